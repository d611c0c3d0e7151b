"""Deleting sessions for good: first the folder with the sound, then every trace in the history."""

import shutil
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from voicecoach.errors import DeviceError, UsageError
from voicecoach.storage.claims import claim
from voicecoach.storage.history import History
from voicecoach.storage.records import is_plain_name


def delete(history: History, names: Sequence[str], root: Path) -> None:
    """Delete sessions with all that is kept of them. Where it breaks off, it can be done again.

    Raises:
        UsageError: there is no such session, or somebody is at it; then none is deleted.
        DeviceError: a folder cannot be removed, or the history not be written.
    """
    sessions = [history.session(name) for name in names]
    folders = [
        root / "sessions" / session.folder
        for session in sessions
        if session.folder is not None and is_plain_name(session.folder)
    ]
    with ExitStack() as claims:
        for folder in folders:
            if folder.is_dir() and not claims.enter_context(claim(folder)):
                raise UsageError(f"The session in {folder} is going on, or being finished: wait for its end.")
        for folder in folders:
            _remove(folder)
    history.delete(names)


def _remove(folder: Path) -> None:
    try:
        if folder.is_symlink():  # what it leads to is somebody else's
            folder.unlink()
        elif folder.exists():
            shutil.rmtree(folder)
    except OSError as error:
        why = error.strerror or error
        raise DeviceError(f"{folder} cannot be removed ({why}): check the permissions and try again.") from error
