"""The small copy of a recording: as long as it, small, of the channel asked for; what is no recording is refused."""

from pathlib import Path

import numpy as np
import pytest
import soundfile

from voicecoach.audio.decode import decode
from voicecoach.audio.small_copy import small_copy
from voicecoach.audio.types import SAMPLE_RATE
from voicecoach.errors import UnreadableInput

SAMPLE = Path(__file__).parents[2] / "voicecoach" / "samples" / "answer.flac"


def decoded(copy: bytes, folder: Path) -> "np.ndarray[tuple[int], np.dtype[np.float32]]":
    path = folder / "copy.webm"
    path.write_bytes(copy)
    return decode(path).samples


def test_it_is_the_recording_in_a_third_of_its_size(tmp_path: Path) -> None:
    copy, sound = small_copy(SAMPLE), decode(SAMPLE).samples
    assert len(copy) < SAMPLE.stat().st_size / 3
    heard = decoded(copy, tmp_path)
    assert len(heard) == pytest.approx(len(sound), abs=SAMPLE_RATE / 10)
    assert np.std(heard) == pytest.approx(np.std(sound), rel=0.1)


def test_one_channel_is_one_side(tmp_path: Path) -> None:
    tone = np.sin(np.arange(SAMPLE_RATE) * 2 * np.pi * 440 / SAMPLE_RATE).astype(np.float32) / 2
    path = tmp_path / "sides.wav"
    soundfile.write(path, np.stack([tone, np.zeros_like(tone)], axis=1), SAMPLE_RATE)
    assert np.std(decoded(small_copy(path, channel="left"), tmp_path)) > 0.2
    assert np.std(decoded(small_copy(path, channel="right"), tmp_path)) < 0.01


def test_what_is_no_recording_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.wav"
    path.write_text("not a sound", encoding="utf-8")
    with pytest.raises(UnreadableInput):
        small_copy(path)
