"""Interview rounds as data: how long they are, what they weigh, what earns points in each area and what loses them."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from voicecoach.errors import UsageError


@dataclass(frozen=True, slots=True)
class Earning:
    """Evidence that earns points in an area."""

    signals: tuple[str, ...]
    """Kinds of evidence, which share the points."""
    points: float
    """For each piece."""
    most: float
    """Points for all of them together: what a good full round brings up."""
    early: bool = False
    """True when it earns its points in full only within the round's first minutes, and half of them later."""
    different: str = ""
    """Field of which each value counts once; empty where every piece counts."""
    where: Mapping[str, Any] = field(default_factory=dict)
    """What the piece's own fields must hold."""
    unless: Mapping[str, Any] = field(default_factory=dict)
    """What none of them may hold."""


@dataclass(frozen=True, slots=True)
class Loss:
    """A rule whose findings lose points in an area."""

    rule: str
    points: float
    """For each finding."""
    most: float
    """Points for all its findings together."""


@dataclass(frozen=True, slots=True)
class Area:
    """Something a round is marked on."""

    name: str
    weight: int
    """Points it can bring, of the round's hundred."""
    drill: str
    """The drill that trains it."""
    earns: tuple[Earning, ...]
    """Their `most` add up to the weight."""
    loses: tuple[Loss, ...]

    @property
    def signals(self) -> tuple[str, ...]:
        """Kinds of evidence that speak for the candidate here."""
        return tuple(dict.fromkeys(kind for earning in self.earns for kind in earning.signals))

    @property
    def rules(self) -> tuple[str, ...]:
        """Codes of findings that speak against."""
        return tuple(loss.rule for loss in self.loses)


@dataclass(frozen=True, slots=True)
class Round:
    """One kind of interview."""

    name: str
    title: str
    minutes: int
    """Usual length of the interview."""
    early_minutes: float
    """Length of its beginning, in which `early` evidence earns in full."""
    marks: int | None
    """The highest mark of an area where interviewers write 1 to that beside the points; None where they do not."""
    areas: tuple[Area, ...]


@cache
def rounds() -> tuple[Round, ...]:
    """Every round, by name."""
    tables = [
        tomllib.loads(entry.read_text(encoding="utf-8"))
        for entry in files("voicecoach.rubric.rounds").iterdir()
        if entry.name.endswith(".toml")
    ]
    return tuple(sorted(map(_round, tables), key=lambda entry: entry.name))


def find_round(name: str) -> Round:
    """The round of that name.

    Raises:
        UsageError: there is none.
    """
    for entry in rounds():
        if entry.name == name:
            return entry
    known = ", ".join(entry.name for entry in rounds())
    raise UsageError(f"There is no round called {name!r}; choose one of {known}.")


def _round(table: dict[str, Any]) -> Round:
    return Round(
        table["name"],
        table["title"],
        table["minutes"],
        table["early_minutes"],
        table.get("marks"),
        tuple(_area(area) for area in table["areas"]),
    )


def _area(table: dict[str, Any]) -> Area:
    earns = tuple(Earning(**{**earning, "signals": tuple(earning["signals"])}) for earning in table["earns"])
    return Area(table["name"], table["weight"], table["drill"], earns, tuple(Loss(**loss) for loss in table["loses"]))
