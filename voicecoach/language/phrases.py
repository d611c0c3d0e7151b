"""Lexicons: phrases kept as TOML data, and the one pass that finds them all in an answer.

A lexicon file holds tables; each table is a *label* with `phrases` and, where wanted, `except`: phrases that look like
it and are not. The notation of a phrase is small on purpose:

    low latency          these words in a row
    we|i decided         either word
    (go with)|use        either group
    highly? available    a word that may be missing
    it _ decided         exactly one word, whichever
    between _* and       up to four words, whichever

Matching ignores case, punctuation, filled pauses and stutters, because it runs on `Talk.fluent`.
"""

import itertools
import math
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from voicecoach.language.tokens import doc_of, pipeline

if TYPE_CHECKING:
    from spacy.matcher import Matcher, PhraseMatcher
    from spacy.tokens import Doc

LONGEST_GAP = 4
"""Words that `_*` may stand for, at most: a clause's worth, so that a frame does not run into the next thought."""

MOST_ROWS = 300
"""Rows of words a phrase may stand for and still go into the trie; wider ones cost less as token patterns."""


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
    phrases: tuple[str, ...]
    exceptions: tuple[str, ...] = ()


@cache
def lexicons() -> tuple[Lexicon, ...]:
    """Every lexicon that ships with the program, in order of label."""
    tables: list[Lexicon] = []
    for entry in files("voicecoach.language.lexicons").iterdir():
        if entry.name.endswith(".toml"):
            tables += parse(tomllib.loads(entry.read_text(encoding="utf-8")))
    return tuple(sorted(tables, key=lambda lexicon: lexicon.label))


def parse(tables: Mapping[str, Any]) -> list[Lexicon]:
    """The lexicons of one TOML file."""
    return [
        Lexicon(label, tuple(table["phrases"]), tuple(table.get("except", ())))
        for label, table in tables.items()
        if "phrases" in table
    ]


def find_marks(doc: "Doc") -> Mapping[str, tuple[Mark, ...]]:
    """Every phrase of every lexicon in a document, longest first where two of a label overlap.

    Args:
        doc: tokens as `doc_of` makes them.

    Returns:
        For each label, its marks in order of position.
    """
    exact, loose = _matchers()
    hits = sorted({(pipeline().vocab.strings[key], first, last) for key, first, last in (*exact(doc), *loose(doc))})
    found: dict[str, list[Mark]] = {lexicon.label: [] for lexicon in lexicons()}
    excepted: dict[str, list[Mark]] = {}
    for label, first, last in hits:
        side = excepted.setdefault(label[1:], []) if label.startswith("-") else found[label]
        side.append(Mark(label, first, last))
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
def _matchers() -> tuple["PhraseMatcher", "Matcher"]:
    """A matcher for plain phrases (a trie, so its size is free) and one for wide phrases and phrases with gaps."""
    from spacy.matcher import Matcher, PhraseMatcher

    exact, loose = PhraseMatcher(pipeline().vocab, attr="ORTH"), Matcher(pipeline().vocab)
    for lexicon in lexicons():
        for label, phrases in ((lexicon.label, lexicon.phrases), (f"-{lexicon.label}", lexicon.exceptions)):
            plain = [phrase for phrase in phrases if _is_plain(phrase)]
            if plain:
                exact.add(label, [doc_of(words) for phrase in plain for words in expand(phrase)])
            if len(plain) < len(phrases):
                wide = [phrase for phrase in phrases if not _is_plain(phrase)]
                loose.add(label, [pattern for phrase in wide for pattern in _patterns(phrase)])
    return exact, loose


def _is_plain(phrase: str) -> bool:
    """True when a phrase has no gaps and stands for few enough rows of words to list them all."""
    rows = math.prod(len(_options(part)) for part in _parts(phrase))
    return rows <= MOST_ROWS and not {"_", "_*"} & set(phrase.split())


def _patterns(phrase: str) -> Iterator[list[dict[str, Any]]]:
    """A wide or gapped phrase as token patterns; options of one word share a pattern."""
    for row in itertools.product(*(_pattern_options(part) for part in _parts(phrase))):
        yield [token for option in row for token in option]


def _pattern_options(part: str) -> list[list[dict[str, Any]]]:
    if part == "_":
        return [[{}]]
    if part == "_*":
        return [[{"OP": f"{{0,{LONGEST_GAP}}}"}]]
    options = [option.split() for option in _options(part)]
    single = [words[0] for words in options if len(words) == 1]
    several = [[{"ORTH": word} for word in words] for words in options if len(words) > 1]
    missing: list[list[dict[str, Any]]] = [[]] if [] in options else []
    return [*([[{"ORTH": {"IN": single}}]] if single else []), *several, *missing]


def expand(phrase: str) -> Iterator[tuple[str, ...]]:
    """Every row of words a phrase of the notation stands for.

    Example:
        >>> list(expand("(go with)|use redis?"))
        [('go', 'with', 'redis'), ('go', 'with'), ('use', 'redis'), ('use',)]
    """
    for choice in itertools.product(*(_options(part) for part in _parts(phrase))):
        words = tuple(word for option in choice for word in option.split())
        if words:
            yield words


def _parts(phrase: str) -> list[str]:
    """A phrase cut at the spaces outside parentheses."""
    return re.findall(r"(?:\([^)]*\)|[^\s(])+", phrase)


def _options(part: str) -> list[str]:
    """What one part may be; the empty string when it may be missing."""
    options = [
        inner
        for group, word in re.findall(r"\(([^)]*)\)|([^|?]+)", part)
        for inner in (group.split("|") if group else [word])
    ]
    return [*options, ""] if part.endswith("?") else options
