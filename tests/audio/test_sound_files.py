"""Rendered sentences joined into one file: no silence but the pause between them."""

from pathlib import Path

import numpy as np
import pytest
import soundfile

from voicecoach.audio.sound_files import PAUSE, join, read
from voicecoach.audio.types import Samples

RATE = 16_000


def tone(seconds: float, level: float = 0.5) -> Samples:
    return np.full(round(seconds * RATE), level, dtype=np.float32)


def kept(folder: Path, *sounds: Samples) -> Samples:
    """What is left of sounds that were joined."""
    files = [folder / f"{at}.wav" for at in range(len(sounds))]
    for file, sound in zip(files, sounds, strict=True):
        soundfile.write(file, sound, RATE, subtype="FLOAT")
    join(files, folder / "joined.wav")
    samples, rate = read(folder / "joined.wav")
    assert rate == RATE
    return samples


def test_the_silence_at_the_end_of_each_sentence_becomes_one_pause(tmp_path: Path) -> None:
    joined = kept(tmp_path, np.concatenate([tone(0.2), tone(1, 0)]), np.concatenate([tone(0.1), tone(2, 0)]))
    assert len(joined) == round((0.2 + PAUSE + 0.1) * RATE)
    loud = np.flatnonzero(joined > 0.4)
    assert (loud[0], loud[-1]) == (0, len(joined) - 1)
    assert len(loud) == round(0.3 * RATE)


def test_silence_before_and_inside_a_sentence_stays(tmp_path: Path) -> None:
    sentence = np.concatenate([tone(0.1, 0), tone(0.1), tone(0.3, 0), -tone(0.1)])
    assert len(kept(tmp_path, sentence)) == len(sentence)


@pytest.mark.parametrize(("level", "length"), [(0.0027, 0.1), (0.0035, 0.3)])
def test_hiss_is_silence_and_a_soft_consonant_is_not(tmp_path: Path, level: float, length: float) -> None:
    assert len(kept(tmp_path, np.concatenate([tone(0.1), tone(0.2, level)]))) == round(length * RATE)


def test_a_sentence_of_nothing_is_nothing(tmp_path: Path) -> None:
    assert len(kept(tmp_path, tone(1, 0), tone(0.1))) == round((PAUSE + 0.1) * RATE)
