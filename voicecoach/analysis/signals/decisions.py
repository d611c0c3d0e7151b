"""`decision`: a decision in the first person singular, with its consequence."""

from collections.abc import Iterator

from voicecoach.analysis.signals.spotting import once_a_sentence
from voicecoach.analysis.types import Signal
from voicecoach.language.phrases import Mark
from voicecoach.language.talk import Talk


def find_decisions(talk: Talk) -> Iterator[Signal]:
    """Own decisions whose reason, price or effect follows in the sentence or the next."""
    for mark in once_a_sentence(talk, "own-decision", lambda mark: _has_consequence(talk, mark)):
        yield Signal("decision", *talk.word_span(mark.first, talk.token_sentence(mark.first).last))


def _has_consequence(talk: Talk, decision: Mark) -> bool:
    _, last = talk.near(decision.first, after=1)
    return talk.any_mark("consequence", decision.last, last)
