"""`estimate`: back-of-envelope arithmetic aloud; a lone number is none, nor are two that are only near each other.

Field `holds` is True or False where the sum can be checked; where it is False, `right` says the right figure for the
ear and `of` the words it was worked out of.
"""

from collections.abc import Iterator

from voicecoach.analysis.arithmetic import Sum, find_sums, quantities
from voicecoach.analysis.types import Signal
from voicecoach.language.quantities import Quantity
from voicecoach.language.saying import say_quantity
from voicecoach.language.talk import Talk

LOAD = frozenset({"load", "size", "rate"})
"""Kinds of figures that say how much a system has to carry."""


def find_estimates(talk: Talk) -> Iterator[Signal]:
    """Sums in order, and load that is called an estimate."""
    figures = quantities(talk)
    reached = 0
    sums = tuple(find_sums(talk, figures))
    for found in sums:
        yield _signal(talk, found)
    worked = {at for found in sums for at in range(found.first, found.last)}
    for figure in figures:
        sentence = talk.token_sentence(figure.first)
        named = talk.any_mark("estimating", sentence.first, sentence.last)
        if named and figure.kind in LOAD and figure.first not in worked and sentence.first >= reached:
            reached = sentence.last
            yield _stated(talk, figure)


def _signal(talk: Talk, found: Sum) -> Signal:
    right = None
    if found.right is not None:
        right = say_quantity(found.right, found.claim.unit, found.claim.noun)
    return Signal(
        "estimate",
        *talk.word_span(found.first, found.last),
        {
            "claim": talk.text(found.claim.first, found.claim.last),
            "holds": found.holds,
            "right": right,
            "of": talk.text(found.first, found.operands_end),
        },
    )


def _stated(talk: Talk, figure: Quantity) -> Signal:
    words = talk.text(figure.first, figure.last)
    return Signal(
        "estimate", *talk.word_span(figure.first, figure.last), {"claim": words, "holds": None, "right": None, "of": ""}
    )
