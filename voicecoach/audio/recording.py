"""A recording that survives a crash: every block is on disk as it arrives, and becomes FLAC when the session ends."""

import errno
import os
from pathlib import Path

import numpy as np

from voicecoach.audio.types import SAMPLE_RATE, AudioBlock, Samples
from voicecoach.errors import DeviceError, MissingInput

SPOOL_SUFFIX = ".pcm16"
"""A spool holds raw 16-bit little-endian mono samples at 16 kHz: nothing in it can be left half-written."""

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_COPY = 60 * SAMPLE_RATE
"""Samples turned into FLAC at a time."""


class Recorder:
    """Writes blocks to `<name>.pcm16` beside the path it was given, and turns that into the FLAC at close.

    Stretches the source skipped (deaf, or lost) become silence, so that a time in the transcript is the same time in
    the recording. Files can be read by their owner alone.
    """

    def __init__(self, path: Path) -> None:
        """Start a recording.

        Args:
            path: the FLAC file to end up with; its directory exists.

        Raises:
            DeviceError: the file cannot be made.
        """
        self._path = path
        self._spool = path.with_suffix(SPOOL_SUFFIX)
        self._written = 0
        try:
            self._descriptor: int | None = _create(self._spool)
        except OSError as error:
            raise _disk_fault(error, "No recording can be kept", self._spool) from error

    def __enter__(self) -> "Recorder":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def spool(self) -> Path:
        """Where the sound is until `close`; what `recover` is given after a crash."""
        return self._spool

    def write(self, block: AudioBlock) -> None:
        """Keep a block; when this returns, the operating system has it.

        Raises:
            DeviceError: the disk is full or gone; what was written before is kept.
        """
        if self._descriptor is None:
            raise ValueError("the recording is closed")
        gap = max(0, block.start - self._written)
        try:
            _write_all(self._descriptor, bytes(2 * gap) + _pcm16(block.samples))
        except OSError as error:
            os.ftruncate(self._descriptor, 2 * self._written)  # half a block would put every later sample out of step
            os.lseek(self._descriptor, 0, os.SEEK_END)
            raise _disk_fault(error, "The recording stops here; what was said so far is kept", self._spool) from error
        self._written += gap + len(block.samples)

    def read(self, start: int, end: int) -> Samples:
        """Give back a stretch of what was kept, from another thread if need be.

        Args:
            start: position of the first sample.
            end: position after the last; what is not there yet is left out.

        Returns:
            Mono float32 at 16 kHz, shape (at most end - start,).

        Raises:
            DeviceError: the disk does not give it back.
        """
        if self._descriptor is None:
            raise ValueError("the recording is closed")
        try:
            raw = os.pread(self._descriptor, 2 * (end - start), 2 * start)
        except OSError as error:
            raise _disk_fault(error, "The recording cannot be read back", self._spool) from error
        return np.frombuffer(raw[: len(raw) // 2 * 2], dtype="<i2").astype(np.float32) / np.float32(32767)

    def close(self) -> Path:
        """End the recording and make the FLAC; harmless when done already.

        Returns:
            The FLAC file.

        Raises:
            DeviceError: there is no room for the FLAC; the spool is kept.
        """
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
            recover(self._spool)
        return self._path


def recover(spool: Path) -> Path:
    """Turn a spool, finished or left behind by a crash, into the FLAC it was to become, and remove it.

    Raises:
        MissingInput: there is no such spool.
        DeviceError: there is no room for the FLAC; the spool is kept.
    """
    if not spool.is_file():
        raise MissingInput(f"There is no unfinished recording {spool}: check the name.")
    target = spool.with_suffix(".flac")
    partial = spool.with_suffix(".flac-part")
    partial.unlink(missing_ok=True)
    try:
        _convert(spool, partial)
        partial.replace(target)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise _disk_fault(error, "The recording could not be made into FLAC; its sound is kept", spool) from error
    spool.unlink()
    return target


def _convert(spool: Path, target: Path) -> None:
    import soundfile

    try:
        with (
            spool.open("rb") as source,
            soundfile.SoundFile(_create(target), "w", SAMPLE_RATE, 1, "PCM_16", format="FLAC") as flac,
        ):
            while len(data := source.read(2 * _COPY)) >= 2:
                flac.write(np.frombuffer(data[: len(data) // 2 * 2], dtype="<i2"))
    except (soundfile.SoundFileError, AssertionError) as error:  # soundfile asserts that all samples were taken
        raise OSError(errno.EIO, str(error) or "not all of it could be written") from error


def _pcm16(samples: Samples) -> bytes:
    return np.rint(np.clip(samples, -1.0, 1.0) * 32767).astype("<i2").tobytes()


def _create(path: Path) -> int:
    return os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_BINARY", 0), 0o600)


def _write_all(descriptor: int, data: bytes) -> None:
    """Write everything, or raise: on a disk that fills up, one call may write a part and still succeed."""
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def _disk_fault(error: OSError, what: str, path: Path) -> DeviceError:
    if error.errno in _FULL:
        return DeviceError(f"{what} in {path}: the disk is full, so make room and start again.")
    return DeviceError(f"{what} in {path}: the disk refused ({error.strerror}), so check that it can be written to.")
