"""`experience`: a point grounded in one's own past work ("at my last job we lost a region to this")."""

from collections.abc import Iterator

from voicecoach.analysis.signals.spotting import once_a_sentence, quoted
from voicecoach.analysis.types import Signal
from voicecoach.language.talk import Talk


def find_experience(talk: Talk) -> Iterator[Signal]:
    """Own past work, at most one a sentence."""
    return (Signal("experience", *quoted(talk, mark)) for mark in once_a_sentence(talk, "experience"))
