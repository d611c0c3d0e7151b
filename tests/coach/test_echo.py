"""Echoes of the coach are told from answers that share words with the question."""

import pytest

from voicecoach.coach.echo import AFTER, is_echo, is_own_voice

QUESTION = "Netflix updates subtitles for a title after launch. Where would you start?"


@pytest.mark.parametrize(
    "heard", [QUESTION, "for a title after launch where would you start", "netflix updates subtitles for the title"]
)
def test_the_coach_s_own_words_are_an_echo(heard: str) -> None:
    assert is_echo(heard.split(), QUESTION, since=0.5)


@pytest.mark.parametrize(
    "heard",
    [
        "I would start with who updates the subtitles of a title",
        "after launch",
        "where would I start well with the users",
        "",
    ],
)
def test_an_answer_that_takes_up_the_question_is_none(heard: str) -> None:
    assert not is_echo(heard.split(), QUESTION, since=0.5)


def test_later_it_is_a_quotation() -> None:
    assert not is_echo(QUESTION.split(), QUESTION, since=AFTER + 0.1)


@pytest.mark.parametrize(
    "heard", ["a title after launch", "for the title after launch where", "updates subtitles", QUESTION]
)
def test_a_piece_of_what_is_being_said_is_the_coach_s_own_voice(heard: str) -> None:
    assert is_own_voice(heard.split(), QUESTION)


@pytest.mark.parametrize("heard", ["subtitles", "subtitles updates", "before you go on how many titles are there", ""])
def test_words_in_another_order_are_the_candidate_s(heard: str) -> None:
    assert not is_own_voice(heard.split(), QUESTION)
