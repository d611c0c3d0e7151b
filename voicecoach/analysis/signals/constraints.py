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

LOOSE = frozenset({"within", "under", "below", "less", "fewer", "up"})
"""First words that bound a limit only where something must be so: else they tell how the design behaves."""

BINDING = 10
"""Tokens before a loose word in which "must" or "has to" stands."""

BOUND = frozenset("must has have need needs should can't cannot budget limit target requirement want wants".split())

HANDED = 4
"""Tokens after the words that point at a limit in which its figure begins ("inside that fifty milliseconds")."""

NAMED = 1
"""Tokens after "with" in which the number of people begins."""

PEOPLE = frozenset({"engineer", "person", "people", "developer", "team"})


def find_constraints(talk: Talk) -> Iterator[Signal]:
    """Limits with a figure, and limits set by law; at most one a sentence."""
    end = 0
    bounds = ((mark.first, _bound(talk, mark)) for mark in talk.marks["limit"] if _binds(talk, mark))
    given = ((mark.first, _bound(talk, mark, HANDED)) for mark in talk.marks["given-limit"])
    staff = ((mark.first, _bound(talk, mark, NAMED, people=True)) for mark in talk.marks["staffing"])
    fixed = ((mark.first, mark.last) for mark in talk.marks["fixed-limit"])
    laws = ((mark.first, mark.last) for mark in talk.marks["regulation"])
    for first, last in sorted(
        (first, last) for first, last in (*bounds, *given, *staff, *fixed, *laws) if last is not None
    ):
        sentence = talk.token_sentence(first)
        if first >= end and not sentence.question:
            end = sentence.last
            yield Signal("constraint", *talk.word_span(first, last))


def _binds(talk: Talk, limit: Mark) -> bool:
    """Tell "it has to be within ten seconds", a limit, from "within ten seconds it is swapped", which tells a story."""
    if talk.fluent[limit.first].text not in LOOSE:
        return True
    first = max(talk.token_sentence(limit.first).first, limit.first - BINDING)
    return not BOUND.isdisjoint(token.text for token in talk.fluent[first : limit.first])


def _bound(talk: Talk, limit: Mark, begins: int = BEGINS, *, people: bool = False) -> int | None:
    """The token after the figure that a limiting word brings in; None when it brings in none."""
    sentence = talk.token_sentence(limit.first)
    tokens = [token.text for token in talk.fluent[limit.last : min(sentence.last, limit.last + REACH)]]
    found = next((q for q in find_quantities(tokens) if q.first <= begins and _limits(q, people=people)), None)
    return None if found is None else limit.last + found.last


def _limits(quantity: Quantity, *, people: bool) -> bool:
    return quantity.noun in PEOPLE or (not people and quantity.kind in LIMITED)
