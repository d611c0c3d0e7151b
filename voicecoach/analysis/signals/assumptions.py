"""`assumption`: a fact taken as given, aloud ("I'll assume two hundred million members")."""

from collections.abc import Iterator

from voicecoach.analysis.types import Signal
from voicecoach.language.numbers import has_figure
from voicecoach.language.phrases import Mark
from voicecoach.language.talk import Talk

LEAST = 2
"""Words an assumption needs after the phrase that opens it."""


def find_assumptions(talk: Talk) -> Iterator[Signal]:
    """Stated assumptions, from the phrase to the end of its sentence."""
    end = 0
    for mark in _openings(talk):
        sentence = talk.token_sentence(mark.first)
        if mark.first >= end and sentence.last - mark.last >= LEAST:
            end = sentence.last
            yield Signal("assumption", *talk.word_span(mark.first, sentence.last))


def _openings(talk: Talk) -> list[Mark]:
    """Words that assume, and words that suppose where a figure follows; without one they open an example."""
    supposing = (mark for mark in talk.marks["supposing"] if _states_a_figure(talk, mark))
    return sorted((*talk.marks["assumption"], *supposing), key=lambda mark: mark.first)


def _states_a_figure(talk: Talk, mark: Mark) -> bool:
    sentence = talk.token_sentence(mark.first)
    return has_figure([token.text for token in talk.fluent[mark.last : sentence.last]])
