"""Spoken feedback: one praise, at most three fixes, in time, evidence first."""

from dataclasses import replace

import pytest
from spoken import judged

from voicecoach.coach.commands import says_done
from voicecoach.coach.feedback import LONGEST, Feedback, feedback
from voicecoach.coach.spoken import duration, moment, number, quotation

WEAK = (
    "We'd use Kafka for everything, and then I'd put a cache in front of it for the members. It is a highly scalable "
    "design. It was decided to ship it late. And we agreed on that with the studio in the following week or so. "
) + "So then there is the rest of the story, and people were fine with it. " * 4


PLAIN = (
    "The studio sends a file in the morning. Somebody opens it and reads it from the top to the bottom. Then a "
    "colleague looks at the same file in the afternoon, and both of them write a line or two about it. In the evening "
    "the file goes back to where it came from, and on the next day another one comes in from elsewhere."
)
"""Enough words to judge, and nothing in them to praise or to criticise."""


def test_it_says_when_what_and_what_instead_for_at_most_three() -> None:
    said = feedback(judged(WEAK)).sentences
    assert "Three things to fix." in said
    ones = [sentence for sentence in said if sentence.startswith(("One.", "Two.", "Three."))]
    assert len(ones) == 3
    assert all("you said, " in sentence for sentence in ones)
    assert sum(sentence.startswith("Say: ") for sentence in said) == 3


def wordy(length: int) -> Feedback:
    """The feedback on an answer with a long quotation to praise, and three to fix whose messages have so many words."""
    analysis = judged(f"How many users do we have {'and how many of them are there in the evening ' * 2}? {WEAK}")
    question = next(signal for signal in analysis.signals if signal.kind == "scoping-question")
    assert question.last - question.first > 12
    fixes = tuple(
        replace(finding, quote="word " * 20, message="so " * length, say_instead="Say it.", at=float(at))
        for at, finding in enumerate(analysis.foremost[:3])
    )
    return feedback(replace(analysis, signals=(question,), findings=(*fixes, *fixes)))


def quoted(said: Feedback) -> tuple[int, int]:
    """Words quoted in the praise and in the first fix."""
    praise, fix = said.sentences[0].partition("quote, ")[2], said.sentences[2].partition("you said, ")[2]
    return len(praise.split()), fix.count("word")


def test_it_never_runs_longer_than_people_listen() -> None:
    lengths = [duration(wordy(length).sentences) for length in range(60)]
    assert max(lengths) <= 43
    assert max(lengths) > 42
    assert LONGEST < 45


def test_what_would_run_too_long_loses_first_the_closing_then_quotations_then_a_fix() -> None:
    said = [wordy(length) for length in range(45)]
    steps = list(
        dict.fromkeys((len(one.fixes), *quoted(one), "more in the report" in one.sentences[-1]) for one in said)
    )
    assert [step[:3] for step in steps if step[0] == 3 and not step[3]] == [
        (3, 12, 12),
        (3, 10, 10),
        (3, 6, 8),
        (3, 0, 6),
        (3, 0, 5),
    ]
    assert steps[0] == (3, 12, 12, True)
    assert [len(one.fixes) for one in said] == sorted((len(one.fixes) for one in said), reverse=True)
    assert [fix.code for fix in said[-1].fixes] == [fix.code for fix in said[0].fixes[: len(said[-1].fixes)]]
    assert len(said[-1].fixes) < 3


def test_the_same_words_are_not_criticised_twice() -> None:
    places = [(finding.at, finding.quote) for finding in feedback(judged(WEAK)).fixes]
    assert len(set(places)) == len(places)


def test_what_is_criticised_is_not_praised() -> None:
    analysis = judged("We'd use Kafka because it absorbs the bursts.")
    assert analysis.findings[0].code == "COST001"
    assert "Kafka" not in feedback(analysis).sentences[0]


def test_each_fix_is_of_another_rule_and_content_comes_first() -> None:
    fixes = [finding.code for finding in feedback(judged(WEAK)).fixes]
    assert fixes == ["SCOPE001", "COST001", "VAGUE001"]


def test_fillers_are_mentioned_only_when_there_is_nothing_of_substance() -> None:
    fillers = "Um so how many uh users do we have um and uh what is the um budget for uh this um thing here " * 4
    assert [finding.code for finding in feedback(judged(fillers)).fixes] == ["FILL001"]
    assert "FILL001" not in [finding.code for finding in feedback(judged(WEAK + fillers)).fixes]


def test_the_strongest_evidence_is_praised_with_its_words() -> None:
    text = "How many users do we have? I'd use a queue instead of Kafka, because it is simpler. The downside is replay."
    assert feedback(judged(f"{text} {PLAIN}")).sentences[0] == (
        "Good: at two seconds, you chose a queue and named its reason, its alternative and its cost."
    )


def test_words_that_were_not_heard_clearly_are_not_praised() -> None:
    analysis = judged(f"How many users do we have? {PLAIN} How fresh must it be?")
    misheard = replace(analysis.answer, words=tuple(replace(w, probability=0.3) for w in analysis.answer.words))
    assert "you asked about scale" in feedback(analysis).sentences[0]
    assert "No single moment" in feedback(replace(analysis, answer=misheard)).sentences[0]


def test_too_little_to_judge_is_said_to_be() -> None:
    (only,) = feedback(judged("So it goes, and it goes on.")).sentences
    assert only.startswith("That is not enough to judge. It needs ")


def test_nothing_good_is_not_invented() -> None:
    assert "No single moment" in feedback(replace(judged(PLAIN), signals=(), not_enough="")).sentences[0]


def test_words_that_may_be_misheard_are_said_to_be() -> None:
    analysis = judged(WEAK)
    doubtful = replace(analysis, findings=tuple(replace(f, confidence=0.2) for f in analysis.findings))
    assert any("I may have misheard this one." in sentence for sentence in feedback(doubtful).sentences)


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (None, ""),
        (0.4, "in the first second"),
        (1, "at one second"),
        (40, "at forty seconds"),
        (60, "at one minute"),
        (69, "at one oh nine"),
        (1111, "at eighteen thirty-one"),
        (3600, "at one hour zero minutes"),
        (4521.7, "at one hour fifteen twenty-one"),
    ],
)
def test_moments_are_said_as_people_say_them(seconds: float | None, said: str) -> None:
    assert moment(seconds) == said


def test_numbers_and_quotations() -> None:
    assert [number(value) for value in (0, 12, 20, 59)] == ["zero", "twelve", "twenty", "fifty-nine"]
    assert quotation("So, um, we'd use Kafka, for everything there is.", 4) == "So, we'd use Kafka"


@pytest.mark.parametrize("text", ["I'm done.", "im done", "um I'm done", "Okay, I'm done"])
def test_the_end_of_the_answer_is_said_alone(text: str) -> None:
    assert says_done(text.split())


@pytest.mark.parametrize("text", ["and when I'm done with that", "done", "the job is done", ""])
def test_it_is_never_taken_out_of_an_answer(text: str) -> None:
    assert not says_done(text.split())
