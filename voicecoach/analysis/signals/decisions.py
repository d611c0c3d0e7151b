"""`decision`: a decision in the first person singular, with its consequence."""

from collections.abc import Iterator

from voicecoach.analysis.signals.choices import find_choices
from voicecoach.analysis.signals.spotting import once_a_sentence
from voicecoach.analysis.types import Signal
from voicecoach.language.phrases import Mark
from voicecoach.language.talk import Talk
from voicecoach.language.tokens import bare

PERSON = frozenset({"i'd", "i'll"})

WILL = frozenset({"would", "will"})

JUSTIFYING = ("reason", "alternative", "cost")
"""Fields of a choice that say what it brings, costs, or was preferred to."""


def find_decisions(talk: Talk) -> Iterator[Signal]:
    """Own decisions whose reason, price or effect follows in the sentence or the next."""
    decided = {
        talk.word_span(mark.first, talk.token_sentence(mark.first).last)
        for mark in once_a_sentence(talk, "own-decision", lambda mark: _has_consequence(talk, mark))
    }
    decided |= {(choice.first, choice.last) for choice in find_choices(talk) if _is_own(talk, choice)}
    for first, last in sorted(decided):
        yield Signal("decision", first, last)


def _has_consequence(talk: Talk, decision: Mark) -> bool:
    _, last = talk.near(decision.first, after=1)
    return talk.any_mark("consequence", decision.last, last)


def _is_own(talk: Talk, choice: Signal) -> bool:
    """True for "I'd keep it in Redis so that ...": a choice of one's own with its justification."""
    first, second = (bare(word.text) for word in talk.answer.words[choice.first : choice.first + 2])
    own = first in PERSON or (first == "i" and second in WILL)
    return own and any(choice.fields[part] for part in JUSTIFYING)
