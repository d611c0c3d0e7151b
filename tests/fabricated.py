"""A history of preparation for tests: graded answers kept as sessions, better from week to week."""

import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from graded_answers import GradedAnswer, read_answers

from voicecoach.reports.document import document
from voicecoach.storage.history import History
from voicecoach.storage.records import Judgement, KeptAnswer, KeptSession, Kind
from voicecoach.transcript.read import read_transcript

ANSWERS = Path(__file__).parent / "answers"

LEVELS = ("weak", "middling", "strong")


@lru_cache
def graded() -> dict[str, GradedAnswer]:
    """The graded answers by name."""
    return {answer.name: answer for answer in read_answers()}


@lru_cache
def document_of(name: str) -> dict[str, Any]:
    """The analysis of a graded answer, as JSON."""
    found: dict[str, Any] = json.loads(json.dumps(document(graded()[name].judged())))
    return found


def at(day: date, hour: int = 18) -> datetime:
    """A moment of a day, in this machine's time zone."""
    return datetime(day.year, day.month, day.day, hour).astimezone()


def mock(name: str, day: date, *, seconds: float = 2700.0, hour: int = 18) -> KeptSession:
    """A rehearsal in which a graded answer was given."""
    answer = graded()[name]
    judgement = Judgement(at(day, hour), "0.1.0", None, document_of(name))
    said = read_transcript(ANSWERS / f"{name}.txt")
    return KeptSession(
        id=f"{day}-{hour:02d}00-{name}",
        started=at(day, hour),
        kind=Kind.PRACTICE,
        round=answer.round,
        prompt=answer.prompt,
        title=answer.prompt,
        minutes=45.0,
        folder=None,
        notes="",
        answers=(KeptAnswer(1, seconds, None, None, None, said, (), (judgement,)),),
    )


def drill(name: str, day: date, *, hour: int = 12) -> KeptSession:
    """A drill, of which only that it was held matters here."""
    return KeptSession(
        f"{day}-{hour:02d}00-{name}", at(day, hour), Kind.DRILL, "tpm", f"drill-{name}", "", 5.0, None, "", ()
    )


def weeks(first: date, sessions: int = 30) -> Iterator[KeptSession]:
    """So many rehearsals of the same question, a day apart: a third weak, a third middling, a third strong."""
    for number in range(sessions):
        yield mock(f"subtitle-updates-{LEVELS[3 * number // sessions]}", first + timedelta(days=number))


def fill(path: Path, *sessions: KeptSession) -> None:
    """Have a history with these sessions."""
    with History(path) as history:
        for session in sessions:
            history.add(session)
