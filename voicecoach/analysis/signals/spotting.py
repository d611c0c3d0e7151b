"""What several kinds of signal share: a phrase of a lexicon, once a sentence, quoted with the words round it."""

from collections.abc import Callable, Iterator

from voicecoach.language.phrases import Mark
from voicecoach.language.talk import Talk

BEFORE, AFTER = 4, 7
"""Words quoted before and after a phrase, within its sentence."""

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
            end = talk.token_sentence(mark.first).last
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
