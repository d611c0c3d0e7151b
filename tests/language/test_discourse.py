"""Discourse markers told from content, with punctuation and without."""

from dataclasses import replace

import pytest
from spoken import answer, unpunctuated

from voicecoach.language.talk import read_talk
from voicecoach.transcript.types import Answer, OtherTurn, Timing


def markers(heard: Answer) -> list[str]:
    found = [found for found in read_talk(heard).disfluencies if found.kind == "discourse"]
    return [" ".join(word.text for word in heard.words[one.first : one.last]).strip(",.?!").lower() for one in found]


INTERVIEWER = (OtherTurn("Coach", "Go on.", None, None, before_word=0),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It takes, like, a second to load.", ["like"]),
        ("We would have like three replicas.", ["like"]),
        ("So that is like really slow.", ["like"]),
        ("The other thing is, you know, we shard it.", ["you know"]),
        ("I mean, the queue can grow.", ["i mean"]),
        ("We can kind of batch the writes.", ["kind of"]),
        ("The workers are sort of idle.", ["sort of"]),
        ("Well, I would start with the reads.", ["well"]),
    ],
)
def test_fillers_are_heard_with_and_without_punctuation(text: str, expected: list[str]) -> None:
    assert [said for said in markers(answer(text)) if said != "so"] == expected
    assert [said for said in markers(answer(unpunctuated(text))) if said != "so"] == expected


@pytest.mark.parametrize(
    "text",
    [
        "It looks like a cache.",
        "I would like to start with the reads.",
        "Something like that would work.",
        "As I said, do you know what the budget is?",
        "As you know, the reads dominate.",
        "What kind of users do we have?",
        "Some sort of queue would do.",
        "That is what I mean by fresh.",
        "It scales as well as the old one.",
        "The writes are so slow that nobody waits.",
        "The edge is on the right side.",
        "I actually ran this in production.",
    ],
)
def test_content_is_no_filler(text: str) -> None:
    assert markers(answer(text)) == []
    assert markers(answer(unpunctuated(text))) == []


def test_contractions_may_be_written_in_two_words() -> None:
    assert markers(answer("It 's like really slow and I 'd like to cache it.")) == ["like"]


def test_between_hesitations_a_marker_is_a_marker() -> None:
    assert markers(answer("we put um like uh the files into the store")) == ["like"]


def test_an_okay_answers_the_interviewer_and_inside_a_turn_it_fills() -> None:
    assert markers(answer("Okay, I see. Okay, let us look at the writes.", others=INTERVIEWER)) == ["okay"]


def test_yeah_answers_whoever_else_is_there() -> None:
    assert markers(answer("Yeah, I would cache it. Um, yeah, that is it.", others=INTERVIEWER)) == []
    assert markers(answer("Yeah, I would cache it. Um, yeah, that is it.")) == ["yeah", "yeah"]


def test_without_punctuation_a_line_of_its_own_is_an_answer_and_a_lead_in_a_filler() -> None:
    lines = answer("yeah so we shard it okay yeah dad hates caches", timing=Timing.NONE)
    assert markers(replace(lines, breaks=(0, 1, 5, 6))) == ["yeah"]
    assert markers(answer("you know why don't we cache it")) == ["you know"]


def test_a_said_so_is_counted_where_it_takes_the_floor() -> None:
    assert markers(answer("Um, so the first thing is the scale.")) == ["so"]
    assert markers(answer("The disk is full, so nothing is written.")) == []


def test_in_text_that_was_typed_and_edited_an_answer_is_an_answer() -> None:
    text = "Yes, we did. The club was founded in 1923, and it has grown ever since. No, I never met him. " * 8
    assert markers(answer(text, timing=Timing.NONE)) == []
    assert markers(answer(text)) == ["yes", "no"] * 8
