"""What a quantity is a rate of: "a second", "per user", "each", "daily"."""

from collections.abc import Sequence
from dataclasses import dataclass

from voicecoach.language.units import unit_at

ADVERBS = {"daily": "day", "hourly": "hour", "weekly": "week", "monthly": "month", "yearly": "year", "annually": "year"}

EACH = frozenset({"each", "apiece"})
"""Words that by themselves mean each of them."""

OPENERS = frozenset({"a", "an", "per", "every", "each", "/"})
"""Words that open a denominator."""


@dataclass(frozen=True, slots=True)
class Rate:
    """A denominator: a unit, or a thing each of which has so much."""

    last: int
    """Index after its last word."""
    unit: str = ""
    per: str = ""


def rate_at(words: Sequence[str], at: int) -> Rate | None:
    """The denominator that begins at a word; None when none does."""
    if at >= len(words):
        return None
    if words[at] in ADVERBS:
        return Rate(at + 1, unit=ADVERBS[words[at]])
    if words[at] in EACH and not _names(words, at + 1):
        return Rate(at + 1, per="each")
    inside = words[at] == "in" and at + 1 < len(words) and words[at + 1] in {"a", "an", "one"}
    return _denominator(words, at, at + 1 + inside) if inside or words[at] in OPENERS else None


def _denominator(words: Sequence[str], at: int, after: int) -> Rate | None:
    """What follows the opening words."""
    if words[at] == "/" and words[after : after + 1] == ["s"]:
        return Rate(after + 1, unit="second")
    meant = unit_at(words, after)
    if meant is None:
        return Rate(after + 1, per=words[after]) if words[at] == "per" and after < len(words) else None
    word, last = meant
    if word.kind == "time" or (word.kind == "size" and words[at] in {"a", "per"}):
        return Rate(last, unit=word.unit)
    return Rate(last, per=word.noun) if word.noun and words[at] in {"a", "an", "per"} else None


def _names(words: Sequence[str], at: int) -> bool:
    """True when "each" goes on to say of what ("each second", "each of", "each one")."""
    meant = unit_at(words, at)
    named = meant is not None and bool(meant[0].noun or meant[0].kind == "time")
    return named or words[at : at + 1] in (["of"], ["one"])
