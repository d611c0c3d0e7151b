"""Every older history opens in today's program with all that was in it; a step is taken whole or not at all."""

import json
import sqlite3
from pathlib import Path

import pytest

from voicecoach.errors import UnreadableInput
from voicecoach.storage.database import connect
from voicecoach.storage.history import Added, History
from voicecoach.storage.migrations import MIGRATIONS, TURNS, migrate
from voicecoach.storage.records import Kind
from voicecoach.transcript.types import Hesitation, Timing, Word

DOCUMENT = {"schema": "voicecoach.analysis/1", "engine": {"name": "replay", "model": "m"}, "words": None}
DOCUMENT |= {"signals": None, "findings": None, "measures": None, "rubric": None}

FINDING = {"code": "COST001", "severity": "high", "message": "You never said what Kafka costs", "start": 1.5}

RUBRIC = {"total": 61.5, "level": "lean", "areas": [{"name": "framing", "weight": 30, "points": 12, "because": []}]}


SESSION = "number, id, started, began, kind, round, prompt, title, minutes, folder, seen"


def fill_base(connection: sqlite3.Connection) -> None:
    """What a program of version 1 wrote."""
    at = 7 * TURNS
    rows: list[tuple[str, tuple[object, ...]]] = [
        (
            f"sessions ({SESSION})",
            (3, "a", "2026-11-20T18:04:05+01:00", 1795194245.0, "practice", "tpm", "p", "Title", 45.0, "a", 9.5),
        ),
        ("answers (id, session, number, seconds, timing, sound)", (7, 3, 1, 30.0, "word", "answer.flac")),
        ("turns (id, answer, speaker)", (at, 7, "Coach")),
        ("turns (id, answer, speaker)", (at + 1, 7, "You")),
        ("words", (at, 0, "What?", None, None, None)),
        ("words", (at + 1, 0, "Kafka", 1.5, 1.75, 0.5)),
        ("words", (at + 1, 1, "costs", 2.0, 2.25, 0.5)),
        ("hesitations", (at + 1, 0, 2.5, 2.75)),
        (
            "analyses (id, answer, made, program, rules, document)",
            (5, 7, "2026-11-20T18:05:00+01:00", "0.1", "r", DOCUMENT),
        ),
        ("signals (analysis, number, body)", (5, 0, {"kind": "choice", "start": 1.5})),
        ("findings (analysis, number, body)", (5, 0, FINDING)),
        ("scores (analysis, body)", (5, RUBRIC)),
        ("measures (analysis, number, name, body)", (5, 0, "words", 2)),
        ("measures (analysis, number, name, body)", (5, 1, "minutes", None)),
    ]
    for table, values in rows:
        plain = [json.dumps(value) if isinstance(value, dict) else value for value in values]
        plain = ["null" if table.startswith("measures") and value is None else value for value in plain]
        connection.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(plain))})", plain)


def fill_full_text(connection: sqlite3.Connection) -> None:
    """What a program of version 2 wrote: the index as well."""
    fill_base(connection)
    connection.executemany(
        "INSERT INTO said (rowid, text) VALUES (?, ?)", [(7 * TURNS, "What?"), (7 * TURNS + 1, "Kafka costs")]
    )


def fill_moves_and_takes(connection: sqlite3.Connection) -> None:
    """What a program of version 3 wrote: moves, endings and notes as well."""
    fill_full_text(connection)
    connection.execute("INSERT INTO moves VALUES (7, 0, 'nudge', 'Scale?', 1.0, 'a design before any question', 1)")
    connection.execute("UPDATE turns SET move = 'nudge' WHERE speaker = 'Coach'")
    connection.execute("UPDATE answers SET ending = 'you said so'")
    connection.execute("UPDATE sessions SET notes = 'calm'")


WRITTEN = (fill_base, fill_full_text, fill_moves_and_takes)
"""What each version wrote; a new migration appends its own, and changes none."""


def test_every_version_has_its_data_here() -> None:
    assert len(WRITTEN) == len(MIGRATIONS)


@pytest.mark.parametrize("version", range(1, len(MIGRATIONS) + 1))
def test_a_history_of_any_version_opens_with_all_that_was_in_it(tmp_path: Path, version: int) -> None:
    path = tmp_path / "history.db"
    old = connect(path)
    migrate(old, MIGRATIONS[:version])
    WRITTEN[version - 1](old)
    old.close()
    with History(path) as history:
        kept = history.session("a")
        (answer,) = kept.answers
        (judgement,) = answer.judgements
        (found,) = history.search("kafka")
        listed = found.session
        assert history.add(kept) is Added.KNOWN
        history.delete(["a"])
        assert history.sessions() == ()
        assert history.search("kafka") == ()
    assert (kept.kind, kept.title, kept.minutes, kept.folder, kept.started.isoformat()) == (
        Kind.PRACTICE,
        "Title",
        45.0,
        "a",
        "2026-11-20T18:04:05+01:00",
    )
    assert (answer.seconds, answer.sound, answer.transcript.timing) == (30.0, "answer.flac", Timing.WORD)
    coach, you = answer.transcript.turns
    assert (coach.speaker, coach.words) == ("Coach", (Word("What?"),))
    assert (you.words, you.hesitations) == (
        (Word("Kafka", 1.5, 1.75, 0.5), Word("costs", 2.0, 2.25, 0.5)),
        (Hesitation(2.5, 2.75),),
    )
    assert (judgement.program, judgement.rules) == ("0.1", "r")
    assert judgement.document == DOCUMENT | {
        "words": [
            {"text": "Kafka", "start": 1.5, "end": 1.75, "probability": 0.5},
            {"text": "costs", "start": 2.0, "end": 2.25, "probability": 0.5},
        ],
        "signals": [{"kind": "choice", "start": 1.5}],
        "findings": [FINDING],
        "measures": {"words": 2, "minutes": None},
        "rubric": RUBRIC,
    }
    assert (listed.total, listed.level, listed.top_code) == (61.5, "lean", "COST001")
    assert (found.at, found.quote) == (1.5, "Kafka costs")
    assert kept.notes == ("calm" if version >= 3 else "")
    assert coach.move == ("nudge" if version >= 3 else None)
    assert [move.text for move in answer.moves] == (["Scale?"] if version >= 3 else [])


def test_each_step_is_recorded_and_taken_once(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    for _ in range(2):
        with History(path):
            pass
    connection = connect(path)
    steps = connection.execute("SELECT number, name FROM migrations ORDER BY number").fetchall()
    connection.close()
    assert steps == [(1, "base"), (2, "full_text"), (3, "moves_and_takes")]


def test_a_step_that_fails_leaves_the_history_as_it_was(tmp_path: Path) -> None:
    def half(connection: sqlite3.Connection) -> None:
        connection.execute("ALTER TABLE sessions ADD COLUMN mood TEXT")
        connection.execute("DROP TABLE words")
        raise sqlite3.OperationalError("the disk is full")

    connection = connect(tmp_path / "history.db")
    migrate(connection, MIGRATIONS[:2])
    fill_full_text(connection)
    before = schema(connection)
    with pytest.raises(sqlite3.OperationalError):
        migrate(connection, (*MIGRATIONS[:2], half))
    assert schema(connection) == before
    assert connection.execute("SELECT max(number) FROM migrations").fetchone() == (2,)
    assert connection.execute("SELECT count(*) FROM words").fetchone() == (3,)
    connection.close()


def schema(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    return connection.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()


def test_two_programs_take_a_step_once(tmp_path: Path) -> None:
    """The second opened the history before the first had migrated it."""
    first, second = connect(tmp_path / "history.db"), connect(tmp_path / "history.db")
    migrate(first, MIGRATIONS[:1])
    taken = []

    def late(connection: sqlite3.Connection) -> None:
        taken.append(connection)
        MIGRATIONS[1](connection)

    migrate(first, (MIGRATIONS[0], late))
    migrate(second, (MIGRATIONS[0], late))
    assert taken == [first]
    first.close()
    second.close()


def test_a_later_program_s_history_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    later = connect(path)
    migrate(later, (*MIGRATIONS, lambda connection: None))
    later.close()
    with pytest.raises(UnreadableInput, match="later voicecoach"), History(path):
        pass


def test_areas_and_figures_can_be_asked_for(tmp_path: Path) -> None:
    connection = connect(tmp_path / "history.db")
    migrate(connection)
    fill_moves_and_takes(connection)
    assert connection.execute("SELECT name, weight, points FROM areas").fetchall() == [("framing", 30, 12)]
    assert connection.execute("SELECT name, figure FROM measures").fetchall() == [("words", 2.0), ("minutes", None)]
    assert connection.execute("SELECT engine, model FROM analyses").fetchall() == [("replay", "m")]
    assert connection.execute("SELECT kind, starts FROM signals").fetchall() == [("choice", 1.5)]
    connection.close()
