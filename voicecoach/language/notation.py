"""The notation of phrases: what may stand in each place of one, or why it cannot be read.

low latency          these words in a row
we|i decided         either word
(go with)|use        either group
highly? available    a word that may be missing
it _ decided         exactly one word, whichever
between _* and       up to four words, whichever
"""

import itertools
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

LONGEST_GAP = 4
"""Words that `_*` may stand for, at most: a clause's worth, so that a frame does not run into the next thought."""

MOST_FRAMES = 100
"""Frames a phrase may have (see `frames`); the widest of ours has 32, and each costs a pattern to match."""

GAPS = {"_": (1,), "_*": tuple(range(LONGEST_GAP + 1))}
"""For each gap, how many words it may stand for."""

WORD = r"[^\s()|?_][^\s()|?]*"
GROUP = rf"\({WORD}(?: {WORD}|\|{WORD})*\)"
PART = re.compile(rf"((?:{WORD}|{GROUP})(?:\|(?:{WORD}|{GROUP}))*\??|_\*?)(?:\s+|$)")
OPTION = re.compile(rf"{GROUP}|{WORD}")

AnyOf = frozenset[str] | None
"""Words one token may be; None for any word."""

Shape = tuple[AnyOf, ...]
"""A row of tokens of one length."""


class NotationError(ValueError):
    """A phrase that cannot be read; `str()` says why, as a clause without a full stop."""


@dataclass(frozen=True, slots=True)
class Part:
    """One place of a phrase."""

    options: tuple[tuple[str, ...], ...]
    """Rows of words that may stand there; an empty one when it may be missing."""
    gap: str = ""
    """`_` or `_*` in place of words."""


@lru_cache(maxsize=4096)
def parse_phrase(phrase: str) -> tuple[Part, ...]:
    """A phrase as its parts.

    Raises:
        NotationError: it is empty, may stand for no word at all, or is not written in the notation.
    """
    found: list[Part] = []
    at, text = 0, phrase.strip()
    while at < len(text):
        match = PART.match(text, at)
        if match is None:
            raise NotationError(_why(text, text[at:].split()[0]))
        found.append(_part(match[1]))
        at = match.end()
    if not text:
        raise NotationError("it is empty")
    if all(part.gap or () in part.options for part in found):
        raise NotationError("it would match anything: give it a word that has to be there")
    return tuple(found)


def _part(text: str) -> Part:
    if text in GAPS:
        return Part((), text)
    options = [row for option in OPTION.findall(text) for row in _rows(option)]
    return Part((*options, ()) if text.endswith("?") else tuple(options))


def _rows(option: str) -> Iterator[tuple[str, ...]]:
    """A word, or the alternatives of a group."""
    return (tuple(row.split()) for row in option.strip("()").split("|"))


def _why(text: str, part: str) -> str:
    """Why a phrase cannot be read, from the part where it breaks off."""
    opened = list(itertools.accumulate((char == "(") - (char == ")") for char in text))
    gap = f'"{part}" is no gap: "_" stands alone for one word, "_*" for up to four'
    missing = re.search(r"\(\s|\s\)|\s\||\|\s|\|\||\(\||\|\)|\(\)|^\||\|$", text)
    reasons = (
        (min(opened) < 0, "a parenthesis is closed that was never opened"),
        (opened[-1] > 0, "a parenthesis is opened and never closed"),
        (max(opened) > 1, 'it has parentheses inside parentheses: list the alternatives with "|" instead'),
        ("_" in part, gap),
        (missing, 'something is missing beside a "|" or a parenthesis, or a space too many stands there'),
        ("?" in part, 'a "?" stands at the end of what may be missing, outside parentheses, with a space after it'),
    )
    return next((reason for holds, reason in reasons if holds), 'words stand apart by spaces, alternatives by "|"')


def frames(phrase: str) -> Iterator[tuple[frozenset[str] | str, ...]]:
    """Every row of tokens a phrase may be: the words each may be, alternatives of one word together, or a gap."""
    for row in itertools.product(*map(_alternatives, parse_phrase(phrase))):
        yield tuple(itertools.chain.from_iterable(row))


def shapes(phrase: str) -> Iterator[Shape]:
    """The frames of a phrase with every length its gaps may have."""
    for frame in frames(phrase):
        for row in itertools.product(*map(_lengths, frame)):
            yield tuple(itertools.chain.from_iterable(row))


def _lengths(token: frozenset[str] | str) -> list[Shape]:
    return [(None,) * length for length in GAPS[token]] if isinstance(token, str) else [(token,)]


def count_frames(phrase: str) -> int:
    """How many `frames` there are."""
    return math.prod(len(_alternatives(part)) for part in parse_phrase(phrase))


def _alternatives(part: Part) -> list[tuple[frozenset[str] | str, ...]]:
    if part.gap:
        return [(part.gap,)]
    single = frozenset(row[0] for row in part.options if len(row) == 1)
    longer = [tuple(frozenset((word,)) for word in row) for row in part.options if len(row) != 1]
    return [(single,), *longer] if single else [*longer]
