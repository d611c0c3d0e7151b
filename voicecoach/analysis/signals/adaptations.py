"""`adaptation`: a changed constraint taken up. Fields `restates`, `changes`, `stays`."""

from bisect import bisect_left
from collections.abc import Iterator

from voicecoach.analysis.shifts import Shift, find_shifts
from voicecoach.analysis.types import Signal
from voicecoach.language.talk import Talk


def find_adaptations(talk: Talk) -> Iterator[Signal]:
    """For each shift that is taken up, the words that do."""
    for shift in find_shifts(talk, 0):
        found = _taken_up(talk, shift)
        if found is not None:
            yield found


def _taken_up(talk: Talk, shift: Shift) -> Signal | None:
    """What the speaker does with a shift; None when its words never come again and nothing is adapted."""
    first, last = (bisect_left(talk.positions, word) for word in (shift.first, shift.last))
    restates = next((at for at in range(first, last) if talk.fluent[at].text in shift.terms), None)
    fields = {name: talk.any_mark(label, first, last) for name, label in (("changes", "change"), ("stays", "stays"))}
    marks = [talk.first_mark(label, first, last) for label in ("adapt", "change")]
    begins = [mark.first for mark in marks if mark] + ([] if restates is None else [restates])
    if restates is None and not all(marks):
        return None
    return Signal("adaptation", *talk.word_span(min(begins), last), {"restates": restates is not None, **fields})
