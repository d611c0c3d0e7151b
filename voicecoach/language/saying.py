"""Amounts for the ear: "forty million", "about twelve a second", "five megabytes a second"."""

from collections.abc import Iterator
from fractions import Fraction

from voicecoach.language.amounts import amount

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split()
SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"))

PREFIXES = ("", "kilo", "mega", "giga", "tera", "peta", "exa")

SAID = 2
"""Significant digits an inexact figure is rounded to for the ear."""

EXACT = 3
"""Significant digits up to which a figure is said as it is."""


def say_number(value: int) -> str:
    """A whole number from zero to under a thousand trillion, in words."""
    if value < 20:
        return ONES[value]
    if value < 100:
        tens, ones = divmod(value, 10)
        return f"{TENS[tens]}-{ONES[ones]}" if ones else TENS[tens]
    if value < 1000:
        hundreds, rest = divmod(value, 100)
        return f"{ONES[hundreds]} hundred" + (f" and {say_number(rest)}" if rest else "")
    scale, name = next((scale, name) for scale, name in SCALES if value >= scale)
    count, rest = divmod(value, scale)
    joint = " and " if 0 < rest < 100 else " "
    return f"{say_number(count)} {name}" + (f"{joint}{say_number(rest)}" if rest else "")


def say_value(value: Fraction) -> str:
    """A positive number for the ear: whole, with a decimal or two, or rounded, which it says ("about twelve")."""
    said = _rounded(value, SAID) if _digits(value) > EXACT else value
    about = "about " if said != value else ""
    scale, name = next(((scale, name) for scale, name in SCALES if said >= scale), (1, ""))
    head = said / scale
    if said.denominator == 1 and (head.denominator == 1 or scale == 1000):
        return about + say_number(int(said))
    return about + _decimal(head) + (f" {name}" if name else "")


def say_quantity(value: Fraction, unit: str = "", noun: str = "") -> str:
    """An amount in words; sizes are said in the unit in which they are shortest.

    Args:
        value: in the unit; positive.
        unit: as pint reads it ("byte / second"); empty for a bare number.
        noun: the thing counted, singular; empty when there is none.

    Example:
        >>> say_quantity(Fraction(5_000_000), "byte / second")
        'five megabytes a second'
    """
    head, *rates = unit.split(" / ")
    value, head = _prefixed(value, head)
    one = value == 1
    words = say_value(value)
    named = noun if head in {"", "1"} else head
    if named and named != "percent" and not one:
        named = PLURALS.get(named, f"{named}s")
    every = [f"{'an' if rate == 'hour' else 'a'} {rate}" for rate in rates]
    return " ".join(part for part in (words, named, *every) if part)


PLURALS = {
    "query": "queries",
    "person": "people",
    "box": "boxes",
    "copy": "copies",
    "country": "countries",
    "time": "times",
}


def _prefixed(value: Fraction, unit: str) -> tuple[Fraction, str]:
    """A size in the largest of its units that leaves at least one of it."""
    base = next((base for base in ("byte", "bit") if unit.endswith(base)), None)
    if base is None:
        return value, unit
    plain = value * amount(Fraction(1), unit).size / amount(Fraction(1), base).size
    power = next((power for power in range(6, 0, -1) if plain >= 1000**power), 0)
    return plain / 1000**power, PREFIXES[power] + base


def _digits(value: Fraction) -> int:
    scaled = value * 10**6
    return len(str(int(scaled)).strip("0")) if scaled.denominator == 1 else 99


def _rounded(value: Fraction, places: int) -> Fraction:
    step = Fraction(1)
    while value / step >= 10**places:
        step *= 10
    while value / step < 10 ** (places - 1):
        step /= 10
    return round(value / step) * step


def _decimal(value: Fraction) -> str:
    """A number with decimals, the digits after the point said one by one."""
    whole, point, digits = f"{float(value):.10g}".partition(".")
    return " ".join((say_number(int(whole)), "point", *_spelled(digits))) if point else say_number(int(whole))


def _spelled(digits: str) -> Iterator[str]:
    return (ONES[int(digit)] for digit in digits)
