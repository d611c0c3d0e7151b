"""`assumption`: a fact taken as given, aloud ("I'll assume two hundred million members").

While the problem is framed, what is only guessed ("I imagine there are thousands of models") or understood ("I take it
this is for members only") is taken as given too; later it is part of the design.
"""

from collections.abc import Iterator

from voicecoach.analysis.signals.framing import design_begins, is_answered
from voicecoach.analysis.types import Signal
from voicecoach.language.numbers import has_figure
from voicecoach.language.phrases import Mark
from voicecoach.language.talk import Talk

LEAST = 2
"""Words an assumption needs after the phrase that opens it."""

STOPS = (".", "?", "!")


def find_assumptions(talk: Talk) -> Iterator[Signal]:
    """Stated assumptions, from the phrase to the end of its sentence."""
    end = 0
    for mark in _openings(talk):
        last = _end(talk, mark)
        if mark.first >= end and last - mark.last >= LEAST:
            end = last
            yield Signal("assumption", *talk.word_span(mark.first, last))


def _end(talk: Talk, mark: Mark) -> int:
    """Where the assumption ends: with its sentence, or with the next one when it was cut short ("let's assume for")."""
    here = talk.sentence_of[mark.first]
    last = talk.sentences[here].last
    cut = last - mark.last < LEAST and here + 1 < len(talk.sentences)
    closed = talk.answer.words[talk.positions[last - 1]].text.endswith(STOPS)
    return talk.sentences[here + 1].last if cut and not closed else last


def _openings(talk: Talk) -> list[Mark]:
    """Words that assume, and words that suppose where a figure follows; without one they open an example."""
    framed = design_begins(talk)
    supposing = (mark for mark in talk.marks["supposing"] if _states_a_figure(talk, mark))
    framing = (
        mark
        for label in ("guessing", "understanding")
        for mark in talk.marks[label]
        if mark.first < framed and not _is_asked(talk, mark)
    )
    return sorted((*talk.marks["assumption"], *supposing, *framing), key=lambda mark: mark.first)


def _is_asked(talk: Talk, mark: Mark) -> bool:
    """True when somebody else takes the floor after the words, so that they asked."""
    sentence = talk.token_sentence(mark.first)
    return sentence.question or is_answered(talk, sentence.last)


def _states_a_figure(talk: Talk, mark: Mark) -> bool:
    sentence = talk.token_sentence(mark.first)
    return has_figure([token.text for token in talk.fluent[mark.last : sentence.last]])
