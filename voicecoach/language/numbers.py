"""Whether a stretch of words says how much; for rules that ask for a figure and not for its value."""

from collections.abc import Sequence

from voicecoach.language.quantities import Quantity, find_quantities

MAGNITUDES = frozenset(
    "hundred hundreds thousand thousands million millions billion billions trillion trillions nines".split()
)
"""Words that say how much even without a number before them ("millions of rows")."""

SMALL = 9
"""Up to here a number mostly counts parts or points ("in three parts") and says how much only of something measured."""


def is_quantity(tokens: Sequence[str], at: int) -> bool:
    """True when the token at `at` is part of a quantity.

    Args:
        tokens: bare tokens.
        at: index of one of them.
    """
    return tokens[at] in MAGNITUDES or any(found.first <= at < found.last for found in find_quantities(tokens))


def has_figure(tokens: Sequence[str]) -> bool:
    """True when a number says how much: any number over nine, or a small one of something measured ("three nodes")."""
    return not MAGNITUDES.isdisjoint(tokens) or any(_says_how_much(found) for found in find_quantities(tokens))


def _says_how_much(found: Quantity) -> bool:
    if found.value > SMALL:
        return True
    return (
        not found.bare and not found.fraction and (found.kind != "other" or found.noun == "time" or "/" in found.unit)
    )
