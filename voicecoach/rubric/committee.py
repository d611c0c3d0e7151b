"""The hiring committee's three questions, answered from what was said or not at all."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import Any

from voicecoach.analysis.types import Analysis
from voicecoach.rubric.evidence import STORY, Evidence, own_words
from voicecoach.rubric.quoting import quote_of
from voicecoach.rubric.rounds import Round

QUOTED = 2
"""Quotes for an answer, and against it: enough to look up, our choice."""

BESIDE = 10
"""Words before the evidence, or after it, in which the speaker must say "I": about a spoken sentence."""

NO_EVIDENCE = "no evidence heard"

ANSWERS = {(True, False): "yes", (True, True): "mixed", (False, True): "no", (False, False): NO_EVIDENCE}
"""The answer by whether there is evidence for it, and against it."""


@dataclass(frozen=True, slots=True)
class Heard:
    """Words that speak for or against, with the kind of evidence or the finding's code, and when."""

    signal: str | None
    code: str | None
    at: float | None
    """Seconds; None without times."""
    quote: str


@dataclass(frozen=True, slots=True)
class CommitteeAnswer:
    """One question and what the answer rests on."""

    question: str
    """In short, "makes others better"."""
    asks: str
    """The whole question."""
    answer: str
    """yes, mixed, no, or "no evidence heard"."""
    favour: tuple[Heard, ...]
    against: tuple[Heard, ...]


@dataclass(frozen=True, slots=True)
class _Kind:
    signals: tuple[str, ...]
    where: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Question:
    name: str
    asks: str
    own: bool
    heard: tuple[_Kind, ...]
    rules: tuple[str, ...]


def ask_committee(analysis: Analysis, entry: Round, evidence: Sequence[Evidence]) -> tuple[CommitteeAnswer, ...]:
    """Answer every question; parts of a story count only in rounds that mark them."""
    marked = {kind for area in entry.areas for kind in area.signals}
    counted = [piece for piece in evidence if piece.kind in marked or not piece.kind.startswith(STORY)]
    return tuple(_answer(analysis, question, counted) for question in _questions())


def _answer(analysis: Analysis, question: _Question, evidence: Sequence[Evidence]) -> CommitteeAnswer:
    favour = tuple(islice(_favour(analysis, question, evidence), QUOTED))
    against = tuple(
        Heard(None, finding.code, finding.at, finding.quote)
        for finding in analysis.findings
        if finding.code in question.rules and not finding.doubtful
    )[:QUOTED]
    answer = ANSWERS[bool(favour), bool(against)]
    return CommitteeAnswer(question.name, question.asks, answer, favour, against)


def _favour(analysis: Analysis, question: _Question, evidence: Sequence[Evidence]) -> Iterator[Heard]:
    """What speaks for it, the most telling kind first; each stretch of words once."""
    taken: list[Evidence] = []
    for kind in question.heard:
        for piece in evidence:
            fits = piece.kind in kind.signals and all(piece.fields.get(n) == value for n, value in kind.where.items())
            own = not question.own or own_words(analysis, piece.first - BESIDE, piece.last + BESIDE)
            if fits and own and not any(piece.first < other.last and other.first < piece.last for other in taken):
                taken.append(piece)
                yield Heard(piece.kind, None, piece.at, quote_of(analysis, piece.first, piece.last))


@cache
def _questions() -> tuple[_Question, ...]:
    text = files("voicecoach.rubric").joinpath("committee.toml").read_text(encoding="utf-8")
    return tuple(
        _Question(
            table["name"],
            table["asks"],
            table["own"],
            tuple(_Kind(tuple(kind["signals"]), kind.get("where", {})) for kind in table["heard"]),
            tuple(table["rules"]),
        )
        for table in tomllib.loads(text)["questions"]
    )
