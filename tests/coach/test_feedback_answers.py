"""The feedback on every graded answer: it can be spoken, quotes what was said, keeps to its time, and is its own."""

import re
from functools import cache

import pytest
from coaching import PHRASES
from graded_answers import GradedAnswer, read_answers

from voicecoach.analysis.types import Analysis
from voicecoach.coach.aloud import aloud
from voicecoach.coach.details import details
from voicecoach.coach.feedback import LONGEST, Feedback, feedback
from voicecoach.coach.spoken import duration

ALL = {graded.name: graded for graded in read_answers()}

SPEAKABLE = re.compile(r"[A-Z][A-Za-z' ,.;:?!-]*[.?!]")
"""A sentence that every voice reads as it is meant: no figures, no symbols."""

WORDS = 28
"""In one sentence, at most: nine seconds without a breath."""

QUOTED = re.compile(
    r"(?:quote,|[Yy]ou said,|I heard,|began with,|were designing:|were at,|around,|your words:|Quote:)"
    r" (.+?)\.(?= [A-Z]|$)"
)
"""Where the candidate is quoted."""

GAP = 8
"""Words that a quotation leaves out, at most: stumbles."""

each_answer = pytest.mark.parametrize("graded", ALL.values(), ids=lambda graded: graded.name)


@cache
def analysis_of(name: str) -> Analysis:
    return ALL[name].judged()


@cache
def given(name: str) -> Feedback:
    return feedback(analysis_of(name), PHRASES)


def everything(graded: GradedAnswer) -> list[str]:
    """All that can be heard of an answer, with and without being asked for."""
    told = given(graded.name)
    more = details(analysis_of(graded.name), told, PHRASES)
    return [*told.sentences, *(sentence for sentences in more for sentence in sentences)]


def bare(text: str) -> list[str]:
    return [word.strip(',.;:?!…"“”()').lower() for word in text.split()]


def was_said(quote: list[str], said: list[str]) -> bool:
    """True when the words were said in this order, with no more than stumbles in between."""
    for begin in (at for at, word in enumerate(said) if word == quote[0]):
        rest = iter(said[begin : begin + len(quote) + GAP])
        if all(word in rest for word in quote):
            return True
    return False


@each_answer
def test_every_sentence_can_be_spoken(graded: GradedAnswer) -> None:
    for sentence in everything(graded):
        assert SPEAKABLE.fullmatch(sentence), sentence
        assert "  " not in sentence
        assert max(len(part.split()) for part in re.split(r"[.?!:;]", sentence)) <= WORDS, sentence


@each_answer
def test_every_quotation_was_said(graded: GradedAnswer) -> None:
    said = bare(aloud(" ".join(word.text for word in graded.answer.words), PHRASES.letters))
    quotes = [bare(quote) for sentence in everything(graded) for quote in QUOTED.findall(sentence)]
    assert quotes
    assert [quote for quote in quotes if not was_said(quote, said)] == []


@each_answer
def test_the_feedback_keeps_to_its_time(graded: GradedAnswer) -> None:
    assert 10 < duration(given(graded.name).sentences) <= LONGEST


@each_answer
def test_it_ends_with_a_drill_and_tells_the_level_or_why_there_is_none(graded: GradedAnswer) -> None:
    told, verdict = given(graded.name), given(graded.name).verdict
    assert verdict is not None
    assert told.sentences[-1].endswith((f" {verdict.drill} drill.", f" {verdict.drill} drill next."))
    words = " ".join(told.sentences)
    assert f" a {verdict.score.level}" in words if verdict.score.total is not None else " It needs " in words


def test_most_answers_hear_all_that_they_are_to_mend() -> None:
    told = [(len(given(name).fixes), verdict.fixes) for name in ALL if (verdict := given(name).verdict)]
    assert len(told) == len(ALL)
    assert sum(count == len(fixes) for count, fixes in told) >= 0.75 * len(told)
    assert all(count >= min(2, len(fixes)) for count, fixes in told)


def test_the_same_answer_always_gets_the_same_words() -> None:
    assert all(feedback(graded.judged(), PHRASES).sentences == given(name).sentences for name, graded in ALL.items())


def test_no_two_answers_get_the_same_words() -> None:
    assert len({given(name).sentences for name in ALL}) == len(ALL)


def test_wordings_vary_from_answer_to_answer() -> None:
    for name in ("strongest", "count", "level", "drill"):
        openings = {wording.partition("{")[0] for wording in PHRASES.wordings[name]}
        texts = [" ".join(given(answer).sentences) for answer in ALL]
        assert all(any(opening in text for text in texts) for opening in openings if opening), name
