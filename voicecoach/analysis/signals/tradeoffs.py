"""`tradeoff`: two options or qualities weighed, and what is given up; the bare word "trade-off" is none.

Either the words say so themselves ("at the expense of", "willing to trade recall for precision"), or what is won stands
against what is lost on the two sides of a contrast ("it's simple to run, but it's slower").
"""

from collections.abc import Iterator

from voicecoach.analysis.types import Signal
from voicecoach.language.phrases import Mark
from voicecoach.language.talk import Talk

SIDE = 18
"""Tokens on each side of a contrast in which what is won and what is lost must stand: a clause's length."""

CONTEXT = 10
"""Tokens quoted before and after words that weigh by themselves."""

SWING = 30
"""Tokens between "if it is long" and "if it is short", at most: a sentence or two."""

AFTER = 3
"""Tokens that must follow words that weigh: with nothing after them nothing is weighed."""

COMPLETE = frozenset({"over", "than", "for", "against"})
"""Last words of weighing words after which a single one completes the thought ("favour recall over precision")."""

LISTED = 60
"""Tokens between what speaks for an option and what speaks against it, at most: a list of three or four points."""


def find_tradeoffs(talk: Talk) -> Iterator[Signal]:
    """Things weighed against each other, in order."""
    end = 0
    for first, last in sorted((*_said(talk), *_shown(talk), *_swung(talk), *_listed(talk))):
        if first >= end:
            end = last
            yield Signal("tradeoff", *talk.word_span(first, last))


def _said(talk: Talk) -> Iterator[tuple[int, int]]:
    """Words that weigh by themselves, with their surroundings."""
    for label in ("trading", "drawback"):
        for mark in talk.marks[label]:
            sentence = talk.token_sentence(mark.first)
            last = max(mark.last, min(mark.last + CONTEXT, sentence.last))
            needed = 1 if talk.fluent[mark.last - 1].text in COMPLETE else AFTER
            if sentence.last - mark.last >= needed:
                yield max(sentence.first, mark.first - CONTEXT), last


def _shown(talk: Talk) -> Iterator[tuple[int, int]]:
    """What is won against what is lost, on the two sides of a contrast."""
    for contrast in talk.marks["contrasting"]:
        before = _side(talk, contrast.first - SIDE, contrast.first)
        after = _side(talk, contrast.last, contrast.last + SIDE)
        for here, there in (("upside", "burden"), ("burden", "upside")):
            left = [mark for mark in before if mark.label == here]
            right = [mark for mark in after if mark.label == there]
            if left and right:
                yield left[-1].first, right[0].last
                break


def _swung(talk: Talk) -> Iterator[tuple[int, int]]:
    """One knob turned up and down: "if we keep it longer ..., if we keep it shorter ..."."""
    for here, there in (("more-of", "less-of"), ("less-of", "more-of")):
        for mark in talk.marks[here]:
            other = talk.first_mark(there, mark.last + AFTER, mark.last + SWING)
            if other is not None:
                yield mark.first, other.last


def _listed(talk: Talk) -> Iterator[tuple[int, int]]:
    """What speaks for an option and then what speaks against it, or the other way round."""
    for here, there in (("in-favour", "against"), ("against", "in-favour")):
        for mark in talk.marks[here]:
            other = talk.first_mark(there, mark.last, mark.last + LISTED)
            if other is not None:
                yield mark.first, min(other.last + CONTEXT, talk.token_sentence(other.first).last)


def _side(talk: Talk, first: int, last: int) -> list[Mark]:
    """What is won or lost in a stretch."""
    return [mark for label in ("upside", "burden") for mark in talk.marks_within(label, max(first, 0), last)]
