"""Everything in an answer that can earn points: its signals, the parts of a story, and a decision taken at once."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from voicecoach.analysis.types import Analysis, FieldValue

WORDS_A_MINUTE = 140
"""Pace at which untimed words are laid out, as everywhere in an analysis without times."""

STORY = "story."
"""How the labels of a story's parts begin, `story.context` to `story.reflection`."""

SPEED = "story.speed"
"""A decision taken at once."""

AT_ONCE = re.compile(
    r"\b(?:(?:the|that) (?:very )?same (?:day|morning|afternoon|evening|night|week)|that (?:very|evening|night)"
    r"|by the (?:evening|next morning)|(?:the )?(?:next|following) (?:day|morning)"
    r"|on the spot(?! instances?)|then and there"
    r"|within (?:an hour|a day|a week|(?:two|three|four|[2-4]) (?:hours|days)|minutes))\b"
)
"""How a short time to a decision is said; "decision speed" is what interviewers of programme rounds call it."""

NEAR = 8
"""Words before such a phrase, or after it, in which the speaker says "I": about a spoken clause."""

FIRST_PERSON = frozenset({"i", "i'd", "i'll", "i've", "i'm"})

ARTICLE = "one"
"""A number that is mostly none ("one of them")."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece."""

    kind: str
    first: int
    last: int
    """Words, half-open."""
    at: float | None
    """Second of the recording; None without times."""
    since: float
    """Seconds since the speaker's first word; laid out at an even pace without times."""
    fields: Mapping[str, FieldValue] = field(default_factory=dict)
    """A signal's own; of a story's part, whether a `figure` stands by it."""


def find_evidence(analysis: Analysis) -> tuple[Evidence, ...]:
    """All of it, in order of time."""
    return tuple(sorted(_pieces(analysis), key=lambda piece: (piece.first, piece.last, piece.kind)))


def own_words(analysis: Analysis, first: int, last: int) -> bool:
    """True when the speaker says "I" within a stretch of words."""
    return not FIRST_PERSON.isdisjoint(_bare(word.text) for word in analysis.answer.words[max(0, first) : last])


def _pieces(analysis: Analysis) -> Iterator[Evidence]:
    for signal in analysis.signals:
        yield _piece(analysis, signal.kind, signal.first, signal.last, signal.fields)
    for label, marks in analysis.talk.marks.items():
        if label.startswith(STORY):
            for mark in marks:
                span = analysis.talk.word_span(mark.first, mark.last)
                yield _piece(analysis, label, *span, {"figure": _has_figure(analysis, mark.first)})
    for first, last in _at_once(analysis):
        yield _piece(analysis, SPEED, first, last)


def _piece(
    analysis: Analysis, kind: str, first: int, last: int, fields: Mapping[str, FieldValue] | None = None
) -> Evidence:
    words = analysis.answer.words
    at, begun = words[first].start, words[0].start
    since = first * 60 / WORDS_A_MINUTE if at is None or begun is None else at - begun
    return Evidence(kind, first, last, at, since, fields or {})


def _has_figure(analysis: Analysis, token: int) -> bool:
    """True when a number stands near, in the second half of the answer: what a story came to, in figures."""
    talk = analysis.talk
    if token < len(talk.fluent) / 2:
        return False
    first, last = talk.near(token, before=1, after=1)
    return any(word.like_num and word.text != ARTICLE for word in talk.fluent[first:last])


def _at_once(analysis: Analysis) -> Iterator[tuple[int, int]]:
    """Words that say how fast the speaker acted."""
    talk = analysis.talk
    text = talk.text(0, len(talk.fluent))
    for found in AT_ONCE.finditer(text):
        first = text.count(" ", 0, found.start())
        span = talk.word_span(first, first + found.group().count(" ") + 1)
        if own_words(analysis, span[0] - NEAR, span[1] + NEAR):
            yield span


def _bare(text: str) -> str:
    return text.lower().replace("’", "'").strip('.,;:!?"()')
