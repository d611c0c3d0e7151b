"""`estimate`: back-of-envelope arithmetic aloud; a lone number is none."""

from collections.abc import Iterator

from voicecoach.analysis.types import Signal
from voicecoach.language.numbers import is_quantity
from voicecoach.language.talk import Talk

FIGURES = 2
"""Separate figures an estimate needs: something is worked out from something."""


REACH = 18
"""Tokens on either side of the arithmetic word in which its figures stand."""


def find_estimates(talk: Talk) -> Iterator[Signal]:
    """Stretches that work one figure out of another ("times", "that's", "comes to"), from the first to the last."""
    end = 0
    for mark in talk.marks["arithmetic"]:
        sentence = talk.token_sentence(mark.first)
        first, last = max(sentence.first, end, mark.first - REACH), min(sentence.last, mark.last + REACH)
        figures = _figures(talk, first, last)
        if len(figures) >= FIGURES and figures[0] < mark.first and figures[-1] >= mark.first:
            end = last
            claim = talk.text(figures[0], last)
            yield Signal("estimate", *talk.word_span(figures[0], last), {"claim": claim, "holds": None})


def _figures(talk: Talk, first: int, last: int) -> list[int]:
    """Where figures begin in a stretch; a run of number words ("ten thousand") is one figure."""
    tokens = [token.text for token in talk.fluent[first:last]]
    numbers = [is_quantity(tokens, at) for at in range(len(tokens))]
    return [first + at for at, here in enumerate(numbers) if here and not (at and numbers[at - 1])]
