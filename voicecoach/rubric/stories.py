"""A story of one's own work as its rubric hears it: seven parts, told or missing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

ROUND = "behavioral"
"""The round whose answers are stories."""

PARTS = ("context", "complexity", "role", "action", "tradeoff", "outcome", "reflection")
"""In the order in which they are told."""

PREFIX = "story."
"""How the labels of parts begin among evidence."""

TRADE_OFFS = frozenset({"tradeoff", "cost"})
"""Evidence of any answer that is, in a story, its trade-offs; the drill on stories hears them alike."""

CORE = 6
"""Stories that guides to interviews want ready, each good for several questions."""

BACKUP = 2
"""Further ones, for a question that comes twice."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A story told aloud once. No words of it are kept here: they are the session's, and go when that is deleted."""

    session: str
    """Name of the session."""
    told: datetime
    """With its time zone."""
    seconds: float | None
    """How long it took; None when unknown."""
    parts: Mapping[str, float | None]
    """Those of `PARTS` that were told, and at which second; None without times."""

    @property
    def missing(self) -> tuple[str, ...]:
        """Parts that were not told."""
        return tuple(part for part in PARTS if part not in self.parts)


@dataclass(frozen=True, slots=True)
class Story:
    """A story of the bank."""

    name: str
    """The user's own."""
    prompt: str | None
    """The question it was first told for; None when unknown."""
    tellings: tuple[Telling, ...]
    """Oldest first, at least one."""

    @property
    def latest(self) -> Telling:
        """What the story is like now."""
        return self.tellings[-1]


def parts_told(document: Mapping[str, Any]) -> Mapping[str, float | None]:
    """The parts of a story in an analysis, each with the second of its first telling, in the order of `PARTS`.

    Args:
        document: `voicecoach.analysis/1` of a behavioural round.

    Raises:
        KeyError, TypeError: it is no such analysis.
    """
    first: dict[str, float | None] = {}
    for part, at in _heard(document):
        known = first.setdefault(part, at)
        if at is not None and (known is None or at < known):
            first[part] = at
    return {part: first[part] for part in PARTS if part in first}


def _heard(document: Mapping[str, Any]) -> Iterator[tuple[str, float | None]]:
    for area in document["rubric"]["areas"]:
        for reason in area["because"]:
            kind = str(reason.get("signal"))
            if kind in TRADE_OFFS:
                yield "tradeoff", reason["at"]
            elif kind.startswith(PREFIX) and kind.removeprefix(PREFIX) in PARTS:
                yield kind.removeprefix(PREFIX), reason["at"]
