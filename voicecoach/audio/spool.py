"""The spool: a recording while it grows, and what is left of it after a crash.

It holds raw 16-bit little-endian mono samples at 16 kHz: nothing in it can be left half-written but its last sample.
Whoever records holds a lock on it, so a spool whose lock is free was left behind.
"""

import errno
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from voicecoach.audio.types import SAMPLE_RATE, seconds
from voicecoach.errors import DeviceError, MissingInput, UsageError
from voicecoach.locks import lock

SPOOL_SUFFIX = ".pcm16"

QUIET = 60.0
"""Seconds without a new sample after which, where there are no locks, a spool counts as left behind."""

ROOM = 64 * 1024
"""Bytes: a disk with less is full; a FLAC is written in pieces of about that size."""

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_COPY = 60 * SAMPLE_RATE
"""Samples turned into FLAC at a time."""


def create(path: Path) -> int:
    """Make a file that was not there, for its owner alone; gives its descriptor."""
    return os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_BINARY", 0), 0o600)


def write_all(descriptor: int, data: bytes) -> None:
    """Write everything, or raise: on a disk that fills up, one call may write a part and still succeed."""
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def recover(spool: Path) -> Path:
    """Turn a spool that was left behind into the FLAC it was to become, and remove it.

    Raises:
        MissingInput: there is no such spool.
        UsageError: somebody is still recording into it.
        DeviceError: there is no room for the FLAC; the spool is kept.
    """
    with _opened(spool) as descriptor:
        if not _is_free(descriptor):
            raise UsageError(f"{spool} is still being recorded, or recovered: wait for the end of that.")
        if not os.fstat(descriptor).st_nlink:  # somebody else has recovered it since it was opened
            raise _missing(spool)
        return to_flac(spool)


def is_left_behind(spool: Path) -> bool:
    """True when nobody records into a spool any more.

    Raises:
        MissingInput: there is no such spool.
        DeviceError: the disk does not let it be opened.
    """
    with _opened(spool) as descriptor:
        return _is_free(descriptor)


def length(sound: Path) -> float | None:
    """How long a recording is.

    Args:
        sound: a spool or a FLAC.

    Returns:
        Seconds; None where there is no such recording, or none that can be read.
    """
    import soundfile

    try:
        size = sound.stat().st_size
        if sound.suffix == SPOOL_SUFFIX or not size:  # a FLAC of no samples is an empty file
            return seconds(size // 2)
        return float(soundfile.info(sound).duration)
    except (OSError, soundfile.SoundFileError):
        return None


def to_flac(spool: Path) -> Path:
    """Make the FLAC beside a spool, and remove the spool once the FLAC is safe; the spool's lock is the caller's.

    Raises:
        DeviceError: there is no room for the FLAC; the spool is kept.
    """
    target = spool.with_suffix(".flac")
    partial = spool.with_suffix(".flac-part")
    try:
        partial.unlink(missing_ok=True)
        try:
            _convert(spool, partial)
            partial.replace(target)
        except OSError:
            partial.unlink(missing_ok=True)
            raise
        spool.unlink()
    except OSError as error:
        raise disk_fault(error, "The recording could not be made into FLAC; its sound is kept", spool) from error
    return target


def disk_fault(error: OSError, what: str, path: Path) -> DeviceError:
    """The sentence for what the disk did; `what` is wrong in its first half."""
    if error.errno in _FULL:
        return DeviceError(f"{what} in {path}: the disk is full, so make room and start again.")
    return DeviceError(f"{what} in {path}: the disk refused ({error.strerror}), so check that it can be written to.")


@contextmanager
def _opened(spool: Path) -> Iterator[int]:
    if not spool.is_file():
        raise _missing(spool)
    try:
        descriptor = os.open(spool, os.O_RDONLY)
    except FileNotFoundError as error:
        raise _missing(spool) from error
    except OSError as error:
        raise disk_fault(error, "The recording cannot be read back", spool) from error
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _is_free(descriptor: int) -> bool:
    free = lock(descriptor)
    return time.time() - os.fstat(descriptor).st_mtime > QUIET if free is None else free


def _missing(spool: Path) -> MissingInput:
    return MissingInput(f"There is no unfinished recording {spool}: check the name.")


def _convert(spool: Path, target: Path) -> None:
    import soundfile

    try:
        with (
            spool.open("rb") as source,
            soundfile.SoundFile(create(target), "w", SAMPLE_RATE, 1, "PCM_16", format="FLAC") as flac,
        ):
            while len(data := source.read(2 * _COPY)) >= 2:
                flac.write(np.frombuffer(data[: len(data) // 2 * 2], dtype="<i2"))
        with target.open("rb") as written:
            os.fsync(written.fileno())  # the spool goes next: a power cut must not find neither
    except (soundfile.SoundFileError, AssertionError) as error:  # soundfile asserts that all samples were taken
        full = shutil.disk_usage(target.parent).free < ROOM  # libsndfile does not say why
        reason = errno.ENOSPC if full else errno.EIO
        raise OSError(reason, str(error) or "not all of it could be written") from error
