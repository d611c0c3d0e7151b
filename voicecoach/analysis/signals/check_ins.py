"""`check-in`: hands the floor over ("shall I go deeper here?"); the tag "right?" does not."""

from collections.abc import Iterator

from voicecoach.analysis.signals.framing import is_told
from voicecoach.analysis.types import Signal
from voicecoach.language.talk import Talk

REACH = 12
"""Tokens quoted after the phrase, within its sentence."""


def find_check_ins(talk: Talk) -> Iterator[Signal]:
    """Offers to go on elsewhere, to stop or to be corrected; one for each breath, and none that is told of the past."""
    end = 0
    for mark in talk.marks["handing-over"]:
        sentence = talk.token_sentence(mark.first)
        last = min(sentence.last, mark.last + REACH)
        if mark.first >= end and not is_told(talk, mark.first):
            yield Signal("check-in", *talk.word_span(mark.first, max(last, mark.last)))
        end = max(end, last)
