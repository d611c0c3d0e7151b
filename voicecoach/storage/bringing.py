"""Taking sessions back from one file, which may be damaged, or made to do harm.

What comes is taken for what it should be and nothing else: plain names only, nothing out of proportion, and nothing
over what is here.
"""

import contextlib
import os
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from voicecoach.errors import DeviceError, MissingInput, UnreadableInput
from voicecoach.storage.archive import FILES, RECORD
from voicecoach.storage.history import Added, History
from voicecoach.storage.record_json import parse_record
from voicecoach.storage.records import KeptSession, is_plain_name

LARGEST_RECORD = 256 * 2**20
"""Bytes of one session's record: three hours of words take 5 MB, and each later analysis 1 MB."""

LARGEST_FILE = 4 * 2**30
"""Bytes of one file of a session: three hours of raw sound take 0.35 GB."""

MOST_FILES = 1000
"""Files of one session; a session with every retake has some tens."""

SPARE = 2**28
"""Bytes that stay free on the disk."""


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of a session that was brought back."""

    name: str
    """Its name here."""
    added: Added


def bring(source: Path, history: History, root: Path) -> Iterator[Brought]:
    """Take back what was written, session by session; what is here already is only added to.

    Args:
        source: a zip or JSON Lines.
        history: to take it into.
        root: directory of the history.

    Raises:
        MissingInput: there is no such file, or it may not be read.
        UnreadableInput: it is neither, damaged, or made to do harm; sessions before that place are here.
        DeviceError: the disk is full or refuses.
    """
    try:
        if zipfile.is_zipfile(source):
            yield from _bring_zip(source, history, root)
        else:
            yield from _bring_lines(source, history)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        # the last two: packed in a way there is no program for, and locked by a password
        raise UnreadableInput(f"{source} is damaged: take it from another copy.") from error
    except (FileNotFoundError, IsADirectoryError, PermissionError) as error:
        raise MissingInput(f"{source} cannot be read ({error.strerror}): name a file of voicecoach export.") from error
    except OSError as error:
        raise DeviceError(f"{root} takes no more ({error.strerror}): make room there.") from error


def _bring_lines(source: Path, history: History) -> Iterator[Brought]:
    with source.open("rb") as file:
        number = 0
        while line := file.readline(LARGEST_RECORD + 1):
            number += 1
            if len(line) > LARGEST_RECORD:
                raise UnreadableInput(f"Line {number} of {source} is longer than any session: take another copy.")
            if line.strip():
                session = parse_record(line, f"Line {number} of {source}")
                yield _add(history, replace(session, folder=None))


def _add(history: History, session: KeptSession) -> Brought:
    named = replace(session, id=history.free_id(session.id, session.started))
    return Brought(named.id, history.add(named))


def _bring_zip(source: Path, history: History, root: Path) -> Iterator[Brought]:
    with zipfile.ZipFile(source) as archive:
        for name, (record, files) in _contents(archive, source).items():
            _refuse_excess(archive, record, files, source, root)
            session = parse_record(archive.read(record), f"{name} in {source}")
            yield _bring_session(archive, files, session, history, root)


def _contents(archive: zipfile.ZipFile, source: Path) -> dict[str, tuple[zipfile.ZipInfo, list[zipfile.ZipInfo]]]:
    """For each session its record and its files; what is neither is no archive of ours.

    Raises:
        UnreadableInput: a name leads elsewhere, stands twice, or belongs to no session.
    """
    records: dict[str, tuple[zipfile.ZipInfo, list[zipfile.ZipInfo]]] = {}
    files: list[tuple[str, zipfile.ZipInfo]] = []
    seen = set[str]()
    for entry in archive.infolist():
        parts = entry.filename.split("/")
        whole = all(map(is_plain_name, parts)) and entry.filename not in seen
        seen.add(entry.filename)
        if whole and len(parts) == 2 and parts[1] == RECORD:
            records[parts[0]] = (entry, [])
        elif whole and len(parts) == 3 and parts[1] == FILES:
            files.append((parts[0], entry))
        else:
            raise _foreign(source)
    for name, entry in files:
        if name not in records:
            raise _foreign(source)
        records[name][1].append(entry)
    if not records:
        raise _foreign(source)
    return records


def _foreign(source: Path) -> UnreadableInput:
    return UnreadableInput(f"{source} holds what no voicecoach export wrote: nothing was taken from it.")


def _refuse_excess(
    archive: zipfile.ZipFile, record: zipfile.ZipInfo, files: list[zipfile.ZipInfo], source: Path, root: Path
) -> None:
    """Refuse a session that cannot be one, before anything of it is unpacked.

    Sizes that are lied about do not help: reading stops at the size that is stated.

    Raises:
        UnreadableInput: it is too large.
        DeviceError: there is no room for it.
    """
    needed = sum(entry.file_size for entry in files)
    if (
        record.file_size > LARGEST_RECORD
        or len(files) > MOST_FILES
        or any(entry.file_size > LARGEST_FILE for entry in files)
    ):
        raise UnreadableInput(f"{source} holds a session larger than any: it was not unpacked.")
    if needed + record.file_size + SPARE > shutil.disk_usage(root).free:
        raise DeviceError(f"{source} holds {needed / 2**20:.0f} MB of recordings: make room for them in {root}.")


def _bring_session(
    archive: zipfile.ZipFile, files: list[zipfile.ZipInfo], session: KeptSession, history: History, root: Path
) -> Brought:
    """Unpack a session's files out of sight, give them their place, and add the session.

    Where its folder is here already, that is the truth, and stays as it is.
    """
    if session.folder is None or not files:
        return _add(history, replace(session, folder=None))
    folders = root / "sessions"
    folders.mkdir(parents=True, exist_ok=True, mode=0o700)
    name = history.free_id(session.id, session.started, {path.name for path in folders.iterdir()})
    if not (folders / name).exists():
        with _hidden(root) as unpacked:
            for entry in files:
                _unpack(archive, entry, unpacked / entry.filename.rpartition("/")[2])
            unpacked.rename(folders / name)
    seen = (folders / name).stat().st_mtime
    return Brought(name, history.add(replace(session, id=name, folder=name), seen=seen))


@contextlib.contextmanager
def _hidden(root: Path) -> Iterator[Path]:
    """A private folder on the same disk, gone afterwards unless it was moved."""
    folder = Path(tempfile.mkdtemp(prefix=".importing-", dir=root))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _unpack(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, target: Path) -> None:
    descriptor = os.open(target, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file, archive.open(entry) as packed:
        shutil.copyfileobj(packed, file)
