"""What several kinds of signal share: a phrase of a lexicon, once a sentence, quoted with the words round it."""

from collections.abc import Callable, Iterable, Iterator

from voicecoach.language.phrases import Mark
from voicecoach.language.talk import Talk

BEFORE, AFTER = 4, 7
"""Words quoted before and after a phrase, within its sentence."""

STEM = 4
"""Letters by which forms of one word are known as one ("fails", "failure")."""

AGAIN = 150
"""Tokens within which a word said again is still about the same thing: a minute of speech."""

LONGEST = 30
"""Tokens of a sentence, at most; what runs on longer, as captions do, is several."""

QUESTION = 14
"""Tokens a spoken question has, at most, as a rule."""


def once_a_sentence(
    talk: Talk, label: str, counts: Callable[[Mark], bool] | None = None, *, asked: bool = False
) -> Iterator[Mark]:
    """The first phrase of the label in each sentence.

    Args:
        talk: the answer.
        label: the lexicon's.
        counts: told whether a phrase is meant; every one is when left out.
        asked: phrases inside questions count too.
    """
    end = 0
    for mark in talk.marks[label]:
        if mark.first >= end and (asked or not _asked(talk, mark)) and (counts is None or counts(mark)):
            end = min(talk.token_sentence(mark.first).last, mark.first + LONGEST)
            yield mark


def _asked(talk: Talk, mark: Mark) -> bool:
    """True inside a question; without punctuation a question runs on into what follows it."""
    sentence = talk.token_sentence(mark.first)
    return sentence.question and mark.first - sentence.first < QUESTION


def quoted(talk: Talk, mark: Mark) -> tuple[int, int]:
    """The words (half-open) that show a phrase."""
    sentence = talk.token_sentence(mark.first)
    return talk.word_span(
        max(sentence.first, mark.first - BEFORE), max(mark.last, min(sentence.last, mark.last + AFTER))
    )


def newly_said(talk: Talk, marks: Iterable[Mark], named: str | None = None) -> Iterator[Mark]:
    """The marks that say something new: not the word of a moment ago again, and what has a name only once.

    Args:
        talk: the answer.
        marks: in order.
        named: label of the phrases that name one thing for good ("the class imbalance").
    """
    said: dict[str, int] = {}
    for mark in marks:
        stems = {token.text[:STEM] for token in talk.fluent[mark.first : mark.last] if len(token.text) >= STEM}
        for_good = named is not None and talk.any_mark(named, mark.first, mark.last)
        if not stems or not all(stem in said and (for_good or mark.first - said[stem] < AGAIN) for stem in stems):
            yield mark
        said |= dict.fromkeys(stems, mark.first)
