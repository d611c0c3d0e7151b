"""`adaptation`: a changed constraint taken up. Fields `restates`, `changes`, `stays`."""

from bisect import bisect_left
from collections.abc import Iterator

from voicecoach.analysis.shifts import Shift, find_shifts
from voicecoach.analysis.types import Signal
from voicecoach.language.talk import Talk

PROMPT = 60
"""Tokens within which a shift is taken up, thinking aloud included: half a minute; later it is the design going on."""


def find_adaptations(talk: Talk) -> Iterator[Signal]:
    """For each shift that is taken up, the words that do."""
    for shift in find_shifts(talk, 0):
        found = _taken_up(talk, shift)
        if found is not None:
            yield found


def _taken_up(talk: Talk, shift: Shift) -> Signal | None:
    """What the speaker does with a shift; None when its words never come again and nothing is adapted."""
    first, last = (bisect_left(talk.positions, word) for word in (shift.first, shift.last))
    soon = min(last, first + PROMPT)
    restates = next((at for at in range(first, soon) if talk.fluent[at].text in shift.terms), None)
    fields = {name: talk.any_mark(label, first, last) for name, label in (("changes", "change"), ("stays", "stays"))}
    marks = [talk.first_mark("adapt", first, soon), talk.first_mark("change", first, last)]
    begins = [mark.first for mark in marks if mark] + ([] if restates is None else [restates])
    if restates is None and not all(marks):
        return None
    return Signal("adaptation", *talk.word_span(min(begins), last), {"restates": restates is not None, **fields})
