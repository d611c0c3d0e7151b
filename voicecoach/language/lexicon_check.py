"""What is wrong with lexicons: phrases that cannot be read, can never match, or change nothing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from voicecoach.language.discourse import markers
from voicecoach.language.disfluency import FILLED_PAUSES, stutters
from voicecoach.language.jargon import needs_no_word
from voicecoach.language.notation import MOST_FRAMES, NotationError, Shape, count_frames, parse_phrase, shapes
from voicecoach.language.overlap import alike, covers, holds, touch
from voicecoach.language.phrases import Lexicon, expand, is_plain, lexicons
from voicecoach.language.tokens import bare

Key = Literal["phrases", "except", "remove"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One entry of a lexicon that is wrong."""

    table: int
    """Which of the lexicons looked at."""
    key: Key
    entry: int
    """Which of the key's entries."""
    sentence: str
    """What is wrong and what to do, as a clause without a full stop."""


def shipped_tables() -> tuple[Lexicon, ...]:
    """What users' phrases stand beside: the lexicons, and the lists of words that are kept in another form."""
    fillers = (" ".join(marker.words) for same in markers().values() for marker in same)
    return (
        *lexicons(),
        Lexicon("filler", tuple(sorted({*fillers, *FILLED_PAUSES}))),
        Lexicon("needs-no-word", tuple(sorted(needs_no_word()))),
    )


def unreadable(tables: Sequence[Lexicon]) -> Iterator[Problem]:
    """Entries that cannot be matched with at all: faults of notation."""
    for table, key, entry, phrase in _entries(tables):
        if fault := _misread(phrase):
            yield Problem(table, key, entry, fault)


def useless(tables: Sequence[Lexicon], shipped: Sequence[Lexicon] = ()) -> Iterator[Problem]:
    """Entries that can be read and do nothing.

    Args:
        tables: lexicons; several of one label count as one table, and what is unreadable is passed over.
        shipped: what they stand beside.
    """
    labels = {label: _Label(label, tables, shipped) for label in dict.fromkeys(table.label for table in tables)}
    for table, key, entry, phrase in _entries(tables):
        if not _misread(phrase):
            sentence = _never(phrase) or labels[tables[table].label].fault(key, phrase, (table, entry))
            if sentence:
                yield Problem(table, key, entry, sentence)


def _misread(phrase: str) -> str:
    """Why a phrase cannot be read; empty when it can."""
    try:
        parse_phrase(phrase)
    except NotationError as error:
        return f'"{phrase}" cannot be read: {error}'
    return f'"{phrase}" is too wide: write it as several phrases' if count_frames(phrase) > MOST_FRAMES else ""


def _entries(tables: Sequence[Lexicon]) -> Iterator[tuple[int, Key, int, str]]:
    for number, table in enumerate(tables):
        for key, phrases in _keys(table).items():
            for entry, phrase in enumerate(phrases):
                yield number, key, entry, phrase


def _keys(table: Lexicon) -> Mapping[Key, tuple[str, ...]]:
    return {"phrases": table.phrases, "except": table.exceptions, "remove": table.removed}


def _never(phrase: str) -> str:
    """Why words of a phrase are never matched; empty when they may be."""
    for word in (word for part in parse_phrase(phrase) for row in part.options for word in row):
        if bare(word) != word:
            return (
                f'"{word}" in "{phrase}" never matches, words are compared in lower case and without the punctuation '
                f'round them: write "{bare(word)}"'
            )
        if word in FILLED_PAUSES:
            return f'"{phrase}" can do without "{word}": filled pauses are left out of an answer before it is matched'
    if is_plain(phrase) and all(_stutters(words) for words in expand(phrase)):
        return f'"{phrase}" never matches, a word said twice is taken for a stutter: write it once'
    return ""


def _stutters(words: Sequence[str]) -> bool:
    return any(stutters(words, range(len(words)), (0,) * (len(words) + 1)))


@dataclass(frozen=True, slots=True)
class _Written:
    """A phrase that counts, with where it stands."""

    phrase: str
    shapes: tuple[Shape, ...]
    place: tuple[int, int] | None
    """Table and entry; None for one that ships."""

    @classmethod
    def of(cls, phrase: str, place: tuple[int, int] | None) -> "_Written":
        return cls(phrase, tuple(shapes(phrase)), place)


class _Label:
    """All that is written of one label."""

    def __init__(self, label: str, tables: Sequence[Lexicon], shipped: Sequence[Lexicon]) -> None:
        self._label = label
        self._tables = [(number, table) for number, table in enumerate(tables) if table.label == label]
        self._shipped = [table for table in shipped if table.label == label]

    @cached_property
    def _phrases(self) -> list[_Written]:
        return [*self._collect("phrases", own=False), *self._collect("phrases", own=True)]

    @cached_property
    def _exceptions(self) -> list[_Written]:
        return [*self._collect("except", own=False), *self._collect("except", own=True)]

    @cached_property
    def _removed(self) -> list[_Written]:
        return list(self._collect("remove", own=True))

    def _collect(self, key: Key, *, own: bool) -> Iterator[_Written]:
        for number, table in self._tables if own else enumerate(self._shipped):
            for entry, phrase in enumerate(_keys(table)[key]):
                if not _misread(phrase):
                    yield _Written.of(phrase, (number, entry) if own else None)

    def fault(self, key: Key, phrase: str, place: tuple[int, int]) -> str:
        """What is wrong with an entry among the others; empty when nothing."""
        found = _Written.of(phrase, place)
        if key == "phrases":
            return self._doubled(found, self._phrases, "phrases") or self._dead(found) or self._taken_back(found)
        if key == "except":
            return self._doubled(found, self._exceptions, "exceptions") or self._idle(found)
        return self._doubled(found, self._removed, "removals") or self._nothing_removed(found)

    def _doubled(self, found: _Written, written: Iterable[_Written], what: str) -> str:
        """A phrase all of whose words an earlier one stands for."""
        for other in written:
            if other.place == found.place:
                break
            if all(any(covers(wide, narrow) for wide in other.shapes) for narrow in found.shapes):
                same = "" if other.phrase == found.phrase else f', as "{_short(other.phrase)}"'
                already = "ships already" if other.place is None else "stands already"
                return f'"{found.phrase}" {already} among the {what} of {self._label}{same}: take it out'
        return ""

    def _dead(self, found: _Written) -> str:
        """A phrase that holds an exception in each of its shapes."""
        for other in self._exceptions:
            if all(any(holds(shape, inner) for inner in other.shapes) for shape in found.shapes):
                exception = f'the exception "{_short(other.phrase)}"'
                return f'"{found.phrase}" never matches, it contains {exception}: take out one or the other'
        return ""

    def _taken_back(self, found: _Written) -> str:
        if any(alike(one, other) for taken in self._removed for one in taken.shapes for other in found.shapes):
            return f'"{found.phrase}" is both added and removed: take out one or the other'
        return ""

    def _idle(self, found: _Written) -> str:
        """An exception that no phrase can touch."""
        phrases = (shape for other in self._phrases for shape in other.shapes)
        if any(touch(one, shape) for shape in phrases for one in found.shapes):
            return ""
        return f'the exception "{found.phrase}" touches no phrase of {self._label}: take it out'

    def _nothing_removed(self, found: _Written) -> str:
        shipped = (shape for other in self._phrases if other.place is None for shape in other.shapes)
        if any(alike(one, shape) for shape in shipped for one in found.shapes):
            return ""
        return f'"{found.phrase}" is no shipped phrase of {self._label}: there is nothing to remove'


def _short(phrase: str) -> str:
    return phrase if len(phrase) <= 60 else f"{phrase[:56]} ..."
