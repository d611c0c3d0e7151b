"""Amounts: exact values with a dimension, for sums spoken aloud; pint knows the units.

Pint is loaded when the first sum is checked, with a small registry of our own: its default one would cost a tenth of a
second more and know units that nobody says in a design. Each unit is asked for once; what is reckoned with afterwards
are plain fractions.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pint import UnitRegistry

DEFINITIONS = """
second = [time]
minute = 60 * second
hour = 60 * minute
day = 24 * hour
week = 7 * day
month = 30 * day
year = 365 * day
bit = [information]
byte = 8 * bit
dollar = [money]
cent = 0.01 * dollar
euro = [euro]
pound = [pound]
percent = 0.01
percentile = [percentile]
nano- = 1e-9
micro- = 1e-6
milli- = 1e-3
kilo- = 1000
mega- = 1000000
giga- = 1000000000
tera- = 1000000000000
peta- = 1000000000000000
exa- = 1000000000000000000
"""
"""Months and years as estimates take them. Prefixes are decimal; a binary one is inside every tolerance."""


Dimension = frozenset[tuple[str, int]]
"""Names of base dimensions and their powers, none of them zero."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A value in base units: seconds, bits, dollars; things that are counted have no dimension."""

    size: Fraction
    dimension: Dimension = frozenset()

    def __mul__(self, other: "Amount") -> "Amount":
        return Amount(self.size * other.size, _combined(self.dimension, other.dimension, 1))

    def __truediv__(self, other: "Amount") -> "Amount":
        return Amount(self.size / other.size, _combined(self.dimension, other.dimension, -1))


def _combined(left: Dimension, right: Dimension, sign: int) -> Dimension:
    powers = Counter(dict(left))
    for name, power in right:
        powers[name] += sign * power
    return frozenset((name, power) for name, power in powers.items() if power)


def amount(value: Fraction, unit: str) -> Amount:
    """A value of a unit, in base units.

    Args:
        value: how many.
        unit: as pint reads it ("megabyte / second"); empty for a bare number.
    """
    one = _one(unit)
    return Amount(value * one.size, one.dimension)


@cache
def _one(unit: str) -> Amount:
    if not unit:
        return Amount(Fraction(1))
    base = _registry().Quantity(Fraction(1), unit).to_base_units()
    return Amount(Fraction(base.magnitude), frozenset(_powers(base.dimensionality.items())))


def _powers(dimensionality: Iterable[tuple[str, Any]]) -> Iterator[tuple[str, int]]:
    return ((name, int(power)) for name, power in dimensionality)


@cache
def _registry() -> "UnitRegistry[Any]":
    """The units that answers are reckoned in; values stay exact."""
    from pint import UnitRegistry

    units: UnitRegistry[Any] = UnitRegistry(None, non_int_type=Fraction)
    for line in DEFINITIONS.strip().splitlines():
        units.define(line)
    return units
