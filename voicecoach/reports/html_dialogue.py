"""What was asked and answered: the interviewer's turns, why each was taken, and how the candidate replied."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from voicecoach.analysis.types import Analysis
from voicecoach.reports.html_moments import Moments, Place
from voicecoach.reports.html_transcript import other_turns
from voicecoach.transcript.types import DELIBERATE

REPLY = 24
"""Words of a reply that are shown, as much as stands in two lines."""

BESIDE = 10.0
"""Seconds between the decision to say something and the moment it is heard, at most: the voice waits for a breath."""


@dataclass(frozen=True, slots=True)
class Interjection:
    """Something the interviewer said of its own accord or in reply, with the reason it had."""

    at: float
    """Seconds of the answer."""
    text: str
    reason: str
    deliberate: bool
    """True when nobody asked for it: an interruption on purpose."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """One turn of the interviewer and what followed."""

    number: int
    """Of the turn, among those of others."""
    at: float
    """Seconds at which it began."""
    end: float
    """Seconds at which it was over; where that is not known, those at which the candidate went on."""
    place: Place
    speaker: str
    text: str
    reason: str
    """Why it was said; empty where that is not known."""
    deliberate: bool
    shift: bool
    """True when it changed a constraint."""
    reply: str
    """How the candidate's answer begins; empty when there was none."""


def dialogue(analysis: Analysis, interjections: Sequence[Interjection], moments: Moments) -> tuple[Exchange, ...]:
    """Every turn of somebody else, in order."""
    return tuple(_exchanges(analysis, interjections, moments))


def _exchanges(analysis: Analysis, interjections: Sequence[Interjection], moments: Moments) -> Iterator[Exchange]:
    others = other_turns(analysis, moments)
    shifts = {recovery.first for recovery in analysis.recoveries}
    for other, following in zip_longest(others, others[1:]):
        turn = other.turn
        until = following.turn.before_word if following else len(analysis.answer.words)
        known = _behind(interjections, turn.text, other.at)
        yield Exchange(
            number=other.number,
            at=other.at,
            end=turn.end if turn.end is not None else max(other.at, moments.of_word(turn.before_word)),
            place=Place(f"#o{other.number}", other.label or f"turn {other.number + 1}"),
            speaker=turn.speaker or "Other",
            text=turn.text,
            reason=known.reason if known else "",
            deliberate=known.deliberate if known else turn.move in DELIBERATE,
            shift=turn.before_word in shifts and until > turn.before_word,
            reply=_reply(analysis, turn.before_word, until),
        )


def _behind(interjections: Sequence[Interjection], text: str, at: float) -> Interjection | None:
    """The interjection that a turn was: the same words at about that time."""
    return next((one for one in interjections if one.text.split() == text.split() and abs(one.at - at) <= BESIDE), None)


def _reply(analysis: Analysis, first: int, until: int) -> str:
    words = " ".join(word.text for word in analysis.answer.words[first : min(until, first + REPLY)])
    return f"{words} ..." if until - first > REPLY else words
