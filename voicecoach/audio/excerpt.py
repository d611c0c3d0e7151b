"""A recording from some moment on, a few minutes at a time: an hour of sound need not fit into memory."""

from collections.abc import Iterator
from pathlib import Path

from voicecoach.audio.types import Samples
from voicecoach.errors import DeviceError

PIECE = 300.0
"""Seconds read at a time; in between there is a breath of silence."""


def length(path: Path) -> float:
    """Seconds of a recording.

    Raises:
        DeviceError: it cannot be read.
    """
    import soundfile

    try:
        about = soundfile.info(path)
    except (soundfile.SoundFileError, OSError) as error:
        raise DeviceError(f"The recording {path} cannot be played ({error}).") from error
    return float(about.frames / about.samplerate)


def pieces(path: Path, start: float, seconds: float = PIECE) -> Iterator[tuple[Samples, int]]:
    """The recording from a moment on, in order; each piece as mono samples and its samples a second.

    Args:
        path: a sound file.
        start: seconds from its beginning.
        seconds: length of a piece.

    Raises:
        DeviceError: it cannot be read.
    """
    import soundfile

    try:
        with soundfile.SoundFile(path) as sound:
            sound.seek(min(round(start * sound.samplerate), sound.frames))
            for block in sound.blocks(round(seconds * sound.samplerate), dtype="float32", always_2d=True):
                yield block.mean(axis=1), sound.samplerate
    except (soundfile.SoundFileError, OSError) as error:
        raise DeviceError(f"The recording {path} cannot be played ({error}).") from error
