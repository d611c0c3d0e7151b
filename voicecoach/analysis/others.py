"""What others say, read for phrases once: an answer may depend on the interviewer's words ("a global product")."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from voicecoach.language.phrases import Mark, find_marks
from voicecoach.language.tokens import bare, doc_of
from voicecoach.transcript.types import OtherTurn

LABELS = ("shift", "worldwide")
"""Lexicon labels that are looked for in other people's words."""

BREAK = "¶"
"""Stands between two speeches, so that no phrase reaches from one into the next."""


@dataclass(frozen=True, slots=True)
class Speech:
    """What others say in one go, between two words of the speaker."""

    before_word: int
    """Index of the speaker's next word."""
    words: tuple[str, ...]
    """Bare."""
    content: tuple[bool, ...]
    """For each word, whether it is more than grammar."""
    marks: Mapping[str, tuple[Mark, ...]]
    """Phrases by label, in these words."""


@lru_cache(maxsize=4)
def speeches(others: tuple[OtherTurn, ...]) -> tuple[Speech, ...]:
    """The speeches of others, in order; turns with no word of the speaker between them are one."""
    return tuple(_speeches(others))


def _speeches(others: tuple[OtherTurn, ...]) -> Iterator[Speech]:
    runs = [(at, [bare(w) for turn in run for w in turn.text.split()]) for at, run in groupby(others, key=_place)]
    doc = doc_of([word for _, words in runs for word in (*words, BREAK)])
    found = {label: list(marks) for label, marks in find_marks(doc).items() if label in LABELS}
    first = 0
    for at, words in runs:
        last = first + len(words)
        within = {
            label: tuple(_moved(mark, first) for mark in marks if first <= mark.first < last)
            for label, marks in found.items()
        }
        yield Speech(at, tuple(words), tuple(not token.is_stop for token in doc[first:last]), within)
        first = last + 1


def _place(other: OtherTurn) -> int:
    return other.before_word


def _moved(mark: Mark, by: int) -> Mark:
    return Mark(mark.label, mark.first - by, mark.last - by)
