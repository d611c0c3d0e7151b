"""`failure-mode`: what can break or degrade, or how it is handled (retry, dead letter, fallback, stale, drift)."""

from collections.abc import Iterator

from voicecoach.analysis.signals.spotting import once_a_sentence, quoted
from voicecoach.analysis.types import Signal
from voicecoach.language.talk import Talk


def find_failure_modes(talk: Talk) -> Iterator[Signal]:
    """Failures named, at most one a sentence; to ask what happens when something fails is to name it."""
    return (Signal("failure-mode", *quoted(talk, mark)) for mark in once_a_sentence(talk, "failure", asked=True))
