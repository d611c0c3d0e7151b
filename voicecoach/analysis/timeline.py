"""When things were said: on the clock where words are timed, by their count at an even pace where they are not.

Rules on absences ask here when something was due and which words stood there.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from voicecoach.analysis.types import Signal
from voicecoach.transcript.types import Answer, OtherTurn, Timing

WORDS_A_MINUTE = 140
"""Pace at which untimed words are laid out: near the middle of what vendors recommend (Microsoft 100 to 165, Read AI
130 to 175)."""

STATEMENT = 40
"""Words an interviewer needs to put a problem, at least; fewer are small talk or an answer. Our choice."""

OPENERS = frozenset({"scoping-question", "assumption", "choice"})
"""Signals before which the problem must have been put."""

QUOTED = 10
"""Words quoted where something was due; our choice, a line of a report."""

SHARES = ((0.3, "by the first quarter"), (0.45, "by the first third"), (0.6, "by half-time"), (0.7, "by two thirds"))
"""Upper end of a share of the answer, and how it is said."""


PARTS = ((0.2, "a little"), (0.3, "a quarter"), (0.42, "a third"), (0.6, "half"), (0.8, "two thirds"))
"""Upper end of a share of the answer, and what part of it that is."""


SOON = 2.0
"""Seconds that are no delay: it takes as long to draw breath."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """The second of every word, counted from the moment the problem was put."""

    starts: tuple[float, ...]
    """Seconds, never falling; one for each word, those before the opening at or below zero."""
    length: float
    """Seconds from the opening to the end of the last word."""
    timed: bool
    """False when the seconds are made up from the count of words."""
    opening: int
    """Index of the speaker's first word after the problem was put."""

    def word_at(self, second: float) -> int:
        """The first word that begins at that second or later; the number of words when there is none."""
        return max(self.opening, bisect_left(self.starts, second))

    def share(self, word: int) -> float:
        """How far through the answer a word stands, 0 to 1."""
        return self.starts[word] / self.length if self.length > 0 else 0.0

    def by(self, second: float) -> str:
        """When something was due, as it is said: "by 10 minutes"; of untimed words, "by the first third"."""
        if not self.timed:
            return by_share(second / self.length if self.length > 0 else 1.0)
        if second < 90:
            return f"by {second:.0f} seconds"
        return f"by {second / 60:.0f} minutes"

    def after(self, word: int) -> str:
        """When a word was said, as it is said: "after 3 minutes", "at once"; of untimed words, "after half of it"."""
        second = self.starts[word]
        if not self.timed:
            part = next((name for end, name in PARTS if self.share(word) < end), "nearly all")
            return f"after {part} of it"
        if second < 90:
            return "at once" if second < SOON else f"after {second:.0f} seconds"
        return f"after {second / 60:.0f} minutes"

    def quote_at(self, word: int) -> tuple[int, int]:
        """A few words, to show a place."""
        last = min(len(self.starts), word + QUOTED)
        return max(0, last - QUOTED), last


def by_share(share: float) -> str:
    """A share of the answer, as it is said: "by half-time"."""
    return next((name for end, name in SHARES if share < end), "before the end")


def timeline(answer: Answer, signals: Sequence[Signal]) -> Timeline:
    """Lay an answer out in time.

    Args:
        answer: one speaker's words, timed or not.
        signals: what was found in it; the problem was put before the first of the OPENERS.
    """
    count = len(answer.words)
    clock = None if answer.timing is Timing.NONE else _clock(answer)
    starts = clock or tuple(at * 60 / WORDS_A_MINUTE for at in range(count))
    opening = _opening(answer.others, signals, count)
    origin = starts[opening] if opening < count else 0.0
    ends = [word.end for word in answer.words if word.end is not None] if clock else [count * 60 / WORDS_A_MINUTE]
    return Timeline(
        tuple(start - origin for start in starts), max(ends, default=0.0) - origin, clock is not None, opening
    )


def _clock(answer: Answer) -> tuple[float, ...] | None:
    """The words' own times, a missing one taken from the word before; None when no word has one."""
    known = [word.start for word in answer.words if word.start is not None]
    return tuple(_rising(answer, known[0])) if known else None


def _rising(answer: Answer, first: float) -> Iterator[float]:
    latest = first
    for word in answer.words:
        latest = max(latest, latest if word.start is None else word.start)
        yield latest


def _opening(others: Sequence[OtherTurn], signals: Sequence[Signal], count: int) -> int:
    """The word after the interviewer's last long speech before the candidate's first question, assumption or choice.

    Greetings and introductions come before it, and nobody scopes a problem that has not been put.
    """
    limit = next((signal.first for signal in signals if signal.kind in OPENERS), 0)
    spoken: dict[int, int] = {}
    for other in others:
        if other.before_word <= limit:
            spoken[other.before_word] = spoken.get(other.before_word, 0) + len(other.text.split())
    return max((at for at, words in spoken.items() if words >= STATEMENT and at < count), default=0)
