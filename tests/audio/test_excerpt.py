"""A recording from some moment on: nothing is missing, nothing twice."""

from pathlib import Path

import numpy as np
import pytest
import soundfile

from voicecoach.audio.excerpt import length, pieces
from voicecoach.errors import DeviceError

RATE = 8000


@pytest.fixture
def ramp(tmp_path: Path) -> Path:
    """Three seconds and a half, in which each sample is its own number; in stereo, the other side silent."""
    samples = np.arange(28_000, dtype=np.int16)
    soundfile.write(tmp_path / "ramp.flac", np.stack([samples, 0 * samples], axis=1), RATE)
    return tmp_path / "ramp.flac"


@pytest.mark.parametrize("start", [0.0, 1.25, 3.4999, 3.5, 99.0])
def test_pieces_join_to_the_rest_of_the_recording(ramp: Path, start: float) -> None:
    found = list(pieces(ramp, start, seconds=1.0))
    joined = np.concatenate([samples for samples, _ in found] or [np.zeros(0, dtype=np.float32)])
    first = min(round(start * RATE), 28_000)
    assert np.array_equal(np.rint(joined * 2 * 32768), np.arange(first, 28_000))
    assert {rate for _, rate in found} <= {RATE}
    assert all(len(samples) <= RATE for samples, _ in found)


def test_the_length(ramp: Path) -> None:
    assert length(ramp) == 3.5


def test_what_is_no_recording_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "answer.flac").write_bytes(b"no sound at all")
    for broken in (tmp_path / "answer.flac", tmp_path / "none.flac"):
        with pytest.raises(DeviceError, match="cannot be played"):
            length(broken)
        with pytest.raises(DeviceError, match="cannot be played"):
            list(pieces(broken, 0.0))
