"""Finding the line of the fact sheet that answers a question."""

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import Protocol

from voicecoach.coach.conversation import Question
from voicecoach.coach.prompts import Fact

OWNING = frozenset("own decid approv sign call run maintain build respons pay oper review".split())
"""Stems of what people do of whom "who" asks without meaning the users."""

COUNTING = (("how", "many"), ("what", "share"), ("what", "percentag"), ("what", "fraction"), ("what", "proport"))
"""Stems of questions that only a number answers."""

ASKING = frozenset("what which who where is of".split())
"""Words of an entry that do not make it any closer to a question."""

NUMBERS = frozenset(
    """
    one two three four five six seven eight nine ten eleven twelve dozen twenty thirty forty fifty sixty seventy eighty
    ninety hundred thousand million billion half third quarter tenth few handful all every none no nobody everybody
    """.split()
)

SHORT = 3
"""Letters of words that tell nothing."""

EMPTY = frozenset(
    """
    about again anything been being could does doing done else every from gets give given goes going have here into just
    know less like longer mean means more most much must need only other over said same says should since some something
    still take than that that's their them then there these they they're thing things this those time want wants well
    were what when where which while will with without would your yours it's we're
    """.split()
)
"""Longer words that tell nothing."""


def find_fact(facts: Sequence[Fact], question: Question) -> Fact | None:
    """The fact that answers a question; None when the sheet is silent.

    A fact that names words it answers to is taken when all words of one of its entries occur in the question, in any
    form; the entry with most words wins, then the fact on the question's topic. Otherwise a fact answers that holds two
    words of the question side by side ("launch week"), and then the general fact on the topic.
    """
    asked = stems(question.words)
    best = max(facts, key=lambda fact: _fit(fact, question, asked), default=None)
    if best is None or _fit(best, question, asked) == (0, 0, 0):
        return None
    return best if best.decide or not _asks_for_a_number(question.words) or _has_number(best.says) else None


def mentions(words: Iterable[str], entry: Sequence[str]) -> bool:
    """True when all words of an entry occur among the words, in any inflected form."""
    return stems(tuple(entry)) <= stems(tuple(words))


def _fit(fact: Fact, question: Question, asked: frozenset[str]) -> tuple[int, int, int]:
    on_topic = int(fact.topic == question.topic and not (fact.topic == "users" and asked & OWNING))
    told = int(bool(_pairs(question.words) & _pairs(tuple(fact.says.split()))))
    entries = (len([w for w in entry if w not in ASKING]) for entry in fact.asked if stems(tuple(entry)) <= asked)
    most = max(entries, default=0)
    return most, told, on_topic if most or told or not fact.asked else 0


@lru_cache(maxsize=4096)
def _pairs(words: tuple[str, ...]) -> frozenset[tuple[frozenset[str], frozenset[str]]]:
    """Telling words that stand side by side."""
    each = [content([word]) for word in words]
    return frozenset((first, second) for first, second in pairwise(each) if first and second)


def _asks_for_a_number(words: tuple[str, ...]) -> bool:
    asked = [next(iter(stems((word,))), "") for word in words]
    return any(pair in COUNTING for pair in pairwise(asked))


def _has_number(says: str) -> bool:
    words = re.findall(r"[a-z]+|\d+", says.lower())
    return any(word in NUMBERS or word.isdigit() for word in words)


def content(words: Iterable[str]) -> frozenset[str]:
    """Stems of the words that say what a sentence is about: the longer ones, without those that say nothing."""
    plain = (word.strip(".,;:?!").lower() for word in words)
    return stems(tuple(word for word in plain if len(word) > SHORT and word not in EMPTY))


@lru_cache(maxsize=4096)
def stems(words: tuple[str, ...]) -> frozenset[str]:
    """Words without their endings (Snowball's English stemmer), so that "publishes" is "publish".

    Parts of hyphenated words count as words.
    """
    return frozenset(_stemmer().stemWords([part for word in words for part in word.lower().split("-") if part]))


class _Stemmer(Protocol):
    def stemWords(self, words: list[str]) -> list[str]:  # noqa: N802 - the library's name
        """Stem several words."""


@cache
def _stemmer() -> _Stemmer:
    import snowballstemmer

    stemmer: _Stemmer = snowballstemmer.stemmer("english")
    return stemmer
