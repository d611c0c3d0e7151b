"""`assumption`: a fact taken as given, aloud ("I'll assume two hundred million members")."""

from collections.abc import Iterator

from voicecoach.analysis.types import Signal
from voicecoach.language.talk import Talk


def find_assumptions(talk: Talk) -> Iterator[Signal]:
    """Stated assumptions, from the phrase to the end of its sentence."""
    end = 0
    for mark in talk.marks["assumption"]:
        sentence = talk.token_sentence(mark.first)
        if mark.first >= end and sentence.last - mark.last >= 2:
            end = sentence.last
            yield Signal("assumption", *talk.word_span(mark.first, sentence.last))
