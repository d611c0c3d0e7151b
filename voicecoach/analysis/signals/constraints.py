"""`constraint`: latency, budget, team size, deadline or regulation stated as a limit."""

from collections.abc import Iterator

from voicecoach.analysis.types import Signal
from voicecoach.language.phrases import Mark
from voicecoach.language.quantities import Quantity, find_quantities
from voicecoach.language.talk import Talk

REACH = 10
"""Tokens after a limiting word in which its figure stands ("within, let's say, two hundred milliseconds")."""

BEGINS = 6
"""Tokens after a limiting word in which its figure begins."""

LIMITED = frozenset({"time", "money", "size", "availability", "percentile"})
"""Kinds of quantity that limit; events a second are load."""

PEOPLE = frozenset({"engineer", "person", "people", "developer", "team"})


def find_constraints(talk: Talk) -> Iterator[Signal]:
    """Limits with a figure, and limits set by law; at most one a sentence."""
    end = 0
    bounds = ((mark.first, _bound(talk, mark)) for mark in talk.marks["limit"])
    laws = ((mark.first, mark.last) for mark in talk.marks["regulation"])
    for first, last in sorted((first, last) for first, last in (*bounds, *laws) if last is not None):
        sentence = talk.token_sentence(first)
        if first >= end and not sentence.question:
            end = sentence.last
            yield Signal("constraint", *talk.word_span(first, last))


def _bound(talk: Talk, limit: Mark) -> int | None:
    """The token after the figure that a limiting word brings in; None when it brings in none."""
    sentence = talk.token_sentence(limit.first)
    tokens = [token.text for token in talk.fluent[limit.last : min(sentence.last, limit.last + REACH)]]
    found = next((q for q in find_quantities(tokens) if q.first <= BEGINS and _limits(q)), None)
    return None if found is None else limit.last + found.last


def _limits(quantity: Quantity) -> bool:
    return quantity.kind in LIMITED or quantity.noun in PEOPLE
