"""Who has a session's folder: the program that holds the session, or the one that finishes it, and nobody else."""

import contextlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from voicecoach.errors import DeviceError, InputError
from voicecoach.locks import lock
from voicecoach.storage import about as about_file
from voicecoach.storage.about import About


@contextmanager
def begin(folder: Path, about: About) -> Iterator[None]:
    """Hold a session: say what it is about, have its folder for oneself, and mark its end.

    A session that ends without a fault has ended for good, and so has one in which there was nothing to judge. One that
    a fault, Ctrl-C or a crash breaks off is unfinished if it has sound and no analysis.

    Raises:
        DeviceError: the disk is full or refuses.
    """
    with claim(folder):
        about_file.write(folder, about)
        try:
            yield
        except InputError:
            end(folder)
            raise
        end(folder)


@contextmanager
def claim(folder: Path) -> Iterator[bool]:
    """Have a session's folder for oneself; given back when the process ends, however it ends.

    Where the system or the disk knows no locks, everybody gets the folder; the age of the recording then tells whether
    it is still being made.

    Returns:
        False when somebody else has it.
    """
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:  # a system on which folders cannot be opened
        yield True
        return
    try:
        yield lock(descriptor) is not False
    finally:
        os.close(descriptor)


def is_free(folder: Path) -> bool:
    """True when nobody holds a session in a folder, or finishes one."""
    with claim(folder) as had:
        return had


def end(folder: Path) -> None:
    """Mark that nothing more is to come of a session; where that cannot be written it is offered again, that is all."""
    with contextlib.suppress(DeviceError):
        about_file.end(folder, datetime.now().astimezone())
