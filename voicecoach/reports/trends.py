"""How figures develop from sitting to sitting, and whether that is more than chance."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import combinations
from statistics import median

from voicecoach.rubric.preparation import Sitting, mocks_of, recurring
from voicecoach.rubric.rounds import find_round, rounds

LEAST = 3
"""Sittings of which a development can be told at all; our choice."""

CLEAR = 1.645
"""Standard errors from which a trend counts: chance alone goes so far one time in ten, either way."""

FINDINGS_PER = 10
"""Minutes by which findings are counted."""


class Direction(StrEnum):
    """Where a figure goes."""

    RISING = "rising"
    FALLING = "falling"
    UNCLEAR = "no clear trend"
    TOO_FEW = "too few sessions to tell"


@dataclass(frozen=True, slots=True)
class Series:
    """One figure of one round over time."""

    name: str
    unit: str
    """What the values are, for the end of a sentence."""
    points: tuple[tuple[datetime, float], ...]
    """Oldest first; sittings in which it was not measured are left out."""
    most: float | None = None
    """The highest value there can be; None without a bound."""

    @property
    def values(self) -> tuple[float, ...]:
        """Without their moments."""
        return tuple(value for _, value in self.points)

    @property
    def direction(self) -> Direction:
        """Where it goes."""
        return direction(self.values)


@dataclass(frozen=True, slots=True)
class RoundTrend:
    """All figures of one round."""

    round: str
    title: str
    mocks: int
    """Rehearsals that were marked."""
    series: tuple[Series, ...]
    """Points first, then the areas, then what was measured; those that were never measured are left out."""
    recurring: tuple[tuple[str, int], ...]
    """Rules that came back in the latest rehearsals, and in how many of them."""

    @property
    def is_told(self) -> bool:
        """True when there are enough rehearsals to speak of a development."""
        return self.mocks >= LEAST


def trends(sittings: Sequence[Sitting]) -> tuple[RoundTrend, ...]:
    """The figures of every round that was rehearsed, the most rehearsed first.

    Args:
        sittings: oldest first.
    """
    found = (
        RoundTrend(entry.name, entry.title, len(mocks), tuple(_series(entry.name, mocks)), recurring(mocks))
        for entry in rounds()
        if (mocks := mocks_of(sittings, entry.name))
    )
    return tuple(sorted(found, key=lambda trend: -trend.mocks))


def direction(values: Sequence[float]) -> Direction:
    """Where a series goes, by the Mann-Kendall test with its correction for ties.

    H. B. Mann, "Nonparametric tests against trend", Econometrica 13 (1945); M. G. Kendall, "Rank correlation methods".
    """
    if (n := len(values)) < LEAST:
        return Direction.TOO_FEW
    risen = sum((later > earlier) - (later < earlier) for earlier, later in combinations(values, 2))
    ties = sum(t * (t - 1) * (2 * t + 5) for t in Counter(values).values())
    variance = (n * (n - 1) * (2 * n + 5) - ties) / 18
    if not risen or (abs(risen) - 1) / math.sqrt(variance) < CLEAR:  # one less: a count is no continuous figure
        return Direction.UNCLEAR
    return Direction.RISING if risen > 0 else Direction.FALLING


def _series(round_name: str, mocks: Sequence[Sitting]) -> Iterable[Series]:
    areas = [
        Series(area.name, f"points of {area.weight}", _points(mocks, _area(area.name)), area.weight)
        for area in find_round(round_name).areas
    ]
    every = (
        Series("points", "points of 100", _points(mocks, lambda mock: mock.total), 100),
        *areas,
        Series("findings", f"in {FINDINGS_PER} minutes", _points(mocks, _findings)),
        Series("um and uh", "a minute", _points(mocks, _measure("fillers_per_minute"))),
        Series("first scoping question", "seconds in", _points(mocks, _measure("first_scoping_question_s"))),
        Series("choices with their cost", "per cent", _points(mocks, _priced), 100),
        Series("recovery after a shift", "seconds", _points(mocks, _recovery)),
    )
    return (series for series in every if series.points)


def _points(mocks: Sequence[Sitting], figure: Callable[[Sitting], float | None]) -> tuple[tuple[datetime, float], ...]:
    return tuple((mock.started, value) for mock in mocks if (value := figure(mock)) is not None)


def _area(name: str) -> Callable[[Sitting], float | None]:
    return lambda mock: next((area.points for area in mock.areas if area.name == name), None)


def _measure(name: str) -> Callable[[Sitting], float | None]:
    return lambda mock: mock.measures.get(name)


def _findings(mock: Sitting) -> float | None:
    minutes = mock.measures.get("minutes")
    return round(FINDINGS_PER * len(mock.codes) / minutes, 1) if minutes else None


def _priced(mock: Sitting) -> float | None:
    choices = mock.measures.get("choices")
    return round(100 * mock.measures.get("choices_with_cost", 0.0) / choices) if choices else None


def _recovery(mock: Sitting) -> float | None:
    return round(median(mock.recoveries), 1) if mock.recoveries else None
