"""`region`: countries, devices, bandwidth, language or regulation said to differ."""

from collections.abc import Iterator

from voicecoach.analysis.signals.spotting import once_a_sentence, quoted
from voicecoach.analysis.types import Signal
from voicecoach.language.talk import Talk


def find_regions(talk: Talk) -> Iterator[Signal]:
    """Regional differences named, at most one a sentence."""
    return (Signal("region", *quoted(talk, mark)) for mark in once_a_sentence(talk, "region"))
