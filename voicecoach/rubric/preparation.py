"""What one prepares for and what was held so far, as trends and plans see it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

MOCKS = 15
"""Rehearsals to hold before an interview: preparation guides ask for fifteen and more."""

HOURS = (80, 120)
"""Hours of preparation, least and most, that the same guides ask for, with all the reading."""

LATEST = 3
"""Rehearsals, the latest, in which a rule has to come back to be a habit."""

DRILL = "drill"
"""Kind of a sitting that trains one skill; the others are rehearsals, held here or elsewhere."""


@dataclass(frozen=True, slots=True)
class AreaMark:
    """An area of the rubric as one sitting left it."""

    name: str
    weight: float
    points: float | None
    """None when the answer was not marked."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """One session, with the newest analysis of its first answer."""

    id: str
    started: datetime
    """With its time zone."""
    kind: str
    """`practice`, `drill` or `file`."""
    round: str
    prompt: str | None
    """Identifier of the question; of a drill, `drill-` and its name. None when unknown."""
    seconds: float | None
    """Of sound, of all its answers; None when unknown."""
    total: float | None
    """Points of a hundred; None when there was not enough to judge."""
    areas: tuple[AreaMark, ...] = ()
    codes: tuple[str, ...] = ()
    """Rules of the findings, one for each finding."""
    measures: Mapping[str, float] = field(default_factory=dict)
    """Figures of the analysis that were measured."""
    recoveries: tuple[float, ...] = ()
    """Seconds until each changed constraint was taken up, of those that were."""

    @property
    def day(self) -> date:
        """Where it was held."""
        return self.started.date()

    @property
    def is_mock(self) -> bool:
        """True for a rehearsal in which enough was said to mark it."""
        return self.kind != DRILL and self.total is not None


@dataclass(frozen=True, slots=True)
class Goal:
    """The interview one prepares for."""

    interview: date
    round: str
    begun: date
    """When preparation for it was first planned."""
    hours_a_day: float | None = None
    """Time there is on a day; None for what the guides' hours come to."""


def mocks_of(sittings: Iterable[Sitting], round_name: str) -> tuple[Sitting, ...]:
    """The rehearsals of a round, as they come."""
    return tuple(sitting for sitting in sittings if sitting.is_mock and sitting.round == round_name)


def hours_aloud(sittings: Iterable[Sitting]) -> float:
    """How long sittings took, of those whose length is known."""
    return sum(sitting.seconds or 0.0 for sitting in sittings) / 3600


def recurring(mocks: Sequence[Sitting]) -> tuple[tuple[str, int], ...]:
    """Rules found in at least two of the latest rehearsals, the most frequent first; and in how many of them."""
    latest = mocks[-LATEST:]
    sittings = Counter(code for mock in latest for code in set(mock.codes))
    findings = Counter(code for mock in latest for code in mock.codes)
    found = sorted(sittings, key=lambda code: (-sittings[code], -findings[code], code))
    return tuple((code, sittings[code]) for code in found if sittings[code] >= 2)
