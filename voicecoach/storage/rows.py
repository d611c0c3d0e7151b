"""A session as rows of the tables, and rows as a session."""

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import Any

from voicecoach.storage.documents import Parts, put_together, take_apart
from voicecoach.storage.migrations import TURNS
from voicecoach.storage.records import Judgement, KeptAnswer, KeptMove, KeptSession, Kind
from voicecoach.transcript.types import Hesitation, Timing, Transcript, Turn, Word


def insert_session(connection: sqlite3.Connection, session: KeptSession) -> int:
    """Write a session without its answers; gives its number."""
    added = connection.execute(
        """INSERT INTO sessions (id, started, began, kind, round, prompt, title, minutes, folder, notes)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        (
            session.id,
            session.started.isoformat(),
            session.started.timestamp(),
            session.kind.value,
            session.round,
            session.prompt,
            session.title,
            session.minutes,
            session.folder,
            session.notes,
        ),
    )
    return _key(added)


def insert_answer(connection: sqlite3.Connection, session: int, answer: KeptAnswer) -> int:
    """Write an answer of a session without its judgements; gives its key."""
    added = connection.execute(
        """INSERT INTO answers (session, number, seconds, ending, sound, retaken_from, timing)
        VALUES (?, ?, ?, ?, ?, ?, ?)""",
        (
            session,
            answer.number,
            answer.seconds,
            answer.ending,
            answer.sound,
            answer.retaken_from,
            answer.transcript.timing.value,
        ),
    )
    key = _key(added)
    _insert_turns(connection, key, answer.transcript.turns)
    connection.executemany(
        "INSERT INTO moves (answer, number, kind, text, at, reason, deliberate) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (key, number, move.kind, move.text, move.at, move.reason, move.deliberate)
            for number, move in enumerate(answer.moves)
        ],
    )
    return key


def _insert_turns(connection: sqlite3.Connection, answer: int, turns: Sequence[Turn]) -> None:
    keyed = list(enumerate(turns, answer * TURNS))
    connection.executemany(
        "INSERT INTO turns (id, answer, speaker, move) VALUES (?, ?, ?, ?)",
        [(key, answer, turn.speaker, turn.move) for key, turn in keyed],
    )
    connection.executemany(
        "INSERT INTO words (turn, number, text, starts, ends, probability) VALUES (?, ?, ?, ?, ?, ?)",
        [
            (key, number, word.text, word.start, word.end, word.probability)
            for key, turn in keyed
            for number, word in enumerate(turn.words)
        ],
    )
    connection.executemany(
        "INSERT INTO hesitations (turn, number, starts, ends) VALUES (?, ?, ?, ?)",
        [(key, number, heard.start, heard.end) for key, turn in keyed for number, heard in enumerate(turn.hesitations)],
    )
    connection.executemany(
        "INSERT INTO said (rowid, text) VALUES (?, ?)",
        [(key, " ".join(word.text for word in turn.words)) for key, turn in keyed if turn.words],
    )


def insert_judgement(connection: sqlite3.Connection, answer: int, judgement: Judgement, transcript: Transcript) -> None:
    """Write an analysis beside those an answer has."""
    parts = take_apart(judgement.document, transcript)
    added = connection.execute(
        "INSERT INTO analyses (answer, made, program, rules, document) VALUES (?, ?, ?, ?, ?)",
        (answer, judgement.made.isoformat(), judgement.program, judgement.rules, parts.rest),
    )
    key = _key(added)
    for table, bodies in (("signals", parts.signals), ("findings", parts.findings)):
        connection.executemany(
            f"INSERT INTO {table} (analysis, number, body) VALUES (?, ?, ?)",
            [(key, number, body) for number, body in enumerate(bodies)],
        )
    connection.executemany(
        "INSERT INTO measures (analysis, number, name, body) VALUES (?, ?, ?, ?)",
        [(key, number, name, body) for number, (name, body) in enumerate(parts.measures.items())],
    )
    if parts.rubric is not None:
        connection.execute("INSERT INTO scores (analysis, body) VALUES (?, ?)", (key, parts.rubric))


def _key(added: sqlite3.Cursor) -> int:
    assert added.lastrowid is not None, "an insertion has a key"
    return added.lastrowid


def read_session(connection: sqlite3.Connection, name: str) -> KeptSession | None:
    """Read a session, whole; None when there is none."""
    row = connection.execute(
        """SELECT number, id, started, kind, round, prompt, title, minutes, folder, notes FROM sessions
        WHERE id = ?""",
        (name,),
    ).fetchone()
    if row is None:
        return None
    number, name, started, kind, round_name, prompt, title, minutes, folder, notes = row
    return KeptSession(
        id=name,
        started=datetime.fromisoformat(started),
        kind=Kind(kind),
        round=round_name,
        prompt=prompt,
        title=title,
        minutes=minutes,
        folder=folder,
        notes=notes,
        answers=tuple(answer for _, answer in read_answers(connection, number)),
    )


def read_answers(connection: sqlite3.Connection, session: int) -> Iterator[tuple[int, KeptAnswer]]:
    """The answers of a session by number, each with its key."""
    rows = connection.execute(
        """SELECT id, number, seconds, ending, sound, retaken_from, timing FROM answers WHERE session = ?
        ORDER BY number""",
        (session,),
    ).fetchall()
    for key, number, seconds, ending, sound, retaken_from, timing in rows:
        transcript = Transcript(tuple(_turns(connection, key)), Timing(timing))
        yield (
            key,
            KeptAnswer(
                number=number,
                seconds=seconds,
                ending=ending,
                sound=sound,
                retaken_from=retaken_from,
                transcript=transcript,
                moves=tuple(_moves(connection, key)),
                judgements=tuple(_judgements(connection, key, transcript)),
            ),
        )


def _turns(connection: sqlite3.Connection, answer: int) -> Iterator[Turn]:
    span = (answer * TURNS, (answer + 1) * TURNS - 1)
    words = _by_turn(
        connection, "SELECT turn, text, starts, ends, probability FROM words WHERE turn BETWEEN ? AND ?", span
    )
    heard = _by_turn(connection, "SELECT turn, starts, ends FROM hesitations WHERE turn BETWEEN ? AND ?", span)
    turns = connection.execute("SELECT id, speaker, move FROM turns WHERE id BETWEEN ? AND ? ORDER BY id", span)
    for key, speaker, move in turns.fetchall():
        yield Turn(
            tuple(Word(*row) for row in words.get(key, ())),
            speaker,
            tuple(Hesitation(*row) for row in heard.get(key, ())),
            move,
        )


def _by_turn(connection: sqlite3.Connection, query: str, span: tuple[int, int]) -> dict[int, list[tuple[Any, ...]]]:
    rows = connection.execute(f"{query} ORDER BY turn, number", span)
    return {key: [row[1:] for row in group] for key, group in groupby(rows, key=itemgetter(0))}


def _moves(connection: sqlite3.Connection, answer: int) -> Iterator[KeptMove]:
    rows = connection.execute(
        "SELECT kind, text, at, reason, deliberate FROM moves WHERE answer = ? ORDER BY number", (answer,)
    )
    for kind, text, at, reason, deliberate in rows:
        yield KeptMove(kind, text, at, reason, bool(deliberate))


def _judgements(connection: sqlite3.Connection, answer: int, transcript: Transcript) -> Iterator[Judgement]:
    rows = connection.execute(
        """SELECT analyses.id, made, program, rules, document, body FROM analyses
        LEFT JOIN scores ON analysis = analyses.id WHERE answer = ? ORDER BY analyses.id""",
        (answer,),
    ).fetchall()
    for key, made, program, rules, rest, rubric in rows:
        parts = Parts(
            rest=rest,
            signals=_bodies(connection, "signals", key),
            findings=_bodies(connection, "findings", key),
            measures=dict(
                connection.execute("SELECT name, body FROM measures WHERE analysis = ? ORDER BY number", (key,))
            ),
            rubric=rubric,
        )
        yield Judgement(datetime.fromisoformat(made), program, rules, put_together(parts, transcript))


def _bodies(connection: sqlite3.Connection, table: str, analysis: int) -> tuple[str, ...]:
    rows = connection.execute(f"SELECT body FROM {table} WHERE analysis = ? ORDER BY number", (analysis,))
    return tuple(body for (body,) in rows)
