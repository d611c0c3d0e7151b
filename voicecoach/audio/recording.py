"""A recording that survives a crash: every block is on disk as it arrives, and becomes FLAC when the session ends."""

import contextlib
import os
from pathlib import Path

import numpy as np

from voicecoach.audio.spool import SPOOL_SUFFIX, create, disk_fault, to_flac, write_all
from voicecoach.audio.types import AudioBlock, Samples
from voicecoach.errors import DeviceError
from voicecoach.locks import lock


class Recorder:
    """Writes blocks to `<name>.pcm16` beside the path it was given, and turns that into the FLAC at close.

    Stretches the source skipped (deaf, or lost) become silence, so that a time in the transcript is the same time in
    the recording. Files can be read by their owner alone. While it records it holds the lock on the spool, which no
    other process can then take for one that was left behind.
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
            descriptor = create(self._spool)
        except OSError as error:
            raise disk_fault(error, "No recording can be kept", self._spool) from error
        if lock(descriptor) is False:
            os.close(descriptor)
            raise DeviceError(f"{self._spool} was taken by another voicecoach as it began: start again.")
        self._descriptor: int | None = descriptor

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
        start = max(block.start, self._written)
        try:
            if start > self._written:  # silence of any length, which the file system need not even store
                os.ftruncate(self._descriptor, 2 * start)
                os.lseek(self._descriptor, 0, os.SEEK_END)
            write_all(self._descriptor, _pcm16(block.samples))
        except OSError as error:
            with contextlib.suppress(OSError):  # half a block would put every later sample out of step
                os.ftruncate(self._descriptor, 2 * self._written)
                os.lseek(self._descriptor, 0, os.SEEK_END)
            raise disk_fault(error, "The recording stops here; what was said so far is kept", self._spool) from error
        self._written = start + len(block.samples)

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
            raise disk_fault(error, "The recording cannot be read back", self._spool) from error
        return np.frombuffer(raw[: len(raw) // 2 * 2], dtype="<i2").astype(np.float32) / np.float32(32767)

    def close(self) -> Path:
        """End the recording and make the FLAC; harmless when done already.

        Returns:
            The FLAC file.

        Raises:
            DeviceError: there is no room for the FLAC; the spool is kept.
        """
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            try:
                to_flac(self._spool)
            finally:
                os.close(descriptor)  # and with it the lock: not before the FLAC is there
        return self._path


def _pcm16(samples: Samples) -> bytes:
    return np.rint(np.clip(samples, -1.0, 1.0) * 32767).astype("<i2").tobytes()
