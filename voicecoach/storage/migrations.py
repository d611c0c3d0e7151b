"""How the history's tables came to be: numbered steps, only ever appended, each in one transaction with its record.

A step that has shipped is never changed. Signals, findings and scores are kept as the JSON that the analysis wrote, so
that nothing is lost of what a later program may write; the columns that are asked for are generated from it.
"""

import sqlite3
from collections.abc import Callable
from datetime import datetime

from voicecoach.errors import UnreadableInput
from voicecoach.storage.database import writing

TURNS = 1_000_000
"""Turns an answer may have: the key of a turn is that of its answer times this, plus its place. The full-text index
knows that key alone, and so tells the answer without a look at another table."""

_BASE = (
    """CREATE TABLE sessions (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        started TEXT NOT NULL,
        began REAL NOT NULL,
        kind TEXT NOT NULL,
        round TEXT NOT NULL,
        prompt TEXT,
        title TEXT NOT NULL,
        minutes REAL,
        folder TEXT UNIQUE,
        seen REAL
    )""",
    "CREATE INDEX sessions_by_time ON sessions (began)",
    """CREATE TABLE answers (
        id INTEGER PRIMARY KEY,
        session INTEGER NOT NULL REFERENCES sessions ON DELETE CASCADE,
        number INTEGER NOT NULL,
        seconds REAL,
        timing TEXT NOT NULL,
        sound TEXT,
        UNIQUE (session, number)
    )""",
    f"""CREATE TABLE turns (
        id INTEGER PRIMARY KEY,
        answer INTEGER NOT NULL REFERENCES answers ON DELETE CASCADE,
        speaker TEXT,
        CHECK (id / {TURNS} = answer)
    )""",
    "CREATE INDEX turns_of_answer ON turns (answer)",
    """CREATE TABLE words (
        turn INTEGER NOT NULL REFERENCES turns ON DELETE CASCADE,
        number INTEGER NOT NULL,
        text TEXT NOT NULL,
        starts REAL,
        ends REAL,
        probability REAL,
        PRIMARY KEY (turn, number)
    ) WITHOUT ROWID""",
    """CREATE TABLE hesitations (
        turn INTEGER NOT NULL REFERENCES turns ON DELETE CASCADE,
        number INTEGER NOT NULL,
        starts REAL NOT NULL,
        ends REAL NOT NULL,
        PRIMARY KEY (turn, number)
    ) WITHOUT ROWID""",
    """CREATE TABLE analyses (
        id INTEGER PRIMARY KEY,
        answer INTEGER NOT NULL REFERENCES answers ON DELETE CASCADE,
        made TEXT NOT NULL,
        program TEXT,
        rules TEXT,
        document TEXT NOT NULL,
        engine TEXT AS (json_extract(document, '$.engine.name')) VIRTUAL,
        model TEXT AS (json_extract(document, '$.engine.model')) VIRTUAL
    )""",
    "CREATE INDEX analyses_of_answer ON analyses (answer)",
    """CREATE TABLE signals (
        analysis INTEGER NOT NULL REFERENCES analyses ON DELETE CASCADE,
        number INTEGER NOT NULL,
        body TEXT NOT NULL,
        kind TEXT AS (json_extract(body, '$.kind')) STORED,
        starts REAL AS (json_extract(body, '$.start')) STORED,
        PRIMARY KEY (analysis, number)
    ) WITHOUT ROWID""",
    """CREATE TABLE findings (
        analysis INTEGER NOT NULL REFERENCES analyses ON DELETE CASCADE,
        number INTEGER NOT NULL,
        body TEXT NOT NULL,
        code TEXT AS (json_extract(body, '$.code')) STORED,
        severity TEXT AS (json_extract(body, '$.severity')) STORED,
        message TEXT AS (json_extract(body, '$.message')) STORED,
        starts REAL AS (json_extract(body, '$.start')) STORED,
        PRIMARY KEY (analysis, number)
    ) WITHOUT ROWID""",
    """CREATE TABLE scores (
        analysis INTEGER PRIMARY KEY REFERENCES analyses ON DELETE CASCADE,
        body TEXT NOT NULL,
        total REAL AS (json_extract(body, '$.total')) STORED,
        level TEXT AS (json_extract(body, '$.level')) STORED
    )""",
    """CREATE VIEW areas AS
        SELECT
            analysis,
            area.key AS number,
            json_extract(area.value, '$.name') AS name,
            json_extract(area.value, '$.weight') AS weight,
            json_extract(area.value, '$.points') AS points,
            json_extract(area.value, '$.because') AS because
        FROM scores, json_each(scores.body, '$.areas') AS area""",
    """CREATE TABLE measures (
        analysis INTEGER NOT NULL REFERENCES analyses ON DELETE CASCADE,
        number INTEGER NOT NULL,
        name TEXT NOT NULL,
        body TEXT NOT NULL,
        figure REAL AS (iif(json_type(body) IN ('integer', 'real'), json_extract(body, '$'), NULL)) VIRTUAL,
        PRIMARY KEY (analysis, number)
    ) WITHOUT ROWID""",
)

_SAID = (
    "CREATE VIRTUAL TABLE said USING fts5 (text, tokenize = 'porter unicode61 remove_diacritics 2')",
    """INSERT INTO said (rowid, text)
        SELECT turn, group_concat(text, ' ') FROM (SELECT turn, text FROM words ORDER BY turn, number) GROUP BY turn""",
    "CREATE TRIGGER unsaid AFTER DELETE ON turns BEGIN DELETE FROM said WHERE rowid = old.id; END",
)

_MOVES = (
    """CREATE TABLE moves (
        answer INTEGER NOT NULL REFERENCES answers ON DELETE CASCADE,
        number INTEGER NOT NULL,
        kind TEXT NOT NULL,
        text TEXT NOT NULL,
        at REAL,
        reason TEXT NOT NULL,
        deliberate INTEGER NOT NULL,
        PRIMARY KEY (answer, number)
    ) WITHOUT ROWID""",
    "ALTER TABLE turns ADD COLUMN move TEXT",
    "ALTER TABLE answers ADD COLUMN ending TEXT",
    "ALTER TABLE answers ADD COLUMN retaken_from REAL",
    "ALTER TABLE sessions ADD COLUMN notes TEXT NOT NULL DEFAULT ''",
)


def base(connection: sqlite3.Connection) -> None:
    """Sessions, their words, and what was found in them."""
    _run(connection, _BASE)


def full_text(connection: sqlite3.Connection) -> None:
    """The index of what was said."""
    _run(connection, _SAID)


def moves_and_takes(connection: sqlite3.Connection) -> None:
    """What the interviewer did, how answers ended, later takes of a stretch, and the user's notes."""
    _run(connection, _MOVES)


MIGRATIONS: tuple[Callable[[sqlite3.Connection], None], ...] = (base, full_text, moves_and_takes)
"""In order; the first is number 1."""


def migrate(
    connection: sqlite3.Connection, migrations: tuple[Callable[[sqlite3.Connection], None], ...] = MIGRATIONS
) -> None:
    """Bring a history to the newest form, whatever it was before.

    Raises:
        UnreadableInput: a later program has written it.
    """
    if (version := _version(connection)) > len(migrations):
        raise UnreadableInput("Your history was written by a later voicecoach: update this one.")
    for number in range(version + 1, len(migrations) + 1):
        _take(connection, number, migrations[number - 1])


def _take(connection: sqlite3.Connection, number: int, step: Callable[[sqlite3.Connection], None]) -> None:
    with writing(connection):
        connection.execute("CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY, name TEXT, at TEXT)")
        if _version(connection) < number:  # else another program has taken the step meanwhile
            step(connection)
            now = datetime.now().astimezone().isoformat()
            connection.execute("INSERT INTO migrations VALUES (?, ?, ?)", (number, step.__name__, now))


def _version(connection: sqlite3.Connection) -> int:
    known = connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'migrations'").fetchone()[0]
    return int(connection.execute("SELECT ifnull(max(number), 0) FROM migrations").fetchone()[0]) if known else 0


def _run(connection: sqlite3.Connection, statements: tuple[str, ...]) -> None:
    for statement in statements:
        connection.execute(statement)
