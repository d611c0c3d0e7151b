"""An answer as the live loop's benchmark gives it: a feed in the microphone's place, a recogniser, a stopwatch."""

import queue
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path

import numpy as np
from bench_engines import DEMO, ROOT
from bench_text import PASSAGE

sys.path.insert(0, str(ROOT / "tests"))
from virtual_sound import best_correlation

from voicecoach.audio.decode import decode
from voicecoach.audio.file_source import FileSource
from voicecoach.audio.playback import Player
from voicecoach.audio.types import SAMPLE_RATE, AudioBlock, Samples, seconds
from voicecoach.engines.types import Engine, EngineInfo
from voicecoach.transcript.types import Word

FASTER = 40.0
"""Times the pace of speech before that."""

PACE = 2.5
"""Words a second that stand for what was said."""

LAST = "I'm done."

BREATHLESS = " ".join(PASSAGE.format(n=20).replace(",", "").replace(".", "").split()[:55])
"""About 20 s of speech without a pause."""

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
    press: "queue.SimpleQueue[str] | None" = None
    """Where the key is pressed at that sample; None when the answer ends in words."""
    live: bool = False
    """Whether it is fed at the pace of speech by now."""
    heard_at: float = 0.0
    """Second of the clock at which the last voiced sample was delivered."""
    _ahead: float = field(default=0.0, init=False)

    def __post_init__(self) -> None:
        super().__init__(self.path, clock=self._clock_of_feed, sleep=self._sleep_of_feed)

    def __next__(self) -> AudioBlock:
        block = super().__next__()
        self.live = block.end >= self.live_from
        if block.start < self.voiced_until <= block.end:
            self.heard_at = time.perf_counter()
            if self.press is not None:
                self.press.put("enter")
        return block

    def _clock_of_feed(self) -> float:
        """Runs faster than the world until the last minute; then at its pace."""
        return time.perf_counter() + self._ahead

    def _sleep_of_feed(self, duration: float) -> None:
        if self.live:
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
        if self._feed.live:
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

    def __init__(self) -> None:
        super().__init__()
        self.firsts: list[float] = []
        self._fresh = False

    def play(self, sound: Path | Samples, rate: int = SAMPLE_RATE) -> bool:
        """Play as any loudspeaker does."""
        self._fresh = True
        return super().play(sound, rate)

    def _give(self, out: Samples, frames: int, when: object, status: object) -> None:
        if self._fresh:
            self._fresh = False
            self.firsts.append(time.perf_counter())
        super()._give(out, frames, when, status)


def recording(minutes: float, last: Samples) -> tuple[Samples, int, int]:
    """Make the answer; gives the position at which its last utterance begins and the end of the last voice in it."""
    said, gap = decode(DEMO).samples, np.zeros(round(1.2 * SAMPLE_RATE), np.float32)
    before = round(60 * minutes * SAMPLE_RATE) - len(gap) - len(last)
    looped = np.resize(np.concatenate([said, gap]), before)
    whole = np.concatenate([looped, gap, last, np.zeros(5 * SAMPLE_RATE, np.float32)])
    voiced = np.flatnonzero(np.abs(last) > 0.02)
    start = before + len(gap)
    return whole, start, start + int(voiced[-1]) + 1
