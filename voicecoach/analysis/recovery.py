"""How a changed constraint was recovered from: how soon it was taken up, and what was said of it."""

from collections.abc import Iterator, Sequence

from voicecoach.analysis.shifts import REACTION, Shift
from voicecoach.analysis.types import Recovery, Signal
from voicecoach.language.talk import Talk
from voicecoach.transcript.types import Answer

THREAD = 2 * REACTION
"""The speaker's words after a shift within which they may come back to where they were: some two and a half minutes."""


def find_recoveries(talk: Talk, signals: Sequence[Signal], shifts: Sequence[Shift]) -> tuple[Recovery, ...]:
    """What became of each shift, in order."""
    return tuple(_recoveries(talk, signals, shifts))


def _recoveries(talk: Talk, signals: Sequence[Signal], shifts: Sequence[Shift]) -> Iterator[Recovery]:
    for shift in shifts:
        taken = next((s for s in signals if s.kind == "adaptation" and shift.first <= s.first < shift.last), None)
        at = _told_at(talk.answer, shift.first)
        fields = taken.fields if taken else {}
        yield Recovery(
            first=shift.first,
            at=at,
            acknowledged=None if taken is None else _seconds_between(at, talk.answer.words[taken.first].start),
            restated=bool(fields.get("restates")),
            changes=bool(fields.get("changes")),
            stays=bool(fields.get("stays")),
            repriced=taken is not None
            and any(s.kind == "cost" and taken.first < s.last <= shift.last for s in signals),
            returned=taken is not None and _returns(talk, signals, shift, taken),
        )


def _told_at(answer: Answer, before_word: int) -> float | None:
    """When the last turn before a word was over; its beginning where its end is unknown."""
    turns = [other for other in answer.others if other.before_word == before_word]
    known = [time for turn in turns for time in (turn.start, turn.end) if time is not None]
    return max(known, default=None)


def _seconds_between(first: float | None, last: float | None) -> float | None:
    return None if first is None or last is None else round(max(0.0, last - first), 2)


def _returns(talk: Talk, signals: Sequence[Signal], shift: Shift, taken: Signal) -> bool:
    """True when an element of the design from before the shift is named again once the shift is taken up."""
    elements = {str(s.fields["element"]).lower() for s in signals if s.kind == "choice" and s.first < shift.first}
    after = [at for at, word in enumerate(talk.positions) if taken.first <= word < shift.first + THREAD]
    said = f" {talk.text(after[0], after[-1] + 1)} " if after else ""
    return any(f" {element} " in said for element in elements)
