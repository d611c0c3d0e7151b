"""The history: every session, what was said in it and what was found, in one file of the user's own.

    with History(history_path()) as history:
        history.add(session)
        history.sessions(Filter(round="tpm"))

Nothing that was judged is ever replaced: a newer analysis stands beside the older ones.
"""

import contextlib
import sqlite3
from collections.abc import Container, Iterable
from contextlib import ExitStack
from datetime import datetime
from enum import StrEnum
from itertools import chain, count
from pathlib import Path

from voicecoach.errors import UsageError
from voicecoach.resources import data_dir
from voicecoach.storage import lists, rows
from voicecoach.storage.database import connect, faults, writing
from voicecoach.storage.migrations import migrate
from voicecoach.storage.records import EVERY, Filter, Found, Judgement, KeptSession, Listed, is_plain_name

FILE = "history.db"

LAST = "last"
"""What the newest session may be called."""


def history_path(root: Path | None = None) -> Path:
    """Where the history is: beside the sessions' folders."""
    return (root or data_dir()) / FILE


class Added(StrEnum):
    """What became of a session that was to be kept."""

    NEW = "new"
    GROWN = "grown"
    """It was there; answers or analyses were added to it."""
    KNOWN = "known"
    """All of it was there."""


class History:
    """An open history; used by one thread, while other programs may use the same file.

    Every method raises DeviceError where the disk refuses or another program does not let go, and UnreadableInput where
    the file is damaged.
    """

    def __init__(self, path: Path) -> None:
        """Name the file; nothing is opened before `with`."""
        self._path = path
        self._open = ExitStack()
        self._connection: sqlite3.Connection

    def __enter__(self) -> "History":
        with faults(self._path), ExitStack() as opening:
            self._connection = opening.enter_context(contextlib.closing(connect(self._path)))
            migrate(self._connection)
            self._open = opening.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def add(self, session: KeptSession, *, seen: float | None = None) -> Added:
        """Keep a session; of one that is there, the answers and analyses that are not.

        A session is there when one of the same name began at the same moment.

        Args:
            session: with a name nobody else has; see `free_id`.
            seen: when its folder was last changed, in seconds since 1970; None when it has none.

        Raises:
            ValueError: the name is that of another session, or no plain name.
        """
        if not is_plain_name(session.id):
            raise ValueError(f"not a plain name: {session.id!r}")
        with faults(self._path), writing(self._connection):
            known = self._connection.execute(
                "SELECT number, began FROM sessions WHERE id = ?", (session.id,)
            ).fetchone()
            if known is not None and known[1] != session.started.timestamp():
                raise ValueError(f"two sessions called {session.id}")
            number = rows.insert_session(self._connection, session) if known is None else int(known[0])
            grown = self._add_answers(number, session)
            self._connection.execute(
                "UPDATE sessions SET folder = ifnull(folder, ?), seen = ifnull(?, seen) WHERE number = ?",
                (session.folder, seen, number),
            )
        return Added.NEW if known is None else Added.GROWN if grown else Added.KNOWN

    def _add_answers(self, number: int, session: KeptSession) -> bool:
        """Add what a session lacks; says whether there was anything."""
        known = {answer.number: (key, answer) for key, answer in rows.read_answers(self._connection, number)}
        grown = False
        for answer in session.answers:
            if answer.number in known:
                key, there = known[answer.number]
                documents = [judgement.document for judgement in there.judgements]
                transcript = there.transcript
            else:
                key = rows.insert_answer(self._connection, number, answer)
                documents, transcript, grown = [], answer.transcript, True
            for judgement in answer.judgements:
                if judgement.document not in documents:
                    rows.insert_judgement(self._connection, key, judgement, transcript)
                    grown = True
        return grown

    def reanalysed(self, name: str, judgement: Judgement, *, answer: int = 1) -> None:
        """Keep an analysis by newer rules beside the older ones.

        Raises:
            UsageError: there is no such session, or it has no such answer.
        """
        with faults(self._path), writing(self._connection):
            session = self._number(name)
            found = {there.number: (key, there) for key, there in rows.read_answers(self._connection, session)}
            if answer not in found:
                raise UsageError(f"Session {name} has no answer {answer}: voicecoach show {name} shows those it has.")
            key, there = found[answer]
            rows.insert_judgement(self._connection, key, judgement, there.transcript)

    def sessions(self, wanted: Filter = EVERY) -> tuple[Listed, ...]:
        """The sessions, newest first."""
        with faults(self._path):
            return lists.sessions(self._connection, wanted)

    def search(self, text: str, wanted: Filter = EVERY) -> tuple[Found, ...]:
        """The sessions in which something was said by anybody, newest first.

        Args:
            text: words that all have to be in one turn, in any form; "words in quotes" stand side by side, and a star
                ends a word that goes on.
            wanted: which sessions to look through.

        Raises:
            UsageError: there is no word in the text.
        """
        with faults(self._path):
            return lists.search(self._connection, text, wanted)

    def session(self, name: str) -> KeptSession:
        """A session, whole.

        Raises:
            UsageError: there is none of that name.
        """
        with faults(self._path):
            session = rows.read_session(self._connection, name)
        if session is None:
            raise _no_such(name)
        return session

    def find(self, short: str) -> str:
        """The name of the session somebody means: in full, by a part no other has, or as `last`.

        Raises:
            UsageError: no session fits, or several do.
        """
        with faults(self._path):
            names = [str(row[0]) for row in self._connection.execute("SELECT id FROM sessions ORDER BY began, number")]
        if short in names:
            return short
        if short == LAST and names:
            return names[-1]
        for fits in (str.startswith, str.endswith, str.__contains__):
            fitting = [name for name in names if short and fits(name, short)]
            if len(fitting) == 1:
                return fitting[0]
        if fitting:
            listed = ", ".join(fitting[-4:]) + (f" and {len(fitting) - 4} older" if len(fitting) > 4 else "")
            raise UsageError(f"Several sessions have {short!r} in their names: {listed}; give more of it.")
        raise _no_such(short)

    def free_id(self, name: str, started: datetime, taken: Container[str] = ()) -> str:
        """A name like this one that no session has, or only the one that began at this moment.

        Args:
            name: preferred.
            started: when the session began that is to have it.
            taken: names that are not free, though no session here has them.
        """
        with faults(self._path):
            known = dict(self._connection.execute("SELECT id, began FROM sessions"))
        began, names = started.timestamp(), chain([name], (f"{name}-{number}" for number in count(2)))
        return next(free for free in names if known.get(free) == began or (free not in known and free not in taken))

    def folders(self) -> dict[str, tuple[str, float | None]]:
        """The folders that were taken in, each with its session's name and when it last changed, if known."""
        with faults(self._path):
            found = self._connection.execute("SELECT folder, id, seen FROM sessions WHERE folder IS NOT NULL")
            return {folder: (name, seen) for folder, name, seen in found}

    def annotate(self, name: str, notes: str) -> None:
        """Replace the user's notes on a session.

        Raises:
            UsageError: there is no such session.
        """
        with faults(self._path), writing(self._connection):
            self._connection.execute("UPDATE sessions SET notes = ? WHERE number = ?", (notes, self._number(name)))

    def delete(self, names: Iterable[str]) -> None:
        """Delete sessions so that nothing of them is left in the file.

        Raises:
            UsageError: there is no such session; then none is deleted.
        """
        with faults(self._path):
            with writing(self._connection):
                numbers = [(self._number(name),) for name in names]
                self._connection.executemany("DELETE FROM sessions WHERE number = ?", numbers)
                self._connection.execute("INSERT INTO said (said) VALUES ('optimize')")  # it marks words, else, as gone
            self._connection.execute("VACUUM")
            self._connection.execute("PRAGMA wal_checkpoint (TRUNCATE)")

    def _number(self, name: str) -> int:
        found = self._connection.execute("SELECT number FROM sessions WHERE id = ?", (name,)).fetchone()
        if found is None:
            raise _no_such(name)
        return int(found[0])


def _no_such(name: str) -> UsageError:
    return UsageError(f"There is no session {name!r}: voicecoach history lists them.")
