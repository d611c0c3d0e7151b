"""The history with a thousand sessions: listing, searching, reading, adding and deleting, and the commands as typed.

Sessions are put together from the graded answers, shuffled; twelve texts take turns, each with a word of its own.

Usage: python scripts/bench_history.py [--json] [--sessions N] [--minutes N] [--runs N]
"""

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path

from graded_answers import read_answers

from voicecoach.analysis.runner import analyse
from voicecoach.analysis.types import Source
from voicecoach.engines.types import EngineInfo
from voicecoach.reports.document import document
from voicecoach.resources import HOME_VARIABLE
from voicecoach.storage.history import History, history_path
from voicecoach.storage.records import EVERY, Filter, Judgement, KeptAnswer, KeptSession, Kind
from voicecoach.transcript.speaker import select
from voicecoach.transcript.types import Timing, Transcript, Turn, Word

BEGAN = datetime(2024, 1, 1, 18, 0, tzinfo=UTC)

PACE = 150
"""Words a minute."""

BREATH = 15
"""Words of a turn: an utterance between two pauses."""

TEXTS = 12

WANTED = {
    "a word in every session": "the",
    "a word of the field": "latency",
    "two words": "cache cost",
    "words side by side": '"the cost"',
    "a word of one session": "zebra7",
    "the beginning of a word": "zeb*",
}


def answer(seed: int, minutes: float) -> KeptAnswer:
    """An answer of that length with its analysis."""
    spoken, shuffler = [graded.answer.words for graded in read_answers()], random.Random(seed)
    shuffler.shuffle(spoken)
    texts = list(islice((word.text for words in spoken * 9 for word in words), round(minutes * PACE)))
    timed = [Word(text, round(at * 0.4, 3), round(at * 0.4 + 0.35, 3), 0.9) for at, text in enumerate(texts)]
    said = tuple(Turn(tuple(timed[at : at + BREATH]), "You") for at in range(0, len(timed), BREATH))
    heard = Transcript(said, Timing.WORD)
    source, engine = Source("answer.flac", "audio", minutes * 60, "0" * 64), EngineInfo("bench", "-", True, False)  # noqa: FBT003
    found = document(analyse(select(heard, None), source, engine, prompt="subtitle-updates"))
    judged = Judgement(BEGAN, "0", "0", json.loads(json.dumps(found)))
    return KeptAnswer(1, minutes * 60, "you said so", None, None, heard, (), (judged,))


def session(number: int, taken: KeptAnswer) -> KeptSession:
    """One of many sessions, with a word that no other has."""
    own = Turn((Word(f"zebra{number}"),), "Coach")
    heard = replace(taken.transcript, turns=(own, *taken.transcript.turns))
    return KeptSession(
        id=f"session-{number}",
        started=BEGAN + timedelta(hours=17 * number),
        kind=Kind.PRACTICE,
        round=("tpm", "swe", "pm", "behavioral")[number % 4],
        prompt=f"prompt-{number % 40}",
        title=f"Prompt number {number % 40}",
        minutes=45.0,
        folder=f"session-{number}",
        notes="",
        answers=(replace(taken, transcript=heard),),
    )


def timed(work: Callable[[], object], runs: int) -> dict[str, float]:
    """Median and largest of some runs, in milliseconds."""
    taken = []
    for _ in range(runs):
        began = time.perf_counter()
        work()
        taken.append(1000 * (time.perf_counter() - began))
    return {"median_ms": round(statistics.median(taken), 1), "largest_ms": round(max(taken), 1)}


def measure(home: Path, sessions: int, minutes: float, runs: int) -> dict[str, object]:
    """Fill a history and take the times."""
    taken = [answer(seed, minutes) for seed in range(TEXTS)]
    path, left = history_path(home), iter(range(sessions))
    rows: dict[str, object] = {"sessions": sessions, "words_each": round(minutes * PACE)}
    with History(path) as history:

        def add() -> None:
            number = next(left)
            kept = session(number, taken[number % TEXTS])
            folder = home / "sessions" / kept.id
            folder.mkdir(parents=True)
            history.add(kept, seen=folder.stat().st_mtime)

        rows["add"] = timed(add, sessions)
        rows["megabytes"] = round(path.stat().st_size / 1e6, 1)
        rows["list"] = timed(lambda: history.sessions(EVERY), runs)
        rows["list, one round"] = timed(lambda: history.sessions(Filter(round="tpm")), runs)
        for name, text in WANTED.items():
            rows[f"search: {name}"] = timed(lambda text=text: history.search(text), runs)  # type: ignore[misc]
        rows["read a session"] = timed(lambda: history.session("session-7"), runs)
    command = [sys.executable, "-m", "voicecoach"]
    environment = {**os.environ, HOME_VARIABLE: str(home)}
    for name, arguments in {
        "voicecoach --version": ["--version"],
        "voicecoach history": ["history"],
        "voicecoach history --search": ["history", "--search", "latency"],
    }.items():
        rows[name] = timed(
            lambda arguments=arguments: subprocess.run(  # type: ignore[misc]
                [*command, *arguments], env=environment, check=True, stdout=subprocess.DEVNULL
            ),
            min(runs, 5),
        )
    with History(path) as history:
        rows["delete a session"] = timed(lambda: history.delete([history.sessions()[0].id]), 2)
    return rows


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--sessions", type=int, default=1000)
    parser.add_argument("--minutes", type=float, default=20.0)
    parser.add_argument("--runs", type=int, default=15)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        rows = measure(Path(home), arguments.sessions, arguments.minutes, arguments.runs)
    if arguments.json:
        print(json.dumps({"history": rows}, indent=2))
        return
    for name, value in rows.items():
        told = f"{value['median_ms']:>9.1f} ms {value['largest_ms']:>9.1f} ms" if isinstance(value, dict) else value
        print(f"{name:<36} {told}")


if __name__ == "__main__":
    main()
