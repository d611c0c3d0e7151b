"""Interview rounds as data: how long they are, what they weigh, and which evidence belongs to which area."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from voicecoach.errors import UsageError


@dataclass(frozen=True, slots=True)
class Area:
    """Something a round is marked on."""

    name: str
    weight: int
    """Share of the round's points, in percent."""
    signals: tuple[str, ...]
    """Kinds of signal that speak for the candidate here."""
    rules: tuple[str, ...]
    """Codes of findings that speak against."""


@dataclass(frozen=True, slots=True)
class Round:
    """One kind of interview."""

    name: str
    title: str
    minutes: int
    """Usual length of the interview."""
    areas: tuple[Area, ...]


@cache
def rounds() -> tuple[Round, ...]:
    """Every round, by name."""
    tables = [
        tomllib.loads(entry.read_text(encoding="utf-8"))
        for entry in files("voicecoach.rubric.rounds").iterdir()
        if entry.name.endswith(".toml")
    ]
    found = [
        Round(
            table["name"],
            table["title"],
            table["minutes"],
            tuple(Area(a["name"], a["weight"], tuple(a["signals"]), tuple(a["rules"])) for a in table["areas"]),
        )
        for table in tables
    ]
    return tuple(sorted(found, key=lambda entry: entry.name))


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
