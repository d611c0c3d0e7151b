"""Signals and their fields, on spoken sentences."""

import pytest
from spoken import answer, judged, unpunctuated

from voicecoach.analysis.types import Signal
from voicecoach.transcript.types import OtherTurn


def signals(kind: str, text: str) -> list[Signal]:
    return [signal for signal in judged(text).signals if signal.kind == kind]


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("Who are the users of this?", "users"),
        ("How many requests per second do we get?", "scale"),
        ("How fresh does it have to be?", "freshness"),
        ("Is there a budget for this?", "budget"),
        ("Do we have a deadline?", "deadline"),
        ("What happens if an update is wrong?", "failure tolerance"),
    ],
)
@pytest.mark.parametrize("form", [str, unpunctuated])
def test_scoping_questions_name_their_topic(question: str, topic: str, form: type[str]) -> None:
    found = signals("scoping-question", form(question))
    assert [signal.fields["topic"] for signal in found] == [topic]


@pytest.mark.parametrize(
    "text",
    [
        "Can you see my screen?",
        "Does that make sense?",
        "So how do we store that? We write it to a log.",
        "Shall I go on?",
    ],
)
def test_other_questions_are_no_scoping(text: str) -> None:
    assert signals("scoping-question", text) == []


def test_a_question_that_somebody_answers_is_not_rhetorical() -> None:
    from voicecoach.analysis.signals.scoping import find_scoping_questions
    from voicecoach.language.talk import read_talk

    text = "How do we handle users who are offline? Okay then."
    asked = OtherTurn("Interviewer", "They retry.", None, None, before_word=8)
    assert len(list(find_scoping_questions(read_talk(answer(text, others=(asked,)))))) == 1
    assert list(find_scoping_questions(read_talk(answer(text)))) == []


def test_a_choice_says_what_it_is_and_how_it_is_justified() -> None:
    (choice,) = signals(
        "choice",
        "I'd use a managed queue instead of Kafka, because it is simpler. The downside is that we lose replay.",
    )
    assert choice.fields == {
        "element": "managed queue",
        "named": False,
        "reason": True,
        "alternative": True,
        "cost": True,
        "metric": False,
    }


def test_only_the_first_proposal_of_an_element_is_a_choice() -> None:
    text = "We'd use Kafka for the events. Then we'd use Kafka for the logs as well. And I'd add Redis."
    assert [signal.fields["element"] for signal in signals("choice", text)] == ["Kafka", "Redis"]


def test_two_technologies_in_one_breath_are_two_choices() -> None:
    found = signals("choice", "We'd use Kafka for the events and Cassandra for the state.")
    assert [signal.fields["element"] for signal in found] == ["Kafka", "Cassandra"]


@pytest.mark.parametrize(
    "text", ["the cost function has two terms", "false positives are more expensive", "I spend more time on the model"]
)
def test_words_that_only_sound_like_costs(text: str) -> None:
    assert signals("cost", text) == []


@pytest.mark.parametrize(
    "text",
    ["that costs us two thousand dollars a month", "someone has to operate it", "storage is the cost driver here"],
)
def test_costs(text: str) -> None:
    assert len(signals("cost", text)) == 1


def test_an_assumption_reaches_to_the_end_of_its_sentence() -> None:
    (found,) = signals("assumption", "I'll assume two hundred million members. Then we go on.")
    assert (found.first, found.last) == (0, 6)


def test_an_estimate_works_a_figure_out_of_others() -> None:
    (found,) = signals(
        "estimate", "Five thousand updates a day at twenty kilobytes, that is one hundred megabytes a day."
    )
    assert found.fields["holds"] is None
    assert signals("estimate", "We have two hundred million members.") == []


def test_a_success_metric_is_a_goal_not_data() -> None:
    (found,) = signals(
        "success-metric", "The primary metric is the play start rate, so we optimize for playback failures."
    )
    assert found.fields["primary"] is True
    assert signals("success-metric", "The table also has the watch time of each member.") == []
