"""`operations`: monitoring, alerts, service levels, rollout, rollback, runbooks, on-call, ownership after launch."""

from collections.abc import Iterator

from voicecoach.analysis.signals.spotting import once_a_sentence, quoted
from voicecoach.analysis.types import Signal
from voicecoach.language.talk import Talk


def find_operations(talk: Talk) -> Iterator[Signal]:
    """Operations named, at most one a sentence."""
    return (Signal("operations", *quoted(talk, mark)) for mark in once_a_sentence(talk, "operation"))
