"""What was settled while scoping: the topics of questions and assumptions, and the words that take a topic up again."""

from bisect import bisect_left

from voicecoach.analysis.types import Case, Signal
from voicecoach.language.quantities import find_quantities

TOPIC = "topic."
"""Lexicon labels that begin so name what scoping asks about."""

STATED = frozenset({"assumption", "constraint", "success-metric"})
"""Signals that settle something without asking."""

TAKEN_UP = {
    "budget": ("cost", "price"),
    "team": ("team", "role", "own-action"),
    "deadline": ("minimal",),
    "freshness": ("failure",),
    "region": ("region",),
    "failure tolerance": ("failure", "operation"),
}
"""Labels beside a topic's own whose phrases take it up in other words."""

KINDS = {"latency": "time", "freshness": "time", "deadline": "time", "budget": "money"}
"""Kind of quantity that takes a topic up."""


def topics_before(case: Case, word: int) -> frozenset[str]:
    """The scoping topics asked about, assumed or limited before a word."""
    return frozenset(topic for signal in case.signals if signal.first < word for topic in topics_of(case, signal))


def topics_of(case: Case, signal: Signal) -> frozenset[str]:
    """The topics a signal settles; none for signals that settle nothing."""
    if signal.kind == "scoping-question":
        return frozenset({str(signal.fields["topic"])})
    if signal.kind == "success-metric":
        return frozenset({"priority"})
    if signal.kind not in STATED:
        return frozenset()
    first, last = tokens_of(case, signal.first, signal.last)
    marks = [(mark.first, label) for label in _labels(case) for mark in case.talk.marks_within(label, first, last)]
    return frozenset({label.removeprefix(TOPIC) for _, label in marks} - {"scope"}) or frozenset({"scope"})


def _labels(case: Case) -> list[str]:
    return [label for label in case.talk.marks if label.startswith(TOPIC)]


def tokens_of(case: Case, first: int, last: int) -> tuple[int, int]:
    """The fluent tokens (half-open) of a stretch of words."""
    positions = case.talk.positions
    return bisect_left(positions, first), bisect_left(positions, last)


def used_after(case: Case, topic: str, begin: int) -> bool:
    """True when a settled topic comes up again at or after a word.

    Args:
        case: the answer.
        topic: what was settled.
        begin: the word with which the design begins.
    """
    talk = case.talk
    first, last = tokens_of(case, begin, len(talk.answer.words))
    labels = (TOPIC + topic, *TAKEN_UP.get(topic, ()))
    if any(label in talk.marks and talk.any_mark(label, first, last) for label in labels):
        return True
    tokens = [token.text for token in talk.fluent[first:last]]
    return topic in KINDS and any(found.kind == KINDS[topic] for found in find_quantities(tokens))
