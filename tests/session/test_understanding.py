"""What an utterance asks of the interviewer, by the words alone."""

import pytest

from voicecoach.coach.conversation import Utterance
from voicecoach.session.understanding import understood
from voicecoach.transcript.types import Turn, Word


def heard(*breaths: str) -> Utterance:
    return understood([Turn(tuple(Word(word) for word in breath.split()), "You") for breath in breaths], "You")


@pytest.mark.parametrize(
    "said",
    [
        "What it costs us is that a wrong one is found late.",
        "what happens if the queue is full is that we drop the oldest",
        "And the one that must not move is how many people come back the week after.",
        "Can I ask a few things about that?",
    ],
)
def test_a_statement_with_the_words_of_a_question_asks_nothing(said: str) -> None:
    assert heard(said).questions == ()


def test_a_question_put_once_more_is_about_what_it_ends_with() -> None:
    (question,) = heard("How often does that happen, how many of those do we have in a day?").questions
    assert question.topic == "scale"


def test_a_question_may_be_spread_over_a_pause() -> None:
    questions = heard(
        "Do we know how fresh it has to be? Like should it change right away", "or is tomorrow okay?"
    ).questions
    assert questions[0].topic == "freshness"


def test_a_question_with_a_remark_after_it_may_wait_for_an_answer() -> None:
    (question,) = heard(
        "How many people use this? I mean that is the part that I would be most afraid of here."
    ).questions
    assert question.followed


def test_an_offer_that_names_a_choice_may_be_a_question() -> None:
    utterance = heard("Which metric do you want me to move, clicks or hours?")
    assert utterance.offers_floor
    assert utterance.questions[0].offers
