"""The tables of a page: the rubric with its evidence, the choices, and what became of changed constraints."""

from collections.abc import Iterator
from dataclasses import dataclass

from voicecoach.analysis.types import Analysis
from voicecoach.reports.html_findings import Card
from voicecoach.reports.html_moments import Moments, Place
from voicecoach.reports.verdict_markdown import points_of
from voicecoach.rubric.evidence import find_evidence
from voicecoach.rubric.quoting import quote_of
from voicecoach.rubric.score import AreaScore, Reason
from voicecoach.rubric.verdict import Verdict

JUSTIFIED = ("reason", "alternative", "cost", "metric")
"""What should be said of a choice, as its fields are called."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What points were given for, or lost by."""

    points: str
    """Signed; empty when the answer was not marked."""
    what: str
    """Kind of evidence, or code of a finding."""
    place: Place
    quote: str
    """Empty where it cannot be told."""


@dataclass(frozen=True, slots=True)
class MarkedArea:
    """One area of the rubric."""

    name: str
    points: str
    share: float
    """Points of the weight, 0 to 1."""
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of the committee."""

    asks: str
    answer: str
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One element of the design, and which of JUSTIFIED was said of it."""

    element: str
    place: Place
    said: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Recovered:
    """What became of one shift."""

    place: Place
    acknowledged: str
    steps: tuple[tuple[str, bool], ...]


class Evidence:
    """Builds the tables of one answer."""

    def __init__(self, analysis: Analysis, cards: tuple[Card, ...], moments: Moments) -> None:
        self._analysis = analysis
        self._moments = moments
        pieces = find_evidence(analysis) if moments.timed else ()
        self._quotes = {(piece.kind, piece.at): quote_of(analysis, piece.first, piece.last) for piece in pieces}
        self._cards = {(card.finding.code, card.finding.at): card for card in cards}

    def areas(self, verdict: Verdict) -> tuple[MarkedArea, ...]:
        """The rubric filled in; none where the answer was not marked."""
        return tuple(self._area(area, area.points) for area in verdict.score.areas if area.points is not None)

    def choices(self) -> tuple[Choice, ...]:
        """The elements of the design, in order."""
        chosen = (signal for signal in self._analysis.signals if signal.kind == "choice")
        return tuple(
            Choice(
                str(signal.fields["element"]),
                self._moments.place(signal.first),
                tuple(bool(signal.fields.get(part)) for part in JUSTIFIED),
            )
            for signal in chosen
        )

    def committee(self, verdict: Verdict) -> tuple[Asked, ...]:
        """The committee's questions, each with what speaks for it and then what speaks against."""
        return tuple(
            Asked(
                answer.asks,
                answer.answer,
                tuple(
                    Proof("", str(heard.signal or heard.code), self._moments.place_at(heard.at), heard.quote)
                    for heard in (*answer.favour, *answer.against)
                ),
            )
            for answer in verdict.committee
        )

    def recoveries(self) -> tuple[Recovered, ...]:
        """What became of each shift, in order."""
        return tuple(self._recovered())

    def _area(self, area: AreaScore, points: float) -> MarkedArea:
        return MarkedArea(area.name, points_of(area), points / area.weight, tuple(map(self._proof, area.because)))

    def _proof(self, reason: Reason) -> Proof:
        place = self._moments.place_at(reason.at)
        points = "" if reason.points is None else f"{reason.points:+g}" if reason.points else "0"
        if reason.signal is not None:
            return Proof(points, reason.signal, place, self._quotes.get((reason.signal, reason.at), ""))
        card = self._cards.get((str(reason.code), reason.at))
        return Proof(points, str(reason.code), place, card.finding.quote if card else "")

    def _recovered(self) -> Iterator[Recovered]:
        for recovery in self._analysis.recoveries:
            seconds = recovery.acknowledged
            steps = {
                "said again in your words": recovery.restated,
                "what changes": recovery.changes,
                "what stays": recovery.stays,
                "the new cost": recovery.repriced,
                "back to where you were": recovery.returned,
            }
            taken = "taken up" if recovery.taken_up else "not taken up"
            yield Recovered(
                self._moments.place(recovery.first),
                taken if seconds is None else f"{taken} after {seconds:.0f} s",
                tuple(steps.items()),
            )
