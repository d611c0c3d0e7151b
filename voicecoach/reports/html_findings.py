"""Findings as a page shows them: each with the place of its quote; three open, the rest folded by rule."""

from dataclasses import dataclass
from itertools import groupby

from voicecoach.analysis.types import Analysis, Finding
from voicecoach.reports.html_moments import Moments, Place
from voicecoach.rubric.verdict import Verdict

OPEN = 3
"""Findings shown whole, as many as the coach says aloud."""

NEAR = 40
"""Words round a finding's stretch in which its quote is looked for, since a quote may bring a line of context."""


@dataclass(frozen=True, slots=True)
class Card:
    """One finding."""

    anchor: str
    """Its place among the findings of the page."""
    finding: Finding
    first: int
    last: int
    """Words quoted, half-open."""
    place: Place
    """Where the quote begins."""


@dataclass(frozen=True, slots=True)
class Findings:
    """All of them."""

    opened: tuple[Card, ...]
    folded: tuple[tuple[Card, ...], ...]
    """The rest, those of a rule together, in order of importance."""

    @property
    def cards(self) -> tuple[Card, ...]:
        """Every finding, in order of time."""
        rest = (card for group in self.folded for card in group)
        return tuple(sorted((*self.opened, *rest), key=lambda card: (card.first, card.last)))


def lay_out(analysis: Analysis, verdict: Verdict, moments: Moments) -> Findings:
    """What is to be mended first, as the coach says it, then the most important of the rest."""
    cards = [_card(analysis, number, finding, moments) for number, finding in enumerate(analysis.findings)]
    more = (finding for finding in analysis.foremost if finding not in verdict.fixes)
    foremost = (*verdict.fixes, *more)[:OPEN]
    opened = [next(card for card in cards if card.finding is finding) for finding in foremost]
    rest = [card for card in cards if card not in opened]
    order = list(dict.fromkeys(card.finding.code for card in rest))
    rest.sort(key=lambda card: order.index(card.finding.code))
    groups = groupby(rest, key=lambda card: card.finding.code)
    return Findings(tuple(opened), tuple(tuple(group) for _, group in groups))


def _card(analysis: Analysis, number: int, finding: Finding, moments: Moments) -> Card:
    first, last = _quoted(analysis, finding)
    return Card(f"f{number}", finding, first, last, moments.place(first))


def _quoted(analysis: Analysis, finding: Finding) -> tuple[int, int]:
    """The words a finding quotes; its stretch where they cannot be told."""
    words, quote = analysis.answer.words, finding.quote.split()
    for first in range(max(0, finding.first - NEAR), min(len(words), finding.last + NEAR)):
        if words[first].start == finding.at and [word.text for word in words[first : first + len(quote)]] == quote:
            return first, first + len(quote)
    return finding.first, finding.last
