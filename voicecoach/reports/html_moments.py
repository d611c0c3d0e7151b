"""The second of every word, as it was timed or laid out at an even pace, and the places of a page that stand for it."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from voicecoach.analysis.types import Analysis
from voicecoach.reports.clock import clock
from voicecoach.transcript.types import Word

WORDS_A_MINUTE = 140
"""Pace at which untimed words are laid out, as everywhere in an analysis without times."""


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere in the transcript of a page."""

    href: str
    """Its fragment; empty where there is none."""
    label: str
    """The moment, or without times the number of the word."""


@dataclass(frozen=True, slots=True)
class Moments:
    """When everything was said."""

    starts: tuple[float, ...]
    """Seconds, never falling; one for each word."""
    length: float
    """Seconds of the whole; above zero."""
    timed: bool
    """False when the seconds are made up from the count of words."""

    def of_word(self, word: int) -> float:
        """The second at which a word begins; of one past the last, the end."""
        return self.starts[word] if word < len(self.starts) else self.length

    def place(self, word: int) -> Place:
        """A word, by its index."""
        word = min(word, len(self.starts) - 1)
        return Place(f"#w{word}", clock(self.starts[word]) if self.timed else f"word {word + 1}")

    def place_at(self, second: float | None) -> Place:
        """The last word that has begun at a second; nowhere when the second is not known."""
        if second is None or not self.starts:
            return Place("", "")
        return Place(f"#w{max(0, bisect_right(self.starts, second) - 1)}", clock(second))


def moments_of(analysis: Analysis) -> Moments:
    """Lay an answer out in time."""
    answer = analysis.answer
    known = [word.start for word in answer.words if word.start is not None]
    if not known:
        step = 60 / WORDS_A_MINUTE
        return Moments(
            tuple(at * step for at in range(len(answer.words))), max(1, len(answer.words)) * step, timed=False
        )
    ends = [word.end for word in answer.words if word.end is not None]
    ends += [other.end for other in answer.others if other.end is not None]
    length = max((*ends, analysis.source.seconds or 0.0, known[-1], 1.0))
    return Moments(tuple(_rising(answer.words, known[0])), length, timed=True)


def _rising(words: tuple[Word, ...], latest: float) -> Iterator[float]:
    """The words' own times; a missing one is taken from the word before."""
    for word in words:
        latest = max(latest, latest if word.start is None else word.start)
        yield latest
