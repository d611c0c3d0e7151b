"""Service levels as engineers say them: percentiles ("p ninety nine") and nines ("four nines")."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from voicecoach.language.atoms import Atom
from voicecoach.language.numerals import number_at

MEDIAN, MOST_NINES = 50, 12


@dataclass(frozen=True, slots=True)
class Level:
    """A percentile, or an availability in percent."""

    value: Fraction
    unit: str
    kind: str
    last: int
    """Index after its last atom."""


def level_at(parts: Sequence[Atom], at: int) -> Level | None:
    """The level that begins at an atom; None when none does."""
    text = parts[at].text
    if text[:1] == "p" and text[1:].isdigit() and len(text) in {3, 4}:
        return _percentile(Fraction(text[1:]), at + 1)
    if text == "p" and at + 1 < len(parts):
        return _spelled(parts, at + 1)
    number = number_at(parts, at)
    if number is None or number.last >= len(parts) or parts[number.last].text != "nines":
        return None
    return Level(_availability(number.value), "percent", "availability", number.last + 1) if number.value >= 1 else None


def _spelled(parts: Sequence[Atom], at: int) -> Level | None:
    """After a spoken p: "ninety nine", "nine nine", "ninety nine point nine"."""
    if [part.text for part in parts[at : at + 2]] == ["nine", "nine"]:
        return _percentile(Fraction(99), at + 2)
    number = number_at(parts, at)
    return _percentile(number.value, number.last) if number and MEDIAN <= number.value < 1000 else None


def _percentile(value: Fraction, last: int) -> Level:
    """The percentile a number stands for; 999 is 99.9."""
    return Level(value if value < 100 else value / 10, "percentile", "percentile", last)


def _availability(nines: Fraction) -> Fraction:
    """Percent of so many nines; half a nine is a five (three and a half: 99.95)."""
    whole, half = divmod(min(nines, Fraction(MOST_NINES)), 1)
    return 100 - Fraction(100, 10**whole) + (Fraction(50, 10**whole) if half else 0)
