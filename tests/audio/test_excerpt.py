"""A stretch of a recording as a file of its own, and sounds of several rates in one."""

from pathlib import Path

import numpy as np
import pytest
import soundfile

from voicecoach.audio.sound_files import excerpt, join, read
from voicecoach.errors import DeviceError

RATE = 16_000


def tone(hertz: float, seconds: float, level: float, rate: int = RATE) -> np.ndarray:
    return level * np.sin(2 * np.pi * hertz * np.arange(round(seconds * rate)) / rate)


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    """A second of a low tone, a second of a high one, half a second of nothing; all of it quiet."""
    sound = np.concatenate([tone(200, 1, 0.05), tone(1000, 1, 0.05), np.zeros(RATE // 2)])
    soundfile.write(tmp_path / "answer.flac", sound, RATE)
    return tmp_path / "answer.flac"


def test_the_stretch_that_was_asked_for_is_cut_out_and_made_as_loud_as_a_voice(recording: Path) -> None:
    cut, rate = read(excerpt(recording, 1.0, 1.5, recording.with_name("cut.wav")))
    assert (rate, len(cut)) == (RATE, RATE // 2)
    assert np.abs(cut).max() == pytest.approx(0.5, abs=0.01)
    assert np.argmax(np.abs(np.fft.rfft(cut))) == pytest.approx(1000 * 0.5, abs=1)
    assert recording.with_name("cut.wav").stat().st_mode & 0o077 == 0


def test_what_lies_behind_the_end_is_left_out(recording: Path) -> None:
    cut, _ = read(excerpt(recording, 1.5, 60.0, recording.with_name("cut.wav")))
    assert len(cut) == RATE


def test_hardly_a_sound_is_not_made_into_noise(recording: Path) -> None:
    soundfile.write(recording, tone(200, 1, 0.006), RATE)
    cut, _ = read(excerpt(recording, 0.0, 1.0, recording.with_name("cut.wav")))
    assert np.abs(cut).max() == pytest.approx(0.12, abs=0.01)


@pytest.mark.parametrize(("begin", "end"), [(2.1, 2.4), (30.0, 40.0)])
def test_where_there_is_nothing_that_is_said(recording: Path, begin: float, end: float) -> None:
    with pytest.raises(DeviceError, match="holds no sound"):
        excerpt(recording, begin, end, recording.with_name("cut.wav"))


def test_a_recording_that_is_not_there_is_a_fault_of_the_device(tmp_path: Path) -> None:
    with pytest.raises(DeviceError, match=r"answer\.flac cannot be played"):
        excerpt(tmp_path / "answer.flac", 0.0, 1.0, tmp_path / "cut.wav")


def test_sounds_of_different_rates_are_joined_at_their_own_pitch(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "voice.wav", tone(300, 1, 0.5, 22_050), 22_050)
    soundfile.write(tmp_path / "own.wav", tone(1000, 1, 0.5), RATE)
    join([tmp_path / "voice.wav", tmp_path / "own.wav"], tmp_path / "both.wav")
    both, rate = read(tmp_path / "both.wav")
    assert rate == 22_050
    own = both[-round(0.8 * rate) :]
    assert np.argmax(np.abs(np.fft.rfft(own))) == pytest.approx(1000 * 0.8, abs=1)
