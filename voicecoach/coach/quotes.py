"""The candidate's own words as the coach quotes them: without stumbles, within a sentence, from where they bite."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from voicecoach.analysis.types import Analysis, Signal
from voicecoach.coach.spoken import quotation

ENDING = re.compile(r"[.?!…][\"'”’)]*$")
"""How a written word ends that ends a sentence."""

ABBREVIATED = re.compile(r"^(?:\w\.)+$|^(?:vs|etc|mr|ms|dr)\.$", re.IGNORECASE)
"""Words whose full stop ends none."""

WEAK_FIRST = frozenset(
    "and so then but or it's that's because cause like well okay also yeah which who as just of".split()
)
"""Words that a quotation need not begin with: what was said comes after them."""

WEAK_LAST = frozenset(
    "and so then but or because cause like the a an to of for with in on at by from is are was that which i we if you "
    "it's that's there's we're they're i'm you're i'd we'd i'll we'll yeah our my their its not".split()
)
"""Words that a quotation must not break off after."""

JOINING = frozenset("and but so or because if".split())
"""Words after which one more says nothing."""

NEW_CLAUSE = frozenset("and so then but or because cause since which if when that's it's".split())
"""Words before which a quotation that has to end somewhere ends best."""

CLAUSE = 5
"""Words that are quoted at least when it ends there."""

LEAST = 2
"""Words that are left of a quotation, however weak: one is no quotation."""

REPEATED = (3, 2, 1)
"""Words that may have been said twice in a row, longest first."""

LEAD = 5
"""Words before a signal from which on its sentence is quoted whole."""

HOLLOW = re.compile(r"^(?:it|that|this|which) (?:is|was) (?=(?:a|an|the|very|highly|so) )", re.IGNORECASE)
"""A beginning that names nothing, before what does."""

WEIGHING = ("trading", "drawback")
"""Marks from which on a trade-off is quoted: what comes before them is only their surroundings."""


def pointed(text: str, most: int) -> str:
    """A quotation for the ear.

    Args:
        text: the words as they were written down.
        most: words that are quoted; nothing where there are none.
    """
    pieces = _sentences(quotation(text, len(text.split())).split())
    words = tuple(HOLLOW.sub("", " ".join(_once(max(pieces, key=len, default=())))).split())
    while len(words) > LEAST and _bare(words[0]) in WEAK_FIRST:
        words = words[1:]
    words = _clauses(words, most)
    while len(words) > LEAST and (_bare(words[-1]) in WEAK_LAST or _bare(words[-2]) in JOINING):
        words = words[:-1]
    return " ".join(words).strip(',.;:?!…"“”()')


def evidence(analysis: Analysis, signal: Signal, most: int) -> str:
    """The words of a signal, and of its sentence as far as they fit, for the ear."""
    talk = analysis.talk
    first, last = signal.first, signal.last
    if signal.kind == "tradeoff":
        inside = (talk.positions[mark.first] for label in WEIGHING for mark in talk.marks[label])
        first = min((at for at in inside if first <= at < last), default=first)
    token = min(bisect_left(talk.positions, last - 1), len(talk.positions) - 1)
    sentence = talk.token_sentence(token)
    opened = talk.word_span(sentence.first, sentence.last)[0]
    first = opened if 0 < first - opened <= LEAD else first
    last = max(last, talk.word_span(sentence.first, sentence.last)[1])
    fluent = talk.positions[bisect_left(talk.positions, first) : bisect_left(talk.positions, last)]
    return pointed(" ".join(analysis.answer.words[at].text for at in fluent), most)


def _clauses(words: tuple[str, ...], most: int) -> tuple[str, ...]:
    """At most so many words; broken off between clauses where there is such a place."""
    if len(words) <= most:
        return words
    ends = (
        at
        for at in range(most, CLAUSE - 1, -1)
        if (words[at - 1].endswith((",", ";", ":")) or _bare(words[at]) in NEW_CLAUSE)
        and _bare(words[at - 1]) not in WEAK_LAST
    )
    return words[: next(ends, most)]


def _sentences(words: Sequence[str]) -> list[tuple[str, ...]]:
    """The words cut where a written sentence ends."""
    pieces: list[tuple[str, ...]] = []
    begun = 0
    for at, word in enumerate(words, 1):
        if at == len(words) or (ENDING.search(word) and not ABBREVIATED.match(word)):
            pieces.append(tuple(words[begun:at]))
            begun = at
    return pieces


def _once(words: Sequence[str]) -> tuple[str, ...]:
    """The words without what was said twice in a row."""
    kept = list(words)
    for size in REPEATED:
        at = size
        while at + size <= len(kept):
            if _same(kept[at - size : at], kept[at : at + size]):
                del kept[at - size : at]
            else:
                at += 1
    return tuple(kept)


def _same(left: Sequence[str], right: Sequence[str]) -> bool:
    return [_bare(word) for word in left] == [_bare(word) for word in right]


def _bare(word: str) -> str:
    return word.lower().replace("’", "'").strip(',.;:?!…"“”()')
