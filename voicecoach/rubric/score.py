"""How evidence becomes points: each one given or lost names the signal or the finding, and when it was."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from voicecoach.analysis.types import Analysis, Finding
from voicecoach.rubric.evidence import Evidence, find_evidence
from voicecoach.rubric.levels import NOT_ENOUGH, level_of, missing
from voicecoach.rubric.rounds import Area, Earning, Loss, Round, find_round

LATE = 0.5
"""What is left of the points for early evidence that came late: half, so that late is better than never."""

KEPT = 0.5
"""What findings leave of the points an area earned, at least: what was said well stays said, and most absences have
already cost what they did not earn. Reckoned in half points."""


@dataclass(frozen=True, slots=True)
class Reason:
    """What points were given for, or lost by."""

    signal: str | None
    """Kind of evidence; None for a finding."""
    code: str | None
    """Code of a finding; None for evidence."""
    at: float | None
    """Seconds; None without times."""
    points: float | None
    """Given, or below zero lost; findings leave an area half of what it earned, so that one may lose nothing. None when
    the answer was not marked."""


@dataclass(frozen=True, slots=True)
class AreaScore:
    """One area of a round, with its evidence."""

    name: str
    weight: int
    points: float | None
    """The sum over the reasons, 0 to the weight; None when the answer was not marked."""
    mark: int | None
    """The mark beside the points, in rounds that give one."""
    because: tuple[Reason, ...]
    """What was given in order of time, then what was lost."""


@dataclass(frozen=True, slots=True)
class Score:
    """A round's rubric filled in."""

    round: str
    total: float | None
    """Of a hundred; None when there was not enough to judge."""
    level: str
    areas: tuple[AreaScore, ...]


def score(analysis: Analysis) -> Score:
    """Mark an answer on the rubric of its round; the same analysis always gets the same points."""
    return mark(find_round(analysis.round), find_evidence(analysis), analysis.findings, missing(analysis))


def mark(entry: Round, evidence: Sequence[Evidence], findings: Sequence[Finding], needs: str = "") -> Score:
    """Points for evidence and findings.

    Args:
        entry: the round.
        evidence: what was heard, in order of time.
        findings: what was held against it.
        needs: why no points can be given, in words that complete "needs ..."; empty when they can.
    """
    areas = tuple(_area(entry, area, evidence, findings, marked=not needs) for area in entry.areas)
    if needs:
        return Score(entry.name, None, f"{NOT_ENOUGH}: needs {needs}", areas)
    total = sum(area.points or 0.0 for area in areas)
    return Score(entry.name, total, level_of(total), areas)


def at_stake(area: Area, findings: Sequence[Finding], code: str) -> float:
    """Points that a rule's findings lose in an area, whether or not there are so many left."""
    losses = (loss for loss in area.loses if loss.rule == code)
    return sum(points for loss in losses for _, points in _lost(loss, findings))


def _area(
    entry: Round, area: Area, evidence: Sequence[Evidence], findings: Sequence[Finding], *, marked: bool
) -> AreaScore:
    given = [
        Reason(piece.kind, None, piece.at, points)
        for piece, points in sorted(
            (pair for earning in area.earns for pair in _earned(earning, evidence, 60 * entry.early_minutes)),
            key=lambda pair: pair[0].first,
        )
    ]
    left = sum(reason.points or 0.0 for reason in given)
    least = ceil(2 * KEPT * left) / 2
    taken = []
    for finding, points in (pair for loss in area.loses for pair in _lost(loss, findings)):
        lost = min(points, left - least)
        left -= lost
        taken.append(Reason(None, finding.code, finding.at, -lost if lost else 0.0))
    because = (*given, *taken)
    if not marked:
        return AreaScore(area.name, area.weight, None, None, tuple(_unmarked(because)))
    return AreaScore(area.name, area.weight, left, _mark(entry, area, left), because)


def _earned(earning: Earning, evidence: Sequence[Evidence], early: float) -> Iterator[tuple[Evidence, float]]:
    """Pieces with their points, until there are no more to be had."""
    left, seen = earning.most, set()
    for piece in evidence:
        value = piece.fields.get(earning.different) if earning.different else piece.first
        if left <= 0 or value in seen or not _counts(earning, piece):
            continue
        seen.add(value)
        points = min(left, earning.points * (LATE if earning.early and piece.since > early else 1.0))
        left -= points
        yield piece, points


def _counts(earning: Earning, piece: Evidence) -> bool:
    return (
        piece.kind in earning.signals
        and all(piece.fields.get(name) == value for name, value in earning.where.items())
        and not any(piece.fields.get(name, ...) == value for name, value in earning.unless.items())
    )


def _lost(loss: Loss, findings: Sequence[Finding]) -> Iterator[tuple[Finding, float]]:
    """A rule's findings with the points they lose; what may have been misheard loses none."""
    left = loss.most
    for finding in findings:
        if finding.code == loss.rule and not finding.doubtful and left > 0:
            points = min(left, loss.points)
            left -= points
            yield finding, points


def _mark(entry: Round, area: Area, points: float) -> int | None:
    """A mark of 1 to the round's highest, an equal part of the points for each."""
    if entry.marks is None:
        return None
    return min(entry.marks, 1 + int(entry.marks * points / area.weight))


def _unmarked(because: Sequence[Reason]) -> Iterator[Reason]:
    return (Reason(reason.signal, reason.code, reason.at, None) for reason in because)
