"""Sessions on disk: a private directory each, named by when it began."""

import os
from datetime import datetime
from pathlib import Path

from voicecoach.errors import DeviceError
from voicecoach.resources import HOME_VARIABLE, data_dir

SOUND = "answer.flac"
"""The recording of a session."""


def new_session(began: datetime, root: Path | None = None) -> Path:
    """Make a directory for a session; two that begin in the same minute get different ones.

    Raises:
        DeviceError: it cannot be made.
    """
    sessions = (root or data_dir()) / "sessions"
    name = began.strftime("%Y-%m-%d-%H%M")
    try:
        sessions.mkdir(parents=True, exist_ok=True, mode=0o700)
        for suffix in ("", *(f"-{count}" for count in range(2, 1000))):
            try:
                (sessions / f"{name}{suffix}").mkdir(mode=0o700)
            except FileExistsError:
                continue
            return sessions / f"{name}{suffix}"
    except OSError as error:
        raise DeviceError(
            f"No session can be kept in {sessions} ({error.strerror}): make room there, or set {HOME_VARIABLE}."
        ) from error
    raise DeviceError(f"{sessions} is full of sessions of this very minute: wait a moment and start again.")


def keep(path: Path, text: str) -> Path:
    """Write a file that its owner alone can read, whole or not at all; a device or pipe is written to as it is.

    Raises:
        DeviceError: it cannot be written.
    """
    try:
        if path.exists() and not path.is_file():
            path.write_text(text, encoding="utf-8")
        else:
            _replace(path, text)
    except OSError as error:
        raise DeviceError(f"{path} cannot be written ({error.strerror}): make room there or choose another.") from error
    return path


def _replace(path: Path, text: str) -> None:
    part = path.with_name(f"{path.name}.part")
    try:
        descriptor = os.open(part, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(descriptor)  # a power cut after the renaming must not leave an empty file
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
