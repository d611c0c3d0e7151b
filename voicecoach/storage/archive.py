"""Sessions in one file: a zip with their recordings, or JSON Lines without.

A zip holds for each session `ID/record.json` and the files of its folder as `ID/files/NAME`.
"""

import contextlib
import os
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO

from voicecoach.errors import DeviceError
from voicecoach.storage.record_json import record_text
from voicecoach.storage.records import KeptSession, is_plain_name

RECORD = "record.json"
FILES = "files"

PACKED = frozenset({".flac", ".opus", ".ogg", ".mp3"})
"""Endings of files that do not get smaller."""


def lines(sessions: Iterable[KeptSession]) -> Iterator[str]:
    """Sessions as JSON Lines, without recordings."""
    for session in sessions:
        yield record_text(replace(session, folder=None)) + "\n"


def write_lines(sessions: Iterable[KeptSession], target: Path) -> None:
    """Write sessions as JSON Lines; the file is whole or not there, and its owner's alone.

    Raises:
        DeviceError: the disk is full or refuses.
    """
    with _whole(target) as file:
        file.writelines(line.encode("utf-8") for line in lines(sessions))


def write_zip(sessions: Iterable[KeptSession], root: Path, target: Path) -> None:
    """Write sessions with all that is in their folders; the file is whole or not there, and its owner's alone.

    Args:
        sessions: to write.
        root: directory of the history.
        target: the file.

    Raises:
        DeviceError: the disk is full or refuses.
    """
    with _whole(target) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, strict_timestamps=False) as archive:
        for session in sessions:
            _pack(archive, session, root)


@contextlib.contextmanager
def _whole(target: Path) -> Iterator[IO[bytes]]:
    part = target.with_name(f"{target.name}.part")
    try:
        with os.fdopen(os.open(part, os.O_CREAT | os.O_RDWR | os.O_TRUNC, 0o600), "w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    except OSError as error:
        why = error.strerror or error
        raise DeviceError(f"{target} cannot be written ({why}): make room there or choose another.") from error
    finally:
        with contextlib.suppress(OSError):  # the folder is not there, or not to be written to
            part.unlink(missing_ok=True)


def _pack(archive: zipfile.ZipFile, session: KeptSession, root: Path) -> None:
    archive.writestr(f"{session.id}/{RECORD}", record_text(session))
    if session.folder is None:
        return
    for path in sorted((root / "sessions" / session.folder).glob("*")):
        if path.is_file() and not path.is_symlink() and is_plain_name(path.name):
            packed = zipfile.ZIP_STORED if path.suffix in PACKED else zipfile.ZIP_DEFLATED
            archive.write(path, f"{session.id}/{FILES}/{path.name}", packed)
