"""Acronyms and product names, and whether the speaker ever says what they are or what they are for.

A name counts as explained when, at any mention, its letters are spelled out ("a dead letter queue ... the DLQ"), it is
defined or introduced, the kind of thing it is stands beside it ("a Redis cache"), or a purpose, a reason, an
alternative or a price is tied to it.
"""

import tomllib
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Literal

from voicecoach.language.phrases import Mark
from voicecoach.language.talk import Talk
from voicecoach.language.tokens import EDGES, bare

BEFORE, AFTER = 3, 2
"""Tokens before and after a name in which the kind of thing it is says enough ("a database like X", "an X topic")."""

SPELLED_NEAR = 40
"""Tokens round a mention in which three initials in a row are no chance; over a whole hour they may well be."""

RIGHT_AFTER = 3
"""Tokens after a name within which a definition or a purpose has to begin ("Kafka, um, so that is a log")."""

INTRODUCED = 5
"""Tokens before a name in which it is introduced ("a tool for that like ...")."""

TIED = 25
"""Tokens on either side of a name in which a reason still speaks of it: two spoken clauses."""

SHORTEST, LONGEST = 2, 5
"""Capitals of an acronym; longer ones are shouted words."""

MAKERS = ("apache ", "amazon ", "aws ", "google ")
"""Makers' names that people say or leave out."""

JUSTIFICATION = ("reason", "alternative", "price")
"""Labels that tie a name to a reason in its own sentence or the next."""


@dataclass(frozen=True, slots=True)
class Term:
    """One acronym or product name, with every time it was said."""

    name: str
    """As it was first said; an acronym in capitals."""
    kind: Literal["acronym", "product"]
    mentions: tuple[tuple[int, int], ...]
    """In words, half-open, in order."""
    listed: bool
    """True when the lexicons know it; False when only its capitals speak for it, so that it may be a mishearing."""
    known: bool
    """True when nobody needs it explained (the user's own list counts too), or when somebody else said it first."""
    explained: bool
    """True when the speaker says at least once what it is, what it stands for or what it is for; a product known to all
    is explained by what is done with it."""


def find_terms(talk: Talk) -> tuple[Term, ...]:
    """The acronyms and product names of an answer, in order of first mention."""
    mentions: dict[str, list[Mark]] = {}
    for mark in sorted(_names(talk), key=_first):
        mentions.setdefault(_key(talk.text(mark.first, mark.last)), []).append(mark)
    letters, heard = _Letters(talk), _heard_from_others(talk)
    return tuple(_term(talk, key, marks, letters, heard) for key, marks in mentions.items())


def _first(mark: Mark) -> int:
    return mark.first


def _names(talk: Talk) -> Iterator[Mark]:
    """Names of the lexicons, then words in capitals that no lexicon holds."""
    taken: set[int] = set()
    for label in ("acronym", "technology"):
        for mark in talk.marks[label]:
            if mark.first not in taken and not _is_everyday(talk, mark):
                taken.update(range(mark.first, mark.last))
                yield mark
    if not _has_small_letters(talk):
        return
    for token, position in enumerate(talk.positions):
        if token not in taken and _stands_out(talk, position):
            yield Mark("capitals", token, token + 1)


def _is_everyday(talk: Talk, mark: Mark) -> bool:
    """True for an English word that is a product's name only with its capital."""
    if talk.text(mark.first, mark.last) not in _words("everyday-words"):
        return False
    written = talk.answer.words[talk.positions[mark.first]].text.strip(EDGES)
    return not written[:1].isupper() or talk.token_sentence(mark.first).first == mark.first


def _has_small_letters(talk: Talk) -> bool:
    """True when capitals mean something: the text is not written in capitals throughout."""
    return any(word.text.islower() for word in talk.answer.words)


def _stands_out(talk: Talk, position: int) -> bool:
    """True for a word in capitals among words that are not; several in a row are a name or a shout."""
    words = talk.answer.words[max(0, position - 1) : position + 2]
    return _in_capitals(talk.answer.words[position].text) and sum(_in_capitals(word.text) for word in words) == 1


def _in_capitals(text: str) -> bool:
    letters = text.strip(EDGES).removesuffix("s")
    return SHORTEST <= len(letters) <= LONGEST and letters.isalnum() and letters.isupper() and letters[0].isalpha()


def _key(text: str) -> str:
    """One spelling for the ways a name is said: DynamoDB, Dynamo DB; SLO, SLOs; Kafka, Apache Kafka."""
    for maker in MAKERS:
        text = text.removeprefix(maker)
    key = text.replace(" ", "").replace("-", "").removesuffix("score")
    plural = len(key) > 3 or key.removesuffix("s") in _words("needs-no-word")
    return key.removesuffix("s") if plural and not key.endswith(("ss", "us")) else key


def _term(talk: Talk, key: str, marks: list[Mark], letters: "_Letters", heard: Mapping[str, int]) -> Term:
    mentions = tuple(talk.word_span(mark.first, mark.last) for mark in marks)
    label = marks[0].label
    spoken = {_key(word) for word in _words("needs-no-word")}
    return Term(
        name=_display(talk, marks[0]),
        kind="product" if label == "technology" else "acronym",
        mentions=mentions,
        listed=label != "capitals",
        known=key in spoken or heard.get(key, mentions[0][0] + 1) <= mentions[0][0] or _is_listed(talk, marks),
        explained=letters.spell(key, marks)
        or any(_explains(talk, mark) for mark in marks)
        or _speaks(talk, key, marks),
    )


def _speaks(talk: Talk, key: str, marks: Iterable[Mark]) -> bool:
    """True for a product known to all, unless it is only said to be there: what is kept in it says why it is."""
    merely = all(talk.any_mark("merely-there", mark.first - RIGHT_AFTER, mark.first) for mark in marks)
    return not merely and key in {_key(word) for word in _words("household")}


def _is_listed(talk: Talk, marks: Iterable[Mark]) -> bool:
    """True for a name that the user says needs no word of explanation."""
    return any(talk.any_mark("needs-no-word", mark.first, mark.last) for mark in marks)


def _display(talk: Talk, mark: Mark) -> str:
    words = (talk.answer.words[position].text.strip(EDGES) for position in talk.positions[mark.first : mark.last])
    name = " ".join(words)
    return name.upper() if mark.label == "acronym" and name.islower() and " " not in name else name


def _explains(talk: Talk, mark: Mark) -> bool:
    """True when this mention says what the thing is or is for."""
    after = mark.last + RIGHT_AFTER
    if any(talk.any_mark(label, mark.last, after) for label in ("definition", "purpose")):
        return True
    if talk.any_mark("introduction", mark.first - INTRODUCED, mark.first):
        return True
    if any(_is_beside(kind, mark) for label in ("element", "element-head") for kind in _around(talk, label, mark)):
        return True
    first, last = talk.near(mark.first, after=1)
    first, last = max(first, mark.first - TIED), min(last, mark.last + TIED)
    return any(talk.any_mark(label, first, last) for label in JUSTIFICATION)


def _around(talk: Talk, label: str, mark: Mark) -> Iterable[Mark]:
    sentence = talk.token_sentence(mark.first)
    return talk.marks_within(label, max(sentence.first, mark.first - BEFORE), min(sentence.last, mark.last + AFTER))


def _is_beside(kind: Mark, name: Mark) -> bool:
    """True unless the kind of thing is the name itself (a CDN is listed as an element too)."""
    return kind.last <= name.first or kind.first >= name.last


class _Letters:
    """The words of an answer in a row, and their initials."""

    def __init__(self, talk: Talk) -> None:
        heavy = [token for token in talk.fluent if not token.is_stop]
        self._text = f" {talk.text(0, len(talk.fluent))} "
        self._initials = "".join(token.text[0] for token in heavy)
        self._places = [token.i for token in heavy]

    def spell(self, key: str, marks: Iterable[Mark]) -> bool:
        """True when the words the letters stand for are said: three letters near a mention, longer ones anywhere."""
        if any(f" {words} " in self._text for words in _expansions().get(key, ())):
            return True
        if len(key) < 3 or not key.isalpha():
            return False
        if len(key) > 3:
            return key in self._initials
        return any(key in self._near(mark) for mark in marks)

    def _near(self, mark: Mark) -> str:
        first = bisect_left(self._places, mark.first - SPELLED_NEAR)
        return self._initials[first : bisect_left(self._places, mark.last + SPELLED_NEAR)]


def _heard_from_others(talk: Talk) -> Mapping[str, int]:
    """For every word (and pair of words) of other speakers, the speaker's next word."""
    heard: dict[str, int] = {}
    for other in talk.answer.others:
        words = [bare(word) for word in other.text.split()]
        for spoken in (*words, *map(" ".join, pairwise(words))):
            heard.setdefault(_key(spoken), other.before_word)
    return heard


@cache
def _tables() -> Mapping[str, Mapping[str, object]]:
    return tomllib.loads(files("voicecoach.language.lexicons").joinpath("jargon.toml").read_text(encoding="utf-8"))


def needs_no_word() -> frozenset[str]:
    """The names that come with the program as known to everybody."""
    return _words("needs-no-word")


@cache
def _words(table: str) -> frozenset[str]:
    return frozenset(str(_tables()[table]["words"]).split())


@cache
def _expansions() -> Mapping[str, tuple[str, ...]]:
    return {_key(name): tuple(words) for name, words in _tables()["expansions"].items() if isinstance(words, list)}
