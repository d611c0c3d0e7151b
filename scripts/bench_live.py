"""The answer ends and the coach speaks: how long that takes after 1, 10 and 45 minutes of answer.

    python scripts/bench_live.py [--minutes 1 10 45] [--repeat 5] [--json]

A whole rehearsal through the live loop, with the tests' virtual loudspeaker: the bundled recording is said over and
over, then "I'm done". It is fed faster than real time up to the last minute, and at the pace of speech from there.
Whisper runs as the base.en shape model (`shape_model.py`) on all that is said in that minute: true cost, random words.
The words that count come from a fixed text instead, at the pace of speech, because nobody can be done in random words.

Two clocks end when the first sample of the feedback is handed to the sound system: one starts with the last voiced
sample of "I'm done", the other when the loop decides that the answer is over. Every rehearsal has a process of its own.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import cycle
from pathlib import Path

import numpy as np
import soundfile
from bench_engines import DEMO, ROOT, TOKENS_PER_SECOND, peak_mb
from bench_text import PASSAGE

sys.path.insert(0, str(ROOT / "tests"))
from virtual_sound import VirtualSound, best_correlation, festival

from voicecoach.audio.decode import decode
from voicecoach.audio.file_source import FileSource
from voicecoach.audio.playback import Player
from voicecoach.audio.types import SAMPLE_RATE, AudioBlock, Samples, seconds
from voicecoach.engines.types import Engine, EngineInfo
from voicecoach.transcript.types import Word

MINUTES = (1, 10, 45)

LIVE = 60.0
"""Seconds at the end that are fed at the pace of speech."""

FASTER = 40.0
"""Times the pace of speech before that."""

PACE = 2.5
"""Words a second that stand for what was said."""

LAST = "I'm done."

HEARD = SAMPLE_RATE // 2
"""Samples of its beginning by which the last utterance is known."""

ALIKE = 0.95
"""Correlation from which it is."""


@dataclass
class Feed(FileSource):
    """The recording in the microphone's place, which knows when its last voiced sample was delivered."""

    path: Path
    voiced_until: int
    """Position after the last voiced sample."""
    live_from: int
    heard_at: float = 0.0
    """Second of the clock at which the last voiced sample was delivered."""
    _ahead: float = field(default=0.0, init=False)

    def __post_init__(self) -> None:
        super().__init__(self.path, clock=self._clock_of_feed, sleep=self._sleep_of_feed)

    def __next__(self) -> AudioBlock:
        block = super().__next__()
        self._live = block.end >= self.live_from
        if block.start < self.voiced_until <= block.end:
            self.heard_at = time.perf_counter()
        return block

    _live = False

    def _clock_of_feed(self) -> float:
        """Runs faster than the world until the last minute; then at its pace."""
        return time.perf_counter() + self._ahead

    def _sleep_of_feed(self, duration: float) -> None:
        if self._live:
            time.sleep(duration)
        else:
            time.sleep(duration / FASTER)
            self._ahead += duration * (1 - 1 / FASTER)


class Scripted:
    """Has the recogniser do its work on what is said live, and gives words of a fixed text in place of its own."""

    info = EngineInfo("faster-whisper", "base.en shape", verbatim=False, offline_fallback=False)

    def __init__(self, engine: Engine, feed: Feed, done: Samples) -> None:
        self._engine = engine
        self._feed = feed
        self._done = done
        self._text: Iterator[str] = cycle(PASSAGE.format(n=20).split())
        self._last: Samples = np.zeros(0, np.float32)
        self._words: list[str] = []
        self._is_last = False

    def transcribe(self, samples: Samples) -> tuple[Word, ...]:
        """Take as long as the recogniser does and give the next words; an utterance heard out further keeps its own."""
        if self._feed._live:
            self._engine.transcribe(samples)
        goes_on = 0 < len(self._last) < len(samples) and np.array_equal(samples[: len(self._last)], self._last)
        self._last = samples
        if not goes_on:
            self._words = []
            self._is_last = len(samples) >= len(self._done) and best_correlation(self._done, samples)[0] > ALIKE
        if self._is_last:
            self._words = LAST.split()
        while not self._is_last and len(self._words) < PACE * seconds(len(samples)):
            self._words.append(next(self._text))
        share = seconds(len(samples)) / max(1, len(self._words))
        return tuple(Word(text, at * share, (at + 1) * share) for at, text in enumerate(self._words))


class Stopwatch(Player):
    """A loudspeaker that notes when the first sample of each sound is handed over."""

    first = 0.0

    def play(self, sound: Path | Samples, rate: int = SAMPLE_RATE) -> bool:
        """Play as any loudspeaker does."""
        self.first = 0.0
        return super().play(sound, rate)

    def _give(self, out: Samples, frames: int, when: object, status: object) -> None:
        if not self.first:
            self.first = time.perf_counter()
        super()._give(out, frames, when, status)


def recording(minutes: float, folder: Path) -> tuple[int, int]:
    """Make the answer; gives the position at which its last utterance begins and the end of the last voice in it."""
    said, gap = decode(DEMO).samples, np.zeros(round(1.2 * SAMPLE_RATE), np.float32)
    done = decode(festival(LAST, folder / "done.wav")).samples
    before = round(60 * minutes * SAMPLE_RATE) - len(gap) - len(done)
    looped = np.resize(np.concatenate([said, gap]), before)
    whole = np.concatenate([looped, gap, done, np.zeros(5 * SAMPLE_RATE, np.float32)])
    soundfile.write(folder / "answer.wav", whole, SAMPLE_RATE, subtype="PCM_16")
    voiced = np.flatnonzero(np.abs(done) > 0.02)
    start = before + len(gap)
    return start, start + int(voiced[-1]) + 1


def rehearsal(path: Path, start: int, voiced: int) -> dict[str, float]:
    """Hold one rehearsal in this process; milliseconds and megabytes.

    Args:
        path: the recording.
        start: position at which its last utterance begins.
        voiced: position after its last voiced sample.
    """
    from shape_model import cached

    from voicecoach.coach.prompts import Prompt
    from voicecoach.engines.whisper import WhisperEngine
    from voicecoach.session.events import CoachSpeaks, Ended, Event, Line
    from voicecoach.session.rehearsal import rehearse
    from voicecoach.session.setting import Setting
    from voicecoach.session.speaker import Speaker
    from voicecoach.speech.pyttsx3_voice import ChildVoice

    decided = first = 0.0
    engine = WhisperEngine(cached("base.en"), max_tokens_per_second=TOKENS_PER_SECOND)
    engine.warm_up()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        feed = Feed(path, voiced, round(start - LIVE * SAMPLE_RATE))
        done = decode(path.with_name("done.wav")).samples[:HEARD]
        player = Stopwatch()
        with feed, player, ChildVoice() as voice, Speaker(voice, player, print) as speaker:

            def tell(event: Event) -> None:
                nonlocal decided, first
                if isinstance(event, Ended):
                    decided = time.perf_counter()
                    player.first = 0.0
                if isinstance(event, CoachSpeaks) and event.line is Line.FEEDBACK:
                    while not player.first:
                        time.sleep(0.001)
                    first = player.first
                    threading.Thread(target=speaker.stop, daemon=True).start()

            prompt = Prompt("bench", "tpm", "Design it.")
            rehearse(Setting(prompt, feed, Scripted(engine, feed, done), speaker, folder, 61 * 60.0), tell)
    return {
        "decided": 1000 * (first - decided),
        "last_voice": 1000 * (first - feed.heard_at),
        "peak_mb": peak_mb(),
    }


def measure(minutes: float, repeat: int) -> dict[str, object]:
    """Several rehearsals of one length, each in a process of its own with a sound card of its own."""
    card = VirtualSound()
    try:
        with tempfile.TemporaryDirectory() as place:
            start, voiced = recording(minutes, Path(place))
            only = [str(Path(place) / "answer.wav"), str(start), str(voiced)]
            taken = [_alone(minutes, only, card.env) for _ in range(repeat)]
    finally:
        card.close()
    return {
        "answer_minutes": minutes,
        "decided_to_first_sample_ms": _summary([one["decided"] for one in taken]),
        "last_voice_to_first_sample_ms": _summary([one["last_voice"] for one in taken]),
        "peak_memory_mb": round(max(one["peak_mb"] for one in taken)),
    }


def _alone(minutes: float, only: Sequence[str], env: dict[str, str]) -> dict[str, float]:
    print(f"{datetime.now():%H:%M} {minutes:g} minutes", file=sys.stderr)
    command = [sys.executable, __file__, "--only", *only]
    answer = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env={**os.environ, **env})
    taken: dict[str, float] = json.loads(answer.stdout.splitlines()[-1])
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
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--only", nargs=3, metavar=("FILE", "START", "VOICED"), help="one rehearsal, in this process")
    arguments = parser.parse_args()
    if arguments.only is not None:
        file, start, voiced = arguments.only
        print(json.dumps(rehearsal(Path(file), int(start), int(voiced))))
        return
    from shape_model import cached

    cached("base.en")
    rows = [measure(minutes, arguments.repeat) for minutes in arguments.minutes]
    if arguments.json:
        print(json.dumps({"live": rows}, indent=2))
        return
    print("milliseconds to the first sample, median / 95th percentile")
    for row in rows:
        decided, voice = row["decided_to_first_sample_ms"], row["last_voice_to_first_sample_ms"]
        assert isinstance(decided, dict)
        assert isinstance(voice, dict)
        print(
            f"{row['answer_minutes']:5g} min   from the decision {decided['median']:7.0f} / {decided['p95']:.0f}   "
            f"from the last voice {voice['median']:7.0f} / {voice['p95']:.0f}   peak {row['peak_memory_mb']} MB"
        )


if __name__ == "__main__":
    main()
