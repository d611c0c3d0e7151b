"""Measure how many filled pauses the sound gives away where the recogniser wrote none, and how often it is wrong.

    python scripts/eval_fillers.py [RECORDINGS] [--snr 20] [--json]

Synthetic voices say um, uh and er in their own answers and in the recordings of the folder RECORDINGS. The words are
those of a recogniser that leaves fillers out and, as Whisper does, often stretches a neighbour over the hole.
Thresholds were fitted to the tuning half alone, but the figures of the other half were seen meanwhile.
"""

import argparse
import json
import random
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from fillers_material import VOICES, Spliced, material, roughly, with_noise, without_some

from voicecoach.audio.types import SAMPLE_RATE, Samples, seconds
from voicecoach.endpointing.segmenter import cut
from voicecoach.endpointing.silero import SileroDetector
from voicecoach.engines.hesitations import hesitations
from voicecoach.transcript.types import Hesitation

TIMES = ("rough", "exact", "words missed")
"""Times like Whisper's; those of forced alignment; like Whisper's, with one short word in ten not written at all."""


@dataclass(slots=True)
class Tally:
    """Counts over some speech."""

    said: int = 0
    found: int = 0
    """Of those said."""
    right: int = 0
    wrong: int = 0
    """Both of those heard where there are fillers."""
    false: int = 0
    """Heard in speech without fillers."""
    fluent_s: float = 0.0
    """Seconds of speech without fillers."""
    sound_s: float = 0.0
    spent_s: float = 0.0
    """Processor seconds."""

    def __iadd__(self, other: "Tally") -> "Tally":
        """Add up."""
        for name, value in asdict(other).items():
            setattr(self, name, getattr(self, name) + value)
        return self

    @property
    def precision(self) -> float:
        """Share of what was heard that was said."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Share of what was said that was heard."""
        return self.found / max(1, self.said)

    @property
    def false_a_minute(self) -> float:
        """False alarms in a minute of speech without fillers."""
        return self.false / max(1e-9, self.fluent_s / 60)


Tallies = dict[tuple[str, str, int, str], Tally]
"""By part, voice, dB of speech over noise, and kind of times."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("recordings", nargs="?", type=Path, help="folder of speech without fillers")
    parser.add_argument("--snr", type=int, action="append", help="dB of speech over noise; default: 30, 20, 10")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args()
    levels = options.snr or [30, 20, 10]
    tallies: Tallies = defaultdict(Tally)
    for part in VOICES:
        for number, told in enumerate(material(part, options.recordings)):
            for snr in levels:
                _hear(told, snr, number, tallies)
    if options.json:
        print(json.dumps([{"of": key, **asdict(tally)} for key, tally in tallies.items()], indent=1))
    else:
        print("\n".join(_markdown(tallies, levels)))


def _hear(told: Spliced, snr: int, seed: int, tallies: Tallies) -> None:
    sound = with_noise(told.sound, snr, seed)
    utterances = [(at.start, at.end) for at in cut(sound, SileroDetector())]
    for times in TIMES:
        chance = random.Random(seed)
        written = told if times == "exact" else roughly(told, chance)
        if times == "words missed":
            written = without_some(written, 0.1, chance)
        tallies[told.part, told.voice, snr, times] += _tally(written, sound, utterances)


def _tally(told: Spliced, sound: Samples, utterances: list[tuple[int, int]]) -> Tally:
    before = time.process_time()
    heard = [found for start, end in utterances for found in _utterance(told, sound[start:end], seconds(start))]
    spent = time.process_time() - before
    length = len(sound) / SAMPLE_RATE
    if not told.fillers:
        return Tally(false=len(heard), fluent_s=length, sound_s=length, spent_s=spent)
    found = sum(any(one.start < end and start < one.end for one in heard) for start, end in told.fillers)
    right = sum(any(one.start < end and start < one.end for start, end in told.fillers) for one in heard)
    return Tally(len(told.fillers), found, right, len(heard) - right, sound_s=length, spent_s=spent)


def _utterance(told: Spliced, sound: Samples, start: float) -> Iterator[Hesitation]:
    end = start + seconds(len(sound))
    words = [word.later(-start) for word in told.words if start <= ((word.start or 0) + (word.end or 0)) / 2 < end]
    for found in hesitations(sound, words):
        yield Hesitation(found.start + start, found.end + start)


def _markdown(tallies: Tallies, levels: list[int]) -> Iterator[str]:
    """Tables of precision / recall, and the cost."""
    yield "| voices | voice | " + " | ".join(f"{snr} dB" for snr in levels) + " | false a minute |"
    yield "|---|---|" + "---|" * (len(levels) + 1)
    for part, voice in dict.fromkeys((part, voice) for part, voice, *_ in tallies):
        yield _row(f"| {part} | {voice}", [_sum(tallies, part, voice, snr, "rough") for snr in levels])
    for part in VOICES:
        for times in TIMES:
            yield _row(f"| {part} | all, {times}", [_sum(tallies, part, None, snr, times) for snr in levels])
    total = Tally()
    for tally in tallies.values():
        total += tally
    yield f"\n{total.spent_s / total.sound_s:.4f} of real time on one core."


def _row(name: str, columns: list[Tally]) -> str:
    both = Tally()
    for tally in columns:
        both += tally
    cells = " | ".join(f"{tally.precision:.2f} / {tally.recall:.2f}" for tally in columns)
    return f"{name} | {cells} | {both.false_a_minute:.1f} |"


def _sum(tallies: Tallies, part: str, voice: str | None, snr: int, times: str) -> Tally:
    total = Tally()
    for (of, name, level, kind), tally in tallies.items():
        if (of, level, kind) == (part, snr, times) and voice in {None, name}:
            total += tally
    return total


if __name__ == "__main__":
    main()
