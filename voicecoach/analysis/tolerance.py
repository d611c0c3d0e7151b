"""How far a spoken result may be from the right one before anybody would call it wrong."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from voicecoach.language.quantities import Quantity

ROUNDED = Fraction(5, 4)
"""Factor allowed when nobody said "roughly": the usual 100,000 for the 86,400 seconds of a day needs 1.16."""

ROUGH = Fraction(2)
"""Factor allowed after "roughly", "about" and the like: an estimate is judged by its order of magnitude."""

BINARY = Fraction(11, 10)
"""Factor allowed for exact sums with sizes: a terabyte is 1.0995 times as large in powers of two."""

NEARLY = Fraction(21, 20)
"""Factor allowed for exact sums whose right result has more digits than anybody would say."""

FEW_DIGITS = 2
"""Digits up to which a result is as easily said exactly as rounded."""


@dataclass(frozen=True, slots=True)
class Interval:
    """From the least to the greatest that was meant."""

    low: Fraction
    high: Fraction


def agrees(claim: Interval, right: Interval, said: Quantity, operands: Sequence[Quantity]) -> bool:
    """Whether a claim may stand.

    Args:
        claim: what was claimed, in some unit.
        right: what the sum comes to, in the same unit.
        said: the claim as it was said.
        operands: what it was worked out of.
    """
    factor = ROUGH if said.hedge == "about" else ROUNDED
    if said.hedge == "over":
        return right.high * factor >= claim.low
    if said.hedge == "under":
        return right.low <= claim.high * factor
    if _exact(right.low, said, operands):
        sized = any("byte" in operand.unit or "bit" in operand.unit for operand in (said, *operands))
        factor = BINARY if sized else NEARLY if digits(right.low) > FEW_DIGITS else Fraction(1)
        if claim.low == rounded(right.low, digits(claim.low)):
            return True
    return claim.low <= right.high * factor and right.low <= claim.high * factor


def _exact(right: Fraction, said: Quantity, operands: Sequence[Quantity]) -> bool:
    """True for sums in the head: no figure is loose, and either the result is short or all are small whole numbers."""
    if any(operand.upper != operand.value for operand in (said, *operands)):
        return False
    if any(operand.hedge for operand in operands) or any(digits(operand.value) > FEW_DIGITS for operand in operands):
        return False
    small = all(operand.value.denominator == 1 and operand.value <= 100 and not operand.unit for operand in operands)
    return small or digits(right) <= FEW_DIGITS


def digits(value: Fraction) -> int:
    """Significant digits of a number; many when it has no end."""
    scaled = value
    for _ in range(18):
        if scaled.denominator == 1:
            break
        scaled *= 10
    return len(str(abs(int(scaled))).strip("0")) if scaled.denominator == 1 else 99


def rounded(value: Fraction, places: int) -> Fraction:
    """A positive number rounded to so many significant digits, halves up."""
    if value <= 0:
        return value
    step = Fraction(1)
    while value / step >= 10**places:
        step *= 10
    while value / step < 10 ** (places - 1):
        step /= 10
    return (value / step + Fraction(1, 2)) // 1 * step
