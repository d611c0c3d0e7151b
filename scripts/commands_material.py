"""Speech to hear spoken commands in, and speech to hear none in: wordings, halting answers and recordings."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from fillers_material import PEAK, say, with_noise
from graded_answers import read_answers

from voicecoach.audio.decode import decode
from voicecoach.audio.types import SAMPLE_RATE, Samples, seconds
from voicecoach.coach.commands import Command, Phase, table
from voicecoach.endpointing.segmenter import cut
from voicecoach.endpointing.silero import SileroDetector

BEFORE = 1.2
"""Seconds of silence before a command: brief ones count after 1 s."""

WORDS = (1, 2, 2, 3, 3, 4, 4, 5, 6, 8, 10, 12)
"""How many words a halting speaker says between two pauses; most utterances are as short as commands."""

PAUSES = (0.7, 2.5)
"""Seconds; all of them cut."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A command as somebody may say it."""

    text: str
    command: Command
    phase: Phase


@dataclass(frozen=True, slots=True)
class Piece:
    """One utterance as the live loop cuts it."""

    sound: Samples
    silence: float
    """Seconds without speech before it."""


def wordings() -> tuple[Wording, ...]:
    """Every wording of every command, each in the first phase that knows it."""
    listed = [
        Wording(text, entry.command, entry.phases[0]) for entry in table() for text in (*entry.says, *entry.brief)
    ]
    return tuple({wording.text: wording for wording in reversed(listed)}.values())


def spoken(voice: str, number: int, wording: Wording, ratio: int | None) -> Samples:
    """A command said alone, after silence, in pink noise so many dB below it (none: no noise at all)."""
    sound = _at_peak(say(voice, wording.text, 1.0))
    around = np.pad(sound, (round(BEFORE * SAMPLE_RATE), SAMPLE_RATE))
    return around if ratio is None else with_noise(around, ratio, number)


def halting(voice: str, names: slice) -> Iterator[Samples]:
    """The graded answers without their interviewers, a few words at a time."""
    for number, graded in enumerate(list(read_answers())[names]):
        chance = random.Random(f"{graded.name} {voice}")
        words = [word.text for word in graded.answer.words]
        parts: list[Samples] = []
        while words:
            count = chance.choice(WORDS)
            said, words = " ".join(words[:count]), words[count:]
            silence = np.zeros(round(chance.uniform(*PAUSES) * SAMPLE_RATE), np.float32)
            parts += [silence, _at_peak(say(voice, said, 1.0))]
        yield with_noise(np.concatenate(parts), 30, number)


def recordings(folder: Path) -> Iterator[Samples]:
    """Every recording of a folder."""
    for path in sorted(folder.iterdir()):
        if path.suffix in {".wav", ".flac", ".mp3", ".ogg"}:
            yield _at_peak(decode(path).samples)


def pieces(sound: Samples) -> Sequence[Piece]:
    """The utterances of some speech."""
    found = []
    end = 0.0
    for utterance in cut(sound, _detector()):
        voice = seconds(utterance.start) + 0.3  # the pre-roll of the segmenter
        found.append(Piece(sound[utterance.start : utterance.end], voice - end))
        end = seconds(utterance.end) - 0.2  # its pad
    return found


@cache
def _detector() -> SileroDetector:
    return SileroDetector()


def _at_peak(sound: Samples) -> Samples:
    return np.asarray(sound / np.abs(sound).max() * PEAK, np.float32)
