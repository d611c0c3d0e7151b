"""`cost`: money, compute, storage, operations, engineering time or team capacity as a design consideration."""

from collections.abc import Iterator

from voicecoach.analysis.types import Signal
from voicecoach.language.talk import Talk

CONTEXT = 6
"""Words quoted before and after the phrase, within its sentence."""

LONGEST_QUESTION = 30
"""Tokens; a longer unpunctuated sentence that opens like a question runs on into what the speaker says about it."""


def find_costs(talk: Talk) -> Iterator[Signal]:
    """Costs named, at most one a sentence."""
    seen: set[int] = set()
    for mark in talk.marks["cost"]:
        sentence = talk.token_sentence(mark.first)
        asked = sentence.question and sentence.last - sentence.first <= LONGEST_QUESTION
        if sentence.first not in seen and not asked:
            seen.add(sentence.first)
            first, last = max(sentence.first, mark.first - CONTEXT), min(sentence.last, mark.last + CONTEXT)
            yield Signal("cost", *talk.word_span(first, last))
