"""Keeping sessions in the history: one that has just ended, and those whose folders are not in it yet.

The folder stays the truth. Where the history fails nothing is lost: whatever opens it next takes the folder in.
"""

from dataclasses import dataclass, replace
from pathlib import Path

import voicecoach
from voicecoach.errors import VoicecoachError
from voicecoach.resources import data_dir
from voicecoach.storage.claims import is_free
from voicecoach.storage.editions import rules_digest
from voicecoach.storage.folders import is_session, read_folder
from voicecoach.storage.history import Added, History, history_path
from voicecoach.storage.records import KeptSession


@dataclass(frozen=True, slots=True)
class Intake:
    """What became of the folders that were not in the history."""

    added: int
    faults: tuple[str, ...]
    """A sentence for each folder that could not be read."""


def keep(folder: Path) -> Added | None:
    """Keep the session in a folder that this program, by these rules, has just judged; safe to repeat.

    Gives None where nothing was judged, and nothing is kept.

    Raises:
        DeviceError: the disk refuses, or another program does not let go of the history.
        UnreadableInput: a file of the session, or the history, is damaged.
    """
    if not is_session(folder):
        return None
    with History(history_path(folder.parent.parent)) as history:
        session = read_folder(folder, program=voicecoach.__version__, rules=rules_digest())
        return _add(history, session, folder, history.folders())


def take_in(history: History, root: Path | None = None) -> Intake:
    """Take in the sessions whose folders the history does not have, or which changed since it saw them.

    Raises:
        DeviceError: the disk refuses.
        UnreadableInput: the history is damaged.
    """
    known, faults, added = history.folders(), list[str](), 0
    for folder in _folders(root or data_dir()):
        try:
            if folder.name in known and known[folder.name][1] == _changed(folder):
                continue
            if is_session(folder) and is_free(folder):  # what is going on is kept when it ends
                added += _add(history, read_folder(folder), folder, known) is Added.NEW
        except (VoicecoachError, OSError) as fault:
            faults.append(f"The session in {folder} is left out: {fault}")
    return Intake(added, tuple(faults))


def _add(history: History, session: KeptSession, folder: Path, known: dict[str, tuple[str, float | None]]) -> Added:
    """Add a session under the name it has, or else under one nobody has."""
    changed = _changed(folder)
    name = known[folder.name][0] if folder.name in known else history.free_id(session.id, session.started)
    return history.add(replace(session, id=name), seen=changed)


def _folders(root: Path) -> list[Path]:
    try:
        return sorted(path for path in (root / "sessions").iterdir() if path.is_dir())
    except OSError:  # no session was ever held here, or they cannot be looked at: the history has what it has
        return []


def _changed(folder: Path) -> float:
    return folder.stat().st_mtime
