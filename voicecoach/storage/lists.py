"""Sessions as lists: filtered, newest first, and found by what was said in them."""

import json
import re
import sqlite3
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from voicecoach.errors import UsageError
from voicecoach.storage.migrations import TURNS
from voicecoach.storage.records import Filter, Found, Kind, Listed

AROUND = 16
"""Words of a turn shown where something was found."""

_LISTED = """
    SELECT sessions.id, started, kind, round, prompt, title, taken.seconds, taken.answers, total, level, code, message
    FROM sessions
    LEFT JOIN (
        SELECT session, sum(seconds) AS seconds, count(*) AS answers, min(number) AS first
        FROM answers GROUP BY session
    ) AS taken ON taken.session = sessions.number
    LEFT JOIN answers ON answers.session = sessions.number AND answers.number = taken.first
    LEFT JOIN (SELECT answer, max(id) AS newest FROM analyses GROUP BY answer) AS judged ON judged.answer = answers.id
    LEFT JOIN scores ON scores.analysis = judged.newest
    LEFT JOIN findings ON findings.analysis = judged.newest AND findings.number = 0
    WHERE {conditions}
    ORDER BY began DESC, sessions.number DESC
"""


def sessions(connection: sqlite3.Connection, wanted: Filter) -> tuple[Listed, ...]:
    """The sessions a filter lets through, newest first."""
    conditions, values = _conditions(wanted)
    return tuple(_listed(row) for row in connection.execute(_LISTED.format(conditions=conditions), values))


def _conditions(wanted: Filter) -> tuple[str, list[Any]]:
    asked = {
        "round = ?": wanted.round,
        "prompt = ?": wanted.prompt,
        "began >= ?": wanted.since and wanted.since.timestamp(),
        "began < ?": wanted.until and wanted.until.timestamp(),
    }
    given = {condition: value for condition, value in asked.items() if value is not None}
    return " AND ".join(given) or "TRUE", list(given.values())


def _listed(row: tuple[Any, ...]) -> Listed:
    name, started, kind, round_name, prompt, title, seconds, answers, total, level, code, message = row
    return Listed(
        id=name,
        started=datetime.fromisoformat(started),
        kind=Kind(kind),
        round=round_name,
        prompt=prompt,
        title=title,
        seconds=seconds,
        answers=answers or 0,
        total=total,
        level=level,
        top_code=code,
        top_message=message,
    )


def search(connection: sqlite3.Connection, text: str, wanted: Filter) -> tuple[Found, ...]:
    """The sessions in which something was said, newest first, with the first place in each."""
    query = match_query(text)
    hits = connection.execute(
        f"""SELECT sessions.id, sum(times), min(turn) FROM
            (SELECT rowid / {TURNS} AS answer, count(*) AS times, min(rowid) AS turn FROM said WHERE said MATCH ?
             GROUP BY 1)
        JOIN answers ON answers.id = answer JOIN sessions ON sessions.number = session GROUP BY session""",
        (query,),
    )
    found = {name: (times, turn) for name, times, turn in hits}
    fitting = [session for session in sessions(connection, wanted) if session.id in found]
    turns = json.dumps([found[session.id][1] for session in fitting])
    quotes, places = dict(_quotes(connection, query, turns)), dict(_places(connection, turns))
    return tuple(
        Found(session, times, *places[turn], quotes[turn]) for session in fitting for times, turn in [found[session.id]]
    )


def _quotes(connection: sqlite3.Connection, query: str, turns: str) -> Iterator[tuple[int, str]]:
    """A few words of each of some turns; the plus keeps the index from being asked anew for every one of them."""
    yield from connection.execute(
        f"""SELECT rowid, snippet(said, 0, '', '', '…', {AROUND}) FROM said
        WHERE said MATCH ? AND +rowid IN (SELECT value FROM json_each(?))""",
        (query, turns),
    )


def _places(connection: sqlite3.Connection, turns: str) -> Iterator[tuple[int, tuple[str | None, float | None]]]:
    """Who speaks in each of some turns, and the second at which it begins."""
    rows = connection.execute(
        """SELECT id, speaker, (SELECT min(starts) FROM words WHERE turn = id) FROM turns
        WHERE id IN (SELECT value FROM json_each(?))""",
        (turns,),
    )
    for turn, speaker, at in rows:
        yield turn, (speaker, at)


def match_query(text: str) -> str:
    """What a user looks for, in the index's language: nothing they type is taken for its syntax.

    Raises:
        UsageError: there is no word in it.
    """
    parts = [phrase or word for phrase, word in re.findall(r'"([^"]*)"|([^\s"]+)', text)]
    wanted = [part for part in parts if any(map(str.isalnum, part))]
    if not wanted:
        raise UsageError("Name at least one word to look for.")
    return " ".join(f'"{part.removesuffix("*")}"{"*" if part.endswith("*") else ""}' for part in wanted)
