"""`failure-mode`: what can break or degrade, or how it is handled (retry, dead letter, fallback, stale, drift)."""

from collections.abc import Iterator

from voicecoach.analysis.signals.spotting import newly_said, once_a_sentence, quoted
from voicecoach.analysis.types import Signal
from voicecoach.language.talk import Talk


def find_failure_modes(talk: Talk) -> Iterator[Signal]:
    """Failures when they are first named, at most one a sentence; to ask what happens when one does is to name it."""
    named = newly_said(talk, once_a_sentence(talk, "failure", asked=True), "phenomenon")
    return (Signal("failure-mode", *quoted(talk, mark)) for mark in named)
