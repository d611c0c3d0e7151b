"""What "details" goes on with: findings not told yet, the points and where they are from, the committee's questions."""

from dataclasses import replace

from coaching import PHRASES
from graded_answers import read_answers
from played import play_script
from spoken import judged

from voicecoach.coach.details import details
from voicecoach.coach.feedback import Feedback, feedback
from voicecoach.coach.prompts_read import read_prompts
from voicecoach.resources import prompts_dir
from voicecoach.rubric.verdict import judge

ANSWER, HALVES = (
    next(graded for graded in read_answers() if graded.name == name).judged()
    for name in ("subtitle-updates-middling", "personalised-thumbnails-middling")
)

TOLD = feedback(ANSWER, PHRASES)

MORE = [" ".join(sentences) for sentences in details(ANSWER, TOLD, PHRASES)]


def test_what_was_not_told_is_told_once() -> None:
    said = {finding.code for finding in TOLD.fixes}
    left = [finding for finding in ANSWER.foremost if finding.code not in said]
    assert left
    assert len(MORE) == len(left) + len(judge(ANSWER).score.areas) + 1 + 3


def test_every_area_tells_its_points_and_what_gave_and_took_them() -> None:
    (framing,) = [text for text in MORE if text.startswith("Framing: ")]
    assert " of thirty." in framing
    assert " gave " in framing
    areas = [text for text in MORE if " of twenty" in text or " of thirty" in text]
    assert len(areas) == 4
    assert any(" took " in text for text in areas)


def test_the_committee_asks_last_and_is_answered_from_what_was_said() -> None:
    asked = MORE[-4:]
    assert asked[0] == "A committee asks three things."
    assert asked[1].startswith("Do they make the people round them better? ")
    assert asked[3].startswith("Would we bet the roadmap on their judgement? ")
    assert any(" you said, " in text for text in asked)


def test_an_exercise_has_neither_points_nor_committee() -> None:
    assert all(" gave " not in " ".join(text) for text in details(ANSWER, Feedback((), ()), PHRASES))
    assert len(details(ANSWER, Feedback((), ()), PHRASES)) == len(ANSWER.foremost)


def test_when_there_is_nothing_more_that_is_said() -> None:
    nothing = replace(judged("So it goes, and it goes on."), findings=())
    assert details(nothing, feedback(nothing, PHRASES), PHRASES) == (("There is nothing more: you heard it all.",),)


def test_half_points_are_said_as_people_say_them() -> None:
    halves = feedback(HALVES, PHRASES)
    told = [" ".join(sentences) for sentences in details(HALVES, halves, PHRASES)]
    assert any(text.startswith("Trade-offs: one and a half of twenty-five.") for text in told)


def test_what_a_reply_to_a_changed_constraint_left_out_is_told() -> None:
    _, analysis = play_script(
        "subtitle-updates neutral 5\n"
        "00:02 YOU    How fresh must it be for the members?\n"
        "00:20-01:58 YOU    I'd put the files in S3 and a manifest in Postgres. It costs us one more table.\n"
        "02:20-02:40 YOU    Okay, three engineers. Then I'd drop the second region, and the manifest stays as it is.\n"
        "02:45 YOU    I'm done.\n"
    )
    assert analysis is not None
    shifts = next(prompt for prompt in read_prompts(prompts_dir()) if prompt.id == "subtitle-updates").shifts
    told = feedback(analysis, PHRASES)
    more = {" ".join(said) for said in details(analysis, told, PHRASES, shifts)}
    (left_out,) = more - {" ".join(said) for said in details(analysis, told, PHRASES)}
    assert "what the cut costs in time or in risk" in left_out
    assert "what stays" not in left_out
