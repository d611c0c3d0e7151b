"""Figures of an answer; None where they could not be measured."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from voicecoach.analysis.hearing import Hearing
from voicecoach.analysis.speaking import rated_seconds, speaking_seconds, stretch_seconds
from voicecoach.analysis.types import Signal
from voicecoach.language.talk import Talk


def measure(talk: Talk, signals: Sequence[Signal], *, heard: Hearing) -> Mapping[str, float | int | None]:
    """Words, minutes, rates, and when things were first said.

    Args:
        talk: the answer.
        signals: the evidence in it.
        heard: what um and uh were counted from; where that is nothing, their rate is not measured.
    """
    answer = talk.answer
    seconds = speaking_seconds(answer)
    minutes = seconds / 60 if seconds else None
    rated = rated_seconds(answer) if heard is not Hearing.NONE else None
    fillers = sum(found.kind == "filled-pause" for found in talk.disfluencies)
    questions = [signal for signal in signals if signal.kind == "scoping-question"]
    first = answer.words[questions[0].first].start if questions else None
    return {
        "words": len(answer.words),
        "minutes": _rounded(minutes),
        "words_per_minute": _rounded(len(answer.words) / minutes if minutes else None),
        "fillers_per_minute": _rounded(fillers * 60 / rated if rated else None),
        "fillers_at_least": heard is Hearing.LEAST if rated else None,
        "longest_monologue_s": _rounded(_longest_monologue(talk)),
        "first_scoping_question_s": _rounded(first),
        "scoping_questions": len(questions),
        "choices": sum(signal.kind == "choice" for signal in signals),
        "choices_with_cost": sum(signal.kind == "choice" and bool(signal.fields["cost"]) for signal in signals),
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 2)


def _longest_monologue(talk: Talk) -> float | None:
    """Seconds of the longest stretch that no other speaker's turn and no question interrupts."""
    words = talk.answer.words
    edges = {0, len(words)} | {other.before_word for other in talk.answer.others}
    edges |= {talk.word_span(s.first, s.last)[1] for s in talk.sentences if s.question}
    stretches = (stretch_seconds(words[first:last]) for first, last in pairwise(sorted(edges)))
    return max((length for length in stretches if length is not None), default=None)
