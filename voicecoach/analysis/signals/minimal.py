"""`minimal-first`: starts small, defers, says no to scope ("we won't shard until demand is validated")."""

from collections.abc import Iterator

from voicecoach.analysis.signals.spotting import once_a_sentence, quoted
from voicecoach.analysis.types import Signal
from voicecoach.language.talk import Talk


def find_minimal_first(talk: Talk) -> Iterator[Signal]:
    """Deferrals and small beginnings, at most one a sentence."""
    return (Signal("minimal-first", *quoted(talk, mark)) for mark in once_a_sentence(talk, "minimal"))
