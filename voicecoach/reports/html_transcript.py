"""The transcript as a page shows it: paragraphs of words, with findings marked where their words stand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from voicecoach.analysis.types import Analysis, Severity
from voicecoach.reports.html_findings import Card
from voicecoach.reports.html_moments import Moments, Place
from voicecoach.reports.sentences import sentence_edges
from voicecoach.transcript.types import OtherTurn

PARAGRAPH = 60
"""Words after which the next sentence opens a paragraph: some five lines, our choice."""

SEVERITIES = tuple(Severity)
"""Most severe first."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a paragraph that are marked alike."""

    words: tuple[tuple[int, str, float], ...]
    """Index, text, and the second at which each begins."""
    severity: str
    """Of the worst finding that quotes them; empty when none does."""
    cards: tuple[Card, ...]
    """Findings whose quote begins here."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Something the candidate said."""

    place: Place
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Other:
    """Something somebody else said."""

    number: int
    turn: OtherTurn
    at: float
    """Seconds."""
    label: str
    """The moment; empty without times."""


def transcript_of(analysis: Analysis, cards: Sequence[Card], moments: Moments) -> tuple[Paragraph | Other, ...]:
    """Everything that was said, in order.

    Args:
        analysis: what was found.
        cards: the findings, in order of their quotes.
        moments: when the words were said.
    """
    return tuple(_blocks(analysis, cards, moments))


def other_turns(analysis: Analysis, moments: Moments) -> tuple[Other, ...]:
    """What others said, in order."""
    return tuple(_other(number, turn, moments) for number, turn in enumerate(analysis.answer.others))


def _other(number: int, turn: OtherTurn, moments: Moments) -> Other:
    at = moments.of_word(turn.before_word) if turn.start is None else turn.start
    return Other(number, turn, at, Moments((at,), 1.0, moments.timed).place(0).label if moments.timed else "")


def _blocks(analysis: Analysis, cards: Sequence[Card], moments: Moments) -> Iterator[Paragraph | Other]:
    others = list(other_turns(analysis, moments))
    pieces = _Pieces(analysis, cards, moments)
    for first, last in pairwise(_edges(analysis)):
        while others and others[0].turn.before_word <= first:
            yield others.pop(0)
        yield Paragraph(moments.place(first), tuple(pieces.between(first, last)))
    yield from others


def _edges(analysis: Analysis) -> tuple[int, ...]:
    """Where paragraphs begin, in words, and where the last one ends: after others' turns, and between sentences."""
    turns = {turn.before_word for turn in analysis.answer.others}
    edges: list[int] = []
    for edge in sorted(turns.union(sentence_edges(analysis)) if analysis.answer.words else ()):
        if not edges or edge in turns or edge - edges[-1] >= PARAGRAPH or edge == len(analysis.answer.words):
            edges.append(edge)
    return tuple(edges)


class _Pieces:
    """Cuts words where the marking changes."""

    def __init__(self, analysis: Analysis, cards: Sequence[Card], moments: Moments) -> None:
        self._words = analysis.answer.words
        self._moments = moments
        self._opening: dict[int, list[Card]] = {}
        self._severity = [""] * len(self._words)
        for card in sorted(cards, key=lambda card: -SEVERITIES.index(card.finding.severity)):
            self._severity[card.first : card.last] = [card.finding.severity.value] * (card.last - card.first)
        for card in cards:
            self._opening.setdefault(card.first, []).append(card)

    def between(self, first: int, last: int) -> Iterator[Piece]:
        cuts = [at for at in range(first + 1, last) if at in self._opening or self._changes(at)]
        for begin, end in pairwise((first, *cuts, last)):
            words = tuple((at, self._words[at].text, self._moments.starts[at]) for at in range(begin, end))
            yield Piece(words, self._severity[begin], tuple(self._opening.get(begin, ())))

    def _changes(self, at: int) -> bool:
        return self._severity[at] != self._severity[at - 1]
