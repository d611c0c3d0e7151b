"""Reckoning with quantities: what a row of figures comes to, and whether a claim agrees with it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations, product

from voicecoach.analysis.operators import Operator
from voicecoach.analysis.tolerance import Interval, agrees
from voicecoach.language.amounts import Amount, amount
from voicecoach.language.quantities import Quantity

SCALES = (10**3, 10**6, 10**9)
"""What may be left unsaid in a claim ("eighty percent of fifty million is forty")."""


LEAST = 1000
"""A claim from which on no scale was left unsaid in it."""

EITHER: tuple[Operator, ...] = ("times", "divided")


@dataclass(frozen=True, slots=True)
class Worked:
    """What operands come to."""

    low: Amount
    high: Amount
    plain: Fraction
    """The figures alone, worked out without their units; for claims that leave theirs out."""
    operands: tuple[Quantity, ...]


def evaluate(chain: Sequence[Quantity], operators: Sequence[Operator]) -> Worked | None:
    """What operands with operators between them come to, from left to right.

    Returns:
        None when it cannot be told: unlike things added, sums and products mixed, division by nothing.
    """
    if {"plus", "minus"} & set(operators) and not set(operators) <= {"plus", "minus"}:
        return None
    low, high, plain = _low(chain[0]), _high(chain[0]), _plain(chain[0])
    for operator, operand in zip(operators, chain[1:], strict=True):
        least, most, figure = _low(operand), _high(operand), _plain(operand)
        if operator == "divided":
            if not least.size:
                return None
            low, high, plain = low / most, high / least, plain / figure
        elif operator in {"plus", "minus"}:
            if low.dimension != least.dimension:
                return None
            sign = 1 if operator == "plus" else -1
            ends = (least, most) if sign > 0 else (most, least)
            low = Amount(low.size + sign * ends[0].size, low.dimension)
            high = Amount(high.size + sign * ends[1].size, high.dimension)
            plain += sign * figure
        else:
            low, high, plain = low * least, high * most, plain * figure
    return Worked(low, high, plain, tuple(chain)) if low.size > 0 and high.size > 0 else None


def _low(quantity: Quantity) -> Amount:
    return amount(quantity.value, quantity.unit)


def _high(quantity: Quantity) -> Amount:
    return amount(quantity.upper, quantity.unit)


def _plain(quantity: Quantity) -> Fraction:
    return quantity.value / 100 if quantity.unit == "percent" else quantity.value


def compare(worked: Worked | None, claim: Quantity) -> bool | None:
    """Whether a claim agrees with what was worked out.

    Returns:
        True when any reading of the claim's unit agrees; False when its unit is certain and none does; None when the
        units cannot be brought together.
    """
    if worked is None or not claim.value:
        return None
    verdicts = [
        _compare(worked, replace(claim, unit=unit)) for unit in (claim.unit, claim.other_unit) if unit or not claim.unit
    ]
    if True in verdicts:
        return True
    return False if False in verdicts else None


def _compare(worked: Worked, claim: Quantity) -> bool | None:
    if _elided(worked, claim):
        return True
    least, most = _low(claim), _high(claim)
    if _bare(worked, claim):
        return False
    if least.dimension != worked.low.dimension or _mixed(worked, claim):
        return None
    one = claim.value / least.size
    right = Interval(worked.low.size * one, worked.high.size * one)
    meant = Interval(claim.value, most.size * one)
    unsaid = SCALES if not claim.unit and claim.value < 1000 else ()
    return any(agrees(_times(meant, scale), right, claim, worked.operands) for scale in (1, *unsaid))


def _elided(worked: Worked, claim: Quantity) -> bool:
    """True when a claim agrees in its figures and leaves a unit unsaid ("... bytes is five million")."""
    if claim.unit and _sizes(claim.unit) != _sizes(*(operand.unit for operand in worked.operands)):
        return False
    same = _low(claim).dimension == worked.low.dimension
    if same and not _mixed(worked, claim):
        return False
    return agrees(Interval(claim.value, claim.upper), Interval(worked.plain, worked.plain), claim, worked.operands)


def _bare(worked: Worked, claim: Quantity) -> bool:
    """True when only figures were multiplied and the claim says what of: the figures decide ("... is ten a day")."""
    bare = all(operand.bare for operand in worked.operands) and len(worked.operands) > 1
    return bare and claim.unit.partition(" / ")[0] == "1" and claim.value >= LEAST


def _mixed(worked: Worked, claim: Quantity) -> bool:
    """True when a bare figure may stand for a change of unit ("a thousand dollars a month times twelve ... a year")."""
    rates = {operand.unit.partition(" / ")[2] for operand in worked.operands if "/ " in operand.unit}
    bare = any(operand.bare for operand in worked.operands[1:])
    return bare and bool(rates) and claim.unit.partition(" / ")[2] not in rates


def _times(interval: Interval, factor: int) -> Interval:
    return Interval(interval.low * factor, interval.high * factor)


def _sizes(*units: str) -> tuple[str, ...]:
    """What is left of units without their rates: a claim may leave "a day" unsaid."""
    return tuple(head for unit in units if (head := unit.partition(" / ")[0]) not in {"", "1", "percent"})


def converts(figure: Quantity, claim: Quantity) -> bool:
    """True when a claim says one figure in another unit ("a million a day is twelve a second")."""
    same = _low(figure).dimension == _low(claim).dimension
    return same and bool(_low(figure).dimension) and figure.unit != claim.unit


def readings(figures: Sequence[Quantity], most: int) -> Iterator[Worked]:
    """Products and quotients of the last figure with others, two to `most` of them; what a claim may have meant."""
    for count in range(2, most + 1):
        for chain in combinations(figures, count):
            for operators in product(EITHER, repeat=count - 1):
                for ordered in (chain, chain[::-1]):
                    worked = evaluate(ordered, operators)
                    if worked is not None:
                        yield worked


def excused(chain: Sequence[Quantity], earlier: Sequence[Quantity], claim: Quantity) -> bool:
    """True when some other reading of the words makes a claim right, so that nothing can be said against it."""
    if any((figure.value, figure.unit) == (claim.value, claim.unit) for figure in earlier):
        return True
    bits = [replace(figure, unit=figure.other_unit) for figure in chain if figure.other_unit]
    figures = [*earlier, *bits]
    single = [evaluate([figure], ()) for figure in figures if converts(figure, claim)]
    return any(compare(worked, claim) for worked in (*single, *readings(figures, 3)))


def alike(figures: Sequence[Quantity], claim: Quantity) -> bool:
    """True when the thing claimed is one of the things reckoned with, or none is named."""
    named = {figure.noun for figure in figures} | {figure.per for figure in figures} - {"each"}
    return not claim.noun or claim.noun in named or not any(named)
