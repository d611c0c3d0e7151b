"""What to train next, by the evidence: rules that keep coming back, then the weakest areas, then the rest."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from voicecoach.rubric.drills import DRILLS
from voicecoach.rubric.preparation import LATEST, Sitting, recurring
from voicecoach.rubric.rounds import Round

FOR_STORIES = ("story", "pushback")
"""Drills that make sense for a round in which nothing is designed."""


@dataclass(frozen=True, slots=True)
class Aim:
    """A drill, and why it is due."""

    drill: str
    why: str


def aims(entry: Round, mocks: Sequence[Sitting]) -> tuple[Aim, ...]:
    """Every drill of a round once, the most urgent first.

    Args:
        entry: the round.
        mocks: its rehearsals so far, oldest first.
    """
    firsts: dict[str, Aim] = {}
    for aim in (*_habits(mocks), *_areas(entry, mocks), *_others(mocks)):
        if aim.drill in _drills(entry):
            firsts.setdefault(aim.drill, aim)
    return tuple(firsts.values())


def _drills(entry: Round) -> tuple[str, ...]:
    return FOR_STORIES if all(area.drill == "story" for area in entry.areas) else tuple(DRILLS)


def _habits(mocks: Sequence[Sitting]) -> Iterator[Aim]:
    for code, times in recurring(mocks):
        for drill, rules in DRILLS.items():
            if code in rules:
                yield Aim(drill, f"{code} was found in {times} of your last {min(LATEST, len(mocks))} rehearsals")


def _areas(entry: Round, mocks: Sequence[Sitting]) -> Iterator[Aim]:
    shares = sorted(_shares(entry, mocks), key=lambda share: share[0])
    for place, (share, at) in enumerate(shares):
        area = entry.areas[at]
        rank = "your weakest area" if place == 0 else "next weakest" if place == 1 else "an area of the round"
        yield Aim(area.drill, f"{area.name}, {rank}: {share * area.weight:.0f} of {area.weight} points lately")


def _shares(entry: Round, mocks: Sequence[Sitting]) -> Iterator[tuple[float, int]]:
    """How full each area was in the latest rehearsals, 0 to 1, and its place in the round."""
    marked = [area for mock in mocks[-LATEST:] for area in mock.areas]
    for at, area in enumerate(entry.areas):
        points = [one.points for one in marked if one.name == area.name and one.points is not None]
        if points:
            yield sum(points) / len(points) / area.weight, at


def _others(mocks: Sequence[Sitting]) -> Iterator[Aim]:
    why = "so that it stays" if mocks else "the skills in the order in which they build on each other"
    return (Aim(drill, why) for drill in DRILLS)
