"""`minimal-first`: starts small, defers, says no to scope ("we won't shard until demand is validated")."""

from collections.abc import Iterator

from voicecoach.analysis.signals.spotting import once_a_sentence, quoted
from voicecoach.analysis.types import Signal
from voicecoach.language.talk import Talk

LABELS = ("minimal", "deferring")
"""Labels of words that begin small, and of words that put something off."""


def find_minimal_first(talk: Talk) -> Iterator[Signal]:
    """Deferrals and small beginnings, at most one a sentence."""
    end = 0
    said = (mark for label in LABELS for mark in once_a_sentence(talk, label))
    for first, last in sorted(quoted(talk, mark) for mark in said):
        if first >= end:
            end = last
            yield Signal("minimal-first", first, last)
