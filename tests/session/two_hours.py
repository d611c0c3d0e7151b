"""Two hours of answer, fed as fast as they are taken; prints the memory in use after ten minutes and at the most.

A process of its own, because the peak of a process that ran other tests says nothing about this one.
"""

import sys
import tempfile
from pathlib import Path

import numpy as np

from voicecoach.audio.decode import decode
from voicecoach.audio.types import SAMPLE_RATE, AudioBlock
from voicecoach.coach.prompts import Prompt
from voicecoach.engines.replay import ReplayEngine
from voicecoach.errors import VoiceError
from voicecoach.session.events import Event, Level
from voicecoach.session.rehearsal import rehearse
from voicecoach.session.setting import Setting
from voicecoach.session.speaker import Speaker

BLOCK = 512

SAID = "So I would use a queue for that, because it absorbs the bursts, and um it costs us one more thing to run."


class Endless:
    """A minute of sound over and over: a spoken sentence, then silence."""

    losses = ()

    def __init__(self, spoken: Path, seconds: float) -> None:
        minute = np.zeros(60 * SAMPLE_RATE // BLOCK * BLOCK, np.float32)
        sound = decode(spoken).samples
        minute[: len(sound)] = sound
        self._minute = minute
        self._at, self._end = 0, round(seconds * SAMPLE_RATE)

    def __iter__(self) -> "Endless":
        return self

    def __next__(self) -> AudioBlock:
        if self._at >= self._end:
            raise StopIteration
        at = self._at % len(self._minute)
        self._at += BLOCK
        return AudioBlock(self._minute[at : at + BLOCK], self._at - BLOCK)

    def mute(self) -> None:
        """Nobody needs to wait for the coach."""

    def unmute(self) -> None:
        """Nobody needs to wait for the coach."""

    def watch(self, lost: object, back: object) -> None:
        """It is always there."""

    def settle(self, seconds: float) -> None:
        """There is no echo."""


class Mute:
    """A voice that has none."""

    def render(self, text: str) -> Path:
        raise VoiceError(f"Nothing can say {text!r}.")

    def slow_down(self) -> None:
        """It is slow enough."""

    def close(self) -> None:
        """There is nothing to close."""


def in_use() -> float:
    """Memory of this process, megabytes of 10^6 bytes."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) * 1024 / 1e6


def main(spoken: Path, minutes: int) -> None:
    """Hold the rehearsal and print two figures."""
    early = most = 0.0

    def tell(event: Event) -> None:
        nonlocal early, most
        if isinstance(event, Level) and round(event.at, 1) % 30 < 0.1:
            most = max(most, in_use())
            early = early if event.at > 600 else most

    engine = ReplayEngine.from_texts(*[SAID] * minutes)
    with tempfile.TemporaryDirectory() as folder, Speaker(Mute(), None, lambda _: None) as speaker:
        source = Endless(spoken, 60.0 * minutes)
        prompt = Prompt("test", "tpm", "What would you build?")
        rehearse(Setting(prompt, source, engine, speaker, Path(folder), 1e9), tell)  # type: ignore[arg-type]
    sys.stdout.write(f"{early} {most}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
