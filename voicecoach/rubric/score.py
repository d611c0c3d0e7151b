"""What the evidence says area by area.

Points are not given yet: how evidence becomes points is not settled, and a mark that no evidence earned is worse than
none. Each area lists what was heard for and against; `points` and `total` stay None ("not measured").
"""

from dataclasses import dataclass

from voicecoach.analysis.types import Analysis
from voicecoach.rubric.rounds import Area, find_round

NOT_ENOUGH = "not enough to judge"
"""The level of an answer that was not marked."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A piece of evidence: a signal's kind or a finding's code, and when."""

    signal: str | None
    code: str | None
    at: float | None
    """Seconds; None without times."""


@dataclass(frozen=True, slots=True)
class AreaScore:
    """One area of a round, with its evidence."""

    name: str
    weight: int
    points: float | None
    because: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """A round's rubric filled in as far as the evidence goes."""

    round: str
    total: float | None
    level: str
    areas: tuple[AreaScore, ...]


def score(analysis: Analysis) -> Score:
    """Sort the evidence of an analysis into the areas of its round."""
    entry = find_round(analysis.round)
    areas = tuple(AreaScore(area.name, area.weight, None, _because(analysis, area)) for area in entry.areas)
    level = f"{NOT_ENOUGH}: needs {analysis.not_enough}" if analysis.not_enough else NOT_ENOUGH
    return Score(entry.name, None, level, areas)


def _because(analysis: Analysis, area: Area) -> tuple[Reason, ...]:
    words = analysis.answer.words
    heard = [
        Reason(signal.kind, None, words[signal.first].start)
        for signal in analysis.signals
        if signal.kind in area.signals
    ]
    found = [Reason(None, finding.code, finding.start) for finding in analysis.findings if finding.code in area.rules]
    return (*heard, *found)
