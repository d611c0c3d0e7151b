"""How phrases stand to each other: which stand for the same words, hold one another, or can be found overlapping."""

from voicecoach.language.notation import AnyOf, Shape


def _may_equal(one: AnyOf, other: AnyOf) -> bool:
    return one is None or other is None or not one.isdisjoint(other)


def _includes(wide: AnyOf, narrow: AnyOf) -> bool:
    return wide is None or (narrow is not None and narrow <= wide)


def alike(one: Shape, other: Shape) -> bool:
    """True when some row of words is both."""
    return len(one) == len(other) and all(map(_may_equal, one, other))


def covers(wide: Shape, narrow: Shape) -> bool:
    """True when every row of words of the second is one of the first."""
    return len(wide) == len(narrow) and all(map(_includes, wide, narrow))


def holds(shape: Shape, inner: Shape) -> bool:
    """True when every row of words of the first has one of the second inside it."""
    return any(covers(inner, shape[at : at + len(inner)]) for at in range(len(shape) - len(inner) + 1))


def touch(one: Shape, other: Shape) -> bool:
    """True when both can be found in the same words, at least one of which they share."""
    return any(
        all(map(_may_equal, one[max(0, shift) :], other[max(0, -shift) :])) for shift in range(1 - len(other), len(one))
    )
