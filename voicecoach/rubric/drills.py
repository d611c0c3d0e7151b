"""Which drill mends what: one to do next."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from voicecoach.analysis.types import Analysis, Finding
from voicecoach.rubric.rounds import Round
from voicecoach.rubric.score import Score

DRILLS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "scoping": ("SCOPE001", "SCOPE002", "SCOPE003", "SCOPE004", "REGION001", "STAKE001", "TRACE001"),
        "pitch": ("METRIC001", "METRIC002", "RISK001", "TURN001", "TRACE002"),
        "shift": ("SHIFT001", "SHIFT002"),
        "cost": ("COST001", "COST002"),
        "estimate": ("EST001", "EST002"),
        "story": ("OWN001", "OWN002", "STORY001", "STORY002", "VAGUE003"),
        "pushback": ("TRADE001", "TRADE002", "OVER001", "VAGUE001", "VAGUE002", "FAIL001", "OPS001", "PROC001"),
    }
)
"""Drill, and the rules whose findings it mends: questions only, a design in a minute, changed constraints, prices,
sums, a story in its parts, and an interviewer who asks what the words stand on."""


def drill_next(analysis: Analysis, entry: Round, marked: Score, fixes: Sequence[Finding]) -> str | None:
    """The drill for the rule that lost most; without one, for the area that is furthest from full.

    None when the answer was not marked and nothing was found.
    """
    codes = [finding.code for finding in fixes if not finding.delivery]
    if codes:
        return _told(entry, next(drill for drill, rules in DRILLS.items() if codes[0] in rules))
    if marked.total is None or not analysis.answer.words:
        return None
    poorest = min(
        zip(entry.areas, marked.areas, strict=True), key=lambda pair: (pair[1].points or 0.0) / pair[0].weight
    )
    return poorest[0].drill


def _told(entry: Round, drill: str) -> str:
    """A drill on a design is none for a round in which a story is told."""
    return drill if drill in {"pushback", "story"} or any(area.drill != "story" for area in entry.areas) else "story"
