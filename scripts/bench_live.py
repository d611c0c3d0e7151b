"""The answer ends and the coach speaks: how long that takes after 1, 10 and 45 minutes of answer.

    python scripts/bench_live.py [--minutes 1 10 45] [--repeat 7] [--end said|key] [--json]

A whole rehearsal through the live loop, with the tests' virtual loudspeaker: the bundled recording is said over and
over, then "I'm done"; or the key is pressed in the middle of a sentence, after 20 s without a breath, and a short
"thank you" comes before the feedback proper, which has a clock of its own. The answer is fed faster than real time up
to the last minute, and at the pace of speech from there. Whisper runs as the base.en shape model (`shape_model.py`) on
all that is said in that minute: true cost, random words. The words that count come from a fixed text instead, at the
pace of speech, because nobody can be done in random words.

Two clocks end when the first sample of what the coach says is handed to the sound system: one starts with the last
voiced sample of the answer, the other when the loop decides that it is over. Every rehearsal has a process of its own,
and the lengths take turns, so that a machine that is busy for a while is busy for all of them.
"""

import argparse
import json
import os
import queue
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import soundfile
from bench_engines import TOKENS_PER_SECOND, peak_mb
from fed_answer import BREATHLESS, HEARD, LAST, Feed, Scripted, Stopwatch, recording
from virtual_sound import VirtualSound, festival  # found by way of fed_answer

from voicecoach.audio.decode import decode
from voicecoach.audio.types import SAMPLE_RATE

MINUTES = (1, 10, 45)

LIVE = 60.0
"""Seconds at the end that are fed at the pace of speech."""

CLOCKS = {
    "decided_to_first_sample_ms": "from the decision",
    "decided_to_feedback_ms": "to the feedback",
    "last_voice_to_first_sample_ms": "from the last voice",
}
"""What the figures are called where people read them."""


def rehearsal(path: Path, start: int, voiced: int, end: str) -> dict[str, float]:
    """Hold one rehearsal in this process; milliseconds and megabytes.

    Args:
        path: the recording.
        start: position at which its last utterance begins.
        voiced: position after its last voiced sample.
        end: "said" or "key".
    """
    from shape_model import cached

    from voicecoach.coach.prompts import Prompt
    from voicecoach.engines.whisper import WhisperEngine
    from voicecoach.session.events import CoachSpeaks, Ended, Event, Line
    from voicecoach.session.rehearsal import rehearse
    from voicecoach.session.setting import Setting
    from voicecoach.session.speaker import Speaker
    from voicecoach.speech.pyttsx3_voice import ChildVoice

    decided = 0.0
    sounds = {"said": 1, "key": 2}[end]  # how many there are up to the first sentence of the feedback
    engine = WhisperEngine(cached("base.en"), max_tokens_per_second=TOKENS_PER_SECOND)
    engine.warm_up()
    keys: queue.SimpleQueue[str] = queue.SimpleQueue()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        feed = Feed(path, voiced, round(start - LIVE * SAMPLE_RATE), keys if end == "key" else None)
        done = decode(path.with_name("done.wav")).samples[:HEARD]
        player = Stopwatch()
        with feed, player, ChildVoice() as voice, Speaker(voice, player, print) as speaker:

            def tell(event: Event) -> None:
                nonlocal decided
                if isinstance(event, Ended):
                    decided = time.perf_counter()
                    player.firsts.clear()
                if isinstance(event, CoachSpeaks) and event.line is Line.FEEDBACK:
                    while len(player.firsts) < sounds:
                        time.sleep(0.001)
                    threading.Thread(target=speaker.stop, daemon=True).start()

            scripted = Scripted(engine, feed, done)
            setting = Setting(
                Prompt("bench", "tpm", "Design it."), feed, scripted, speaker, folder, 61 * 60.0, keys=keys
            )
            rehearse(setting, tell)
    return {
        "decided": 1000 * (player.firsts[0] - decided),
        "feedback": 1000 * (player.firsts[sounds - 1] - decided),
        "last_voice": 1000 * (player.firsts[0] - feed.heard_at),
        "peak_mb": peak_mb(),
    }


def measure(lengths: Sequence[float], end: str, repeat: int) -> list[dict[str, object]]:
    """Several rehearsals of each length, in turns, each in a process of its own."""
    card = VirtualSound()
    try:
        with tempfile.TemporaryDirectory() as place:
            made = {minutes: _made(minutes, end, Path(place) / f"{minutes:g}") for minutes in lengths}
            taken = [{minutes: _alone(minutes, made[minutes], card.env) for minutes in lengths} for _ in range(repeat)]
    finally:
        card.close()
    return [_row(minutes, end, [one[minutes] for one in taken]) for minutes in lengths]


def _made(minutes: float, end: str, folder: Path) -> list[str]:
    """The arguments of a rehearsal of this length; its recording is in the folder."""
    folder.mkdir()
    done = decode(festival(LAST, folder / "done.wav")).samples
    last = done if end == "said" else decode(festival(BREATHLESS, folder / "breathless.wav")).samples
    whole, start, voiced = recording(minutes, last)
    soundfile.write(folder / "answer.wav", whole, SAMPLE_RATE, subtype="PCM_16")
    return [str(folder / "answer.wav"), str(start), str(voiced), end]


def _row(minutes: float, end: str, taken: Sequence[dict[str, float]]) -> dict[str, object]:
    return {
        "answer_minutes": minutes,
        "ended_by": end,
        "decided_to_first_sample_ms": _summary([one["decided"] for one in taken]),
        "decided_to_feedback_ms": _summary([one["feedback"] for one in taken]),
        "last_voice_to_first_sample_ms": _summary([one["last_voice"] for one in taken]),
        "peak_memory_mb": round(max(one["peak_mb"] for one in taken)),
    }


def _alone(minutes: float, only: Sequence[str], env: dict[str, str]) -> dict[str, float]:
    command = [sys.executable, __file__, "--only", *only]
    answer = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env={**os.environ, **env})
    taken: dict[str, float] = json.loads(answer.stdout.splitlines()[-1])
    figures = "  ".join(f"{name} {value:.1f}" for name, value in taken.items())
    print(f"{datetime.now():%H:%M:%S} {minutes:g} minutes: {figures}", file=sys.stderr)
    return taken


def _summary(values: Sequence[float]) -> dict[str, float]:
    """The median, and the value that nineteen in twenty do not exceed: of fewer than twenty, the largest."""
    ordered = sorted(values)
    worst = ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))]
    return {"median": round(statistics.median(ordered), 1), "p95": round(worst, 1)}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, nargs="+", default=MINUTES)
    parser.add_argument("--repeat", type=int, default=7)
    parser.add_argument("--end", choices=("said", "key"), default="said")
    parser.add_argument("--json", action="store_true")
    parser.add_argument(
        "--only", nargs=4, metavar=("FILE", "START", "VOICED", "END"), help="one rehearsal, in this process"
    )
    arguments = parser.parse_args()
    if arguments.only is not None:
        file, start, voiced, end = arguments.only
        print(json.dumps(rehearsal(Path(file), int(start), int(voiced), end)))
        return
    from shape_model import cached

    cached("base.en")
    rows = measure(arguments.minutes, arguments.end, arguments.repeat)
    if arguments.json:
        print(json.dumps({"live": rows}, indent=2))
        return
    print("milliseconds to the first sample, median / 95th percentile")
    for row in rows:
        print(f"{row['answer_minutes']:5g} min   " + "   ".join(_told(row, clock) for clock in CLOCKS), end="   ")
        print(f"peak {row['peak_memory_mb']} MB")


def _told(row: dict[str, object], clock: str) -> str:
    taken = row[clock]
    assert isinstance(taken, dict)
    return f"{CLOCKS[clock]} {taken['median']:6.1f} / {taken['p95']:.1f}"


if __name__ == "__main__":
    main()
