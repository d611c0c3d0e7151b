"""The history's file: private, safe for two programs at once, and its faults as sentences."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from voicecoach.errors import DeviceError, UnreadableInput, VoicecoachError
from voicecoach.resources import HOME_VARIABLE

PATIENCE = 10.0
"""Seconds to wait for another program that writes; every transaction here is over in a small part of one."""

_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_IN_USE = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_REFUSED = {
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_AUTH,
}


def connect(path: Path) -> sqlite3.Connection:
    """Open the file, which is made when it is not there; its owner alone can read it.

    Raises:
        OSError: the folder or the file cannot be made.
        sqlite3.Error: it is no database, or is refused.
    """
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    if path.stat().st_mode & 0o077:  # a copy that was put back, perhaps; what SQLite keeps beside it follows its mode
        path.chmod(0o600)
    connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")  # what was kept outlasts a power cut
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA secure_delete = ON")  # what is deleted is overwritten
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[None]:
    """All that is done inside happens as a whole or not at all."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        connection.rollback()
        raise


@contextmanager
def faults(path: Path) -> Iterator[None]:
    """Turn what the database or the disk refuse into a sentence.

    Raises:
        DeviceError: the disk refuses, or somebody else does not let go.
        UnreadableInput: the file is damaged.
    """
    try:
        yield
    except sqlite3.Error as error:
        if (known := _known(path, error)) is None:
            raise
        raise known from error
    except OSError as error:
        raise _refusal(path, error.strerror or str(error)) from error


def _known(path: Path, error: sqlite3.Error) -> VoicecoachError | None:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the rest of an extended code only says where
    if code in _DAMAGED:
        return UnreadableInput(
            f"{path} is damaged, or no history: move it away, and the sessions are read anew from their folders."
        )
    if code in _IN_USE:
        return DeviceError(f"{path} is in use by another voicecoach: wait for it to finish, or end it.")
    return _refusal(path, str(error)) if code in _REFUSED else None


def _refusal(path: Path, why: str) -> DeviceError:
    return DeviceError(f"The history in {path} cannot be kept ({why}): make room there, or set {HOME_VARIABLE}.")
