"""Habits of speech: decisions taken back while they are made, and phrases said again and again."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from voicecoach.analysis.types import Signal
from voicecoach.language.talk import Talk

DECISIONS = frozenset({"choice", "decision"})
"""Kinds of signal that are the speaker's own decisions."""

BEFORE = 4
"""Tokens before a decision in which a hedge still belongs to it ("I guess, you know, we'd use ..."); our choice."""

AFTER = 3
"""Tokens after it in which one does ("... a cache or something"); our choice."""

SHORTEST, LONGEST = 4, 6
"""Words of a row of small words that can be a habit without standing in the lexicon ("we might want to"); shorter rows
("we need to") are grammar, longer ones are found by six of their words. Our choice."""

LIGHT = frozenset(
    "want need going gonna think say know let's like kind sort thing things stuff sense terms little bit lot way look "
    "see guess mean feel try able could".split()
)
"""Words that carry no topic, beside those spaCy lists as stop words."""

SWALLOWED = 0.7
"""Share of a row's tellings inside one longer row from which on only the longer one is told; our choice."""


@dataclass(frozen=True, slots=True)
class HedgedDecision:
    """A decision of the speaker's, and the hedges on it."""

    first: int
    last: int
    """In words, with its hedges."""
    hedges: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Habit:
    """A phrase and every place where it was said."""

    phrase: str
    words: int
    """Its length."""
    places: tuple[tuple[int, int], ...]
    """In words, half-open, in order."""
    stock: bool
    """True when the lexicon knows it; False for a row of small words."""


def decisions(signals: Sequence[Signal]) -> tuple[Signal, ...]:
    """The speaker's own decisions among the signals."""
    return tuple(signal for signal in signals if signal.kind in DECISIONS)


def hedged_decisions(talk: Talk, signals: Sequence[Signal]) -> Iterator[HedgedDecision]:
    """The decisions that carry at least one hedge, in order."""
    token_of = {position: token for token, position in enumerate(talk.positions)}
    for signal in decisions(signals):
        if signal.first in token_of and signal.last - 1 in token_of:
            yield from _hedged(talk, token_of[signal.first], token_of[signal.last - 1] + 1)


def _hedged(talk: Talk, first: int, last: int) -> Iterator[HedgedDecision]:
    sentence = talk.token_sentence(first)
    start, end = max(sentence.first, first - BEFORE), min(talk.token_sentence(last - 1).last, last + AFTER)
    marks = talk.marks_within("hedge", start, end)
    if marks:
        span = talk.word_span(min(first, marks[0].first), max(last, marks[-1].last))
        yield HedgedDecision(*span, tuple(talk.text(mark.first, mark.last) for mark in marks))


def find_habits(talk: Talk, least: int) -> tuple[Habit, ...]:
    """Phrases of the lexicon and rows of small words said at least so many times, most often first.

    Discourse fillers are left out first: they are counted for themselves, and stand inside what is said.
    """
    kept = _without_fillers(talk)
    stock = _stock_phrases(talk)
    places = {**_rows(talk, kept, least), **stock}
    often = {phrase: found for phrase, found in places.items() if len(found) >= least}
    habits = [
        Habit(
            phrase, phrase.count(" ") + 1, tuple(talk.word_span(first, last) for first, last in found), phrase in stock
        )
        for phrase, found in often.items()
        if not _is_swallowed(phrase, often)
    ]
    return tuple(sorted(habits, key=lambda habit: (-len(habit.places), habit.places[0])))


def _without_fillers(talk: Talk) -> tuple[int, ...]:
    """The tokens outside discourse fillers, ascending."""
    fillers = {
        position
        for found in talk.disfluencies
        if found.kind == "discourse"
        for position in range(found.first, found.last)
    }
    return tuple(token for token, position in enumerate(talk.positions) if position not in fillers)


def is_light(talk: Talk, token: int) -> bool:
    """True for a fluent token that carries no topic: a stop word, a contraction, a word of LIGHT."""
    word = talk.fluent[token]
    return word.is_stop or word.text in LIGHT or "'" in word.text


def _stock_phrases(talk: Talk) -> dict[str, list[tuple[int, int]]]:
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for mark in talk.marks["pet-phrase"]:
        places[talk.text(mark.first, mark.last)].append((mark.first, mark.last))
    return places


def _rows(talk: Talk, kept: Sequence[int], least: int) -> dict[str, list[tuple[int, int]]]:
    """Rows of small words that are said often enough, within sentences and without overlaps."""
    light = [is_light(talk, token) for token in kept]
    runs = [0] * (len(kept) + 1)
    for at in range(len(kept) - 1, -1, -1):
        together = at + 1 < len(kept) and talk.sentence_of[kept[at]] == talk.sentence_of[kept[at + 1]]
        runs[at] = (1 + (runs[at + 1] if together else 0)) if light[at] else 0
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for length in range(SHORTEST, LONGEST + 1):
        for at in range(len(kept)):
            if runs[at] >= length:
                row = " ".join(talk.fluent[token].text for token in kept[at : at + length])
                if not places[row] or places[row][-1][1] <= kept[at]:
                    places[row].append((kept[at], kept[at + length - 1] + 1))
    return {row: found for row, found in places.items() if len(found) >= least}


def _is_swallowed(phrase: str, often: dict[str, list[tuple[int, int]]]) -> bool:
    """True when a phrase is said mostly inside a longer one."""
    count = len(often[phrase])
    return any(
        f" {phrase} " in f" {longer} " and longer != phrase and len(found) >= SWALLOWED * count
        for longer, found in often.items()
    )
