"""How a problem is framed aloud: what asks, what assumes, what says how success is told, and what only sounds so."""

import pytest
from spoken import answer, judged, unpunctuated

from voicecoach.analysis.signals.scoping import find_scoping_questions
from voicecoach.analysis.types import Signal
from voicecoach.language.talk import read_talk
from voicecoach.transcript.types import OtherTurn

FORMS = pytest.mark.parametrize("form", [str, unpunctuated], ids=["punctuated", "unpunctuated"])


def signals(kind: str, text: str) -> list[Signal]:
    return [signal for signal in judged(text).signals if signal.kind == kind]


def scoped(text: str, *, answered_at: int) -> list[Signal]:
    """Scoping questions where the interviewer speaks after so many words."""
    reply = OtherTurn("Interviewer", "Yes, that is right.", None, None, before_word=answered_at)
    return list(find_scoping_questions(read_talk(answer(text, others=(reply,)))))


@FORMS
@pytest.mark.parametrize(
    "text",
    [
        "Tell me about the users.",
        "Help me understand the traffic first.",
        "Give me a sense of how many titles change.",
        "I need to know whether it has to work in every country.",
    ],
)
def test_a_request_for_information_is_a_scoping_question(text: str, form: type[str]) -> None:
    assert len(signals("scoping-question", form(text))) == 1


@FORMS
@pytest.mark.parametrize("text", ["I take it this is for members only.", "Let me restate: it serves members only."])
def test_what_is_understood_is_asked_when_answered_and_assumed_when_not(text: str, form: type[str]) -> None:
    spoken = form(text)
    assert len(scoped(spoken, answered_at=len(spoken.split()))) == 1
    assert len(signals("assumption", spoken)) == 1
    assert signals("scoping-question", spoken) == []


def test_the_second_half_of_a_question_is_the_same_question() -> None:
    (found,) = signals("scoping-question", "Are there different kinds of users? Or is it only one kind of members?")
    assert found.fields["topic"] == "users"


def test_a_question_told_in_a_story_asks_nobody() -> None:
    assert signals("scoping-question", "Then I asked her, who are the users of this?") == []
    assert signals("check-in", "Then I asked her, shall we go on with the launch?") == []


def test_what_is_fine_to_assume_is_asked_of_the_problem() -> None:
    text = "Is it fine to assume that the users are logged in?"
    assert len(signals("scoping-question", text)) == 1
    assert signals("check-in", text) == []


@FORMS
@pytest.mark.parametrize(
    "text",
    [
        "Let's go ahead and assume that the data is there.",
        "I'm going to make some assumptions about the clients.",
        "I imagine there are thousands of models.",
        "Let me call each file eighty kilobytes.",
    ],
)
def test_assumptions_in_other_words(text: str, form: type[str]) -> None:
    assert len(signals("assumption", form(text))) == 1


def test_an_assumption_cut_by_a_connective_goes_on() -> None:
    (found,) = signals(
        "assumption", unpunctuated("So let's assume for now that the training is a platform of its own.")
    )
    assert found.last - found.first > 4


@pytest.mark.parametrize(
    "text", ["Let me call you back later.", "Assuming what we said, that is fine.", "I'll go now."]
)
def test_what_assumes_nothing(text: str) -> None:
    assert signals("assumption", text) == []


@FORMS
@pytest.mark.parametrize(
    ("text", "metrics"),
    [
        ("As for the metrics, you could use the area under the curve.", 1),
        ("I'd keep score with broken minutes per viewing hour.", 1),
        ("We would hold ourselves to the share of plays that start.", 1),
        ("That is the distance metric of the index.", 0),
        ("The table has the watch time of each member.", 0),
    ],
)
def test_success_is_told_by_metrics(text: str, metrics: int, form: type[str]) -> None:
    assert len(signals("success-metric", form(text))) == metrics


@FORMS
@pytest.mark.parametrize(
    "text",
    [
        "If the cache is down the player keeps what it has.",
        "The worker gets killed in the middle of a file.",
        "When it doesn't load we switch back to the old one.",
    ],
)
def test_what_breaks_and_what_happens_then(text: str, form: type[str]) -> None:
    assert len(signals("failure-mode", form(text))) == 1


def test_a_failure_with_a_name_is_named_once() -> None:
    text = "There is a class imbalance here. So for the imbalance we use weights. The imbalance is handled then."
    assert len(signals("failure-mode", text)) == 1


@pytest.mark.parametrize(
    ("text", "operations"),
    [
        ("It goes to one percent of plays first.", 1),
        ("The nightly job would trigger a retraining.", 1),
        ("Somebody gets paged when it drops.", 1),
        ("The clients send telemetry about clicks to the table.", 0),
        ("The studio sees a dashboard of its titles.", 0),
    ],
)
def test_running_it_is_not_collecting_data(text: str, operations: int) -> None:
    assert len(signals("operations", text)) == operations


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("These graphs are for our operators.", "operators"),
        ("So I asked the language managers about it.", "language managers"),
        ("I sat down with our head of delivery.", "head of delivery"),
        ("The royalties team would see wrong figures.", "royalties team"),
    ],
)
def test_people_are_named_without_their_article(text: str, who: str) -> None:
    assert [found.fields["who"] for found in signals("stakeholder", text)] == [who]


def test_hollow_talk_names_no_stakeholder() -> None:
    assert signals("stakeholder", "I kept all the stakeholders aligned.") == []


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("experience", "At the place I was before, we ran one of these."),
        ("experience", "That happened to me two years ago."),
        ("experience", "I was at an insurance company, and I ran the claims programme."),
        ("decision", "I told him no, because it would have cost us the date."),
        ("decision", "I ended up killing the nightly job, which meant two weeks of delay."),
    ],
)
def test_stories_told_back_hold_evidence(kind: str, text: str) -> None:
    assert len(signals(kind, text)) == 1


@FORMS
@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("failure-mode", "A show that is new has no plays at all."),
        ("failure-mode", "A million phones come back and flatten us."),
        ("failure-mode", "Then it goes back to the last good version."),
        ("operations", "We'd start with three warehouses."),
        ("operations", "If the orders fall it switches back on its own."),
        ("operations", "I look at the complaints every morning."),
        ("operations", "Before the new model ships there is an A/B test."),
        ("stakeholder", "I rang Yusuf before that."),
        ("stakeholder", "I'd sit down with Panasonic."),
        ("success-metric", "The number I'd want to move is orders that arrive whole."),
        ("experience", "I was running launches for a bakery."),
    ],
)
def test_what_counts_is_known_by_its_class_of_words(kind: str, text: str, form: type[str]) -> None:
    assert len(signals(kind, form(text))) == 1


@FORMS
@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("failure-mode", "In the evening the book goes back to the shelf it came from."),
        ("failure-mode", "The number dies with the session."),
        ("failure-mode", "There is a clean cut and not a black screen."),
        ("operations", "On the dashboard there is a list of the titles."),
        ("operations", "With an A/B test we see which of the two colours people like."),
        ("stakeholder", "It sits in a ring buffer."),
        ("stakeholder", "I'd sit down with it for an hour."),
    ],
)
def test_what_only_sounds_like_it_does_not_count(kind: str, text: str, form: type[str]) -> None:
    assert signals(kind, form(text)) == []
