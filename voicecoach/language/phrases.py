"""Lexicons: phrases kept as TOML data, and the one pass that finds them all in an answer.

A lexicon file holds tables; each table is a *label* with `phrases` and, where wanted, `except`: phrases that look like
it and are not. How a phrase is written stands in `voicecoach.language.notation`.

A user's own lexicons add to the tables of the same name, and take out of them what `remove` lists. They are a value
that the caller hands in: nothing here reads a file of the user's.

Matching ignores case, punctuation, filled pauses and stutters, because it runs on `Talk.fluent`.
"""

import itertools
import math
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from voicecoach.language.frames import Frame, FrameMatcher, Hit
from voicecoach.language.notation import frames, parse_phrase
from voicecoach.language.open_tables import OPEN
from voicecoach.language.tokens import doc_of, pipeline

if TYPE_CHECKING:
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc

MOST_ROWS = 300
"""Rows of words a phrase may stand for and still go into the trie; wider ones cost less as frames."""

EXCEPTED, REMOVED = "-", "~"
"""What stands before a label under which exceptions and removed phrases are looked for."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A phrase of a lexicon found in an answer."""

    label: str
    first: int
    """Position of its first token."""
    last: int
    """Position after its last token."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The phrases of one label."""

    label: str
    phrases: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    """Phrases that do not count after all; only a user's own lexicon has any."""


@cache
def lexicons() -> tuple[Lexicon, ...]:
    """Every lexicon that ships with the program, in order of label."""
    tables: list[Lexicon] = []
    for entry in files("voicecoach.language.lexicons").iterdir():
        if entry.name.endswith(".toml"):
            tables += parse(tomllib.loads(entry.read_text(encoding="utf-8")))
    return tuple(sorted(tables, key=lambda lexicon: lexicon.label))


def parse(tables: Mapping[str, Any]) -> list[Lexicon]:
    """The lexicons of one TOML file that ships."""
    return [
        Lexicon(label, tuple(table["phrases"]), tuple(table.get("except", ())))
        for label, table in tables.items()
        if "phrases" in table
    ]


def find_marks(doc: "Doc", own: tuple[Lexicon, ...] = ()) -> Mapping[str, tuple[Mark, ...]]:
    """Every phrase of every lexicon in a document, longest first where two of a label overlap.

    Args:
        doc: tokens as `doc_of` makes them.
        own: the user's lexicons, beside those that ship.

    Returns:
        For each label, its marks in order of position.
    """
    words = [token.text for token in doc]
    finders = (_shipped(), *([_own(own)] if own else []))
    hits = sorted({hit for finder in finders for hit in finder.hits(doc, words)})
    found: dict[str, list[Mark]] = {label: [] for label in _labels()}
    excepted: dict[str, list[Mark]] = {}
    removed = {(label[1:], first, last) for label, first, last in hits if label.startswith(REMOVED)}
    for label, first, last in hits:
        if label.startswith(EXCEPTED):
            excepted.setdefault(label[1:], []).append(Mark(label, first, last))
        elif label in found and (label, first, last) not in removed:
            found[label].append(Mark(label, first, last))
    return {label: tuple(_outermost(marks, excepted.get(label, ()))) for label, marks in found.items()}


def _outermost(marks: Iterable[Mark], excepted: Iterable[Mark]) -> Iterator[Mark]:
    """Marks without those inside an earlier or longer one, or touching an exception."""
    forbidden = {at for mark in excepted for at in range(mark.first, mark.last)}
    end = 0
    for mark in sorted(marks, key=lambda mark: (mark.first, -mark.last)):
        if mark.first >= end and not forbidden.intersection(range(mark.first, mark.last)):
            yield mark
            end = mark.last


@cache
def _labels() -> tuple[str, ...]:
    """Every label there is: of a shipped lexicon, or one that users alone fill."""
    return tuple(dict.fromkeys((*(lexicon.label for lexicon in lexicons()), *OPEN)))


@dataclass(frozen=True, slots=True)
class _Finder:
    """What finds the phrases of some tables."""

    plain: "PhraseMatcher"
    """For phrases without gaps: a trie, so its size is free."""
    wide: FrameMatcher

    def hits(self, doc: "Doc", words: Sequence[str]) -> Iterator[Hit]:
        """Every place at which a phrase stands."""
        strings = pipeline().vocab.strings
        for key, first, last in self.plain(doc):
            yield strings[key], first, last
        yield from self.wide(words)


@cache
def _shipped() -> _Finder:
    return _finder(lexicons())


@lru_cache(maxsize=8)
def _own(own: tuple[Lexicon, ...]) -> _Finder:
    """A small one beside the shipped: that is built once, whatever users add."""
    return _finder(own)


def _finder(tables: Sequence[Lexicon]) -> _Finder:
    from spacy.matcher import PhraseMatcher

    plain, wide = _by_label(tables)
    matcher = PhraseMatcher(pipeline().vocab, attr="ORTH")
    for label, rows in plain.items():
        matcher.add(label, [doc_of(words) for words in rows])
    return _Finder(matcher, FrameMatcher(wide))


def _by_label(tables: Iterable[Lexicon]) -> tuple[Mapping[str, list[tuple[str, ...]]], list[tuple[str, Frame]]]:
    """For each label to look for, the rows of its plain phrases; and the frames of the others."""
    plain: dict[str, list[tuple[str, ...]]] = {}
    wide: list[tuple[str, Frame]] = []
    for table in tables:
        for mark, phrases in (("", table.phrases), (EXCEPTED, table.exceptions), (REMOVED, table.removed)):
            for phrase in phrases:
                if is_plain(phrase):
                    plain.setdefault(mark + table.label, []).extend(expand(phrase))
                else:
                    wide += [(mark + table.label, frame) for frame in frames(phrase)]
    return plain, wide


def is_plain(phrase: str) -> bool:
    """True when a phrase has no gaps and stands for few enough rows of words to list them all."""
    parts = parse_phrase(phrase)
    return not any(part.gap for part in parts) and math.prod(len(part.options) for part in parts) <= MOST_ROWS


def expand(phrase: str) -> Iterator[tuple[str, ...]]:
    """Every row of words that a phrase without gaps stands for.

    Example:
        >>> list(expand("(go with)|use redis?"))
        [('go', 'with', 'redis'), ('go', 'with'), ('use', 'redis'), ('use',)]
    """
    for choice in itertools.product(*(part.options for part in parse_phrase(phrase))):
        yield tuple(itertools.chain.from_iterable(choice))
