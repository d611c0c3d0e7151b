"""The scoping drill: questions are answered, designs stopped, and what was left out is told."""

import pytest
from drilled import hold, new_drill
from spoken import unpunctuated

from voicecoach.coach.conversation import MoveKind

QUESTIONS = [
    "Who are the users of this, internal people or members?",
    "How many files change on a normal day?",
    "How fresh does it have to be after publishing?",
    "What happens if a subtitle is wrong or missing?",
    "How many engineers would I have for it?",
    "What is the budget for this?",
]

DESIGN = "So I would put a queue in front and use Kafka for the updates, and the players read from a cache."


def silence(_: object) -> None:
    return None


@pytest.mark.parametrize("written", [str, unpunctuated])
def test_questions_are_answered_and_their_topics_counted(written: object) -> None:
    assert callable(written)
    held = hold(new_drill("scoping", prompt="subtitle-updates"), silence, [written(q) for q in QUESTIONS], pause=6)
    assert sum(move.kind is MoveKind.ANSWER for move in held.moves) == len(QUESTIONS)
    assert not any(move.kind is MoveKind.NUDGE for move in held.moves)
    heard, _, left_out = held.debrief.partition("You left out")
    for topic in ("who uses it", "the scale", "how fresh", "what may fail", "the team", "the budget"):
        assert topic in heard
    assert "the deadline" in left_out
    assert "That is a design" not in held.debrief


def test_a_design_is_stopped_once_and_told() -> None:
    held = hold(new_drill("scoping", prompt="subtitle-updates"), silence, [DESIGN, DESIGN])
    assert [move.kind for move in held.moves].count(MoveKind.NUDGE) == 1
    assert "In the first second you said, I would put a queue" in held.debrief
    assert "That is a design, and it was questions only." in held.debrief
    assert "I heard no question." in held.debrief


def test_what_was_not_asked_comes_with_a_question_and_its_answer() -> None:
    held = hold(new_drill("scoping", prompt="subtitle-updates"), silence, [QUESTIONS[0]])
    assert "Ask: How many of these are there on a normal day" in held.debrief
    assert "You would have heard: About three thousand subtitle files" in held.debrief


def test_a_lull_is_filled_twice_and_then_it_is_over() -> None:
    held = hold(new_drill("scoping", prompt="subtitle-updates"), silence, [QUESTIONS[0]])
    assert [move.reason for move in held.moves[1:]] == ["a lull", "a lull", "no more questions"]
    assert held.moves[-1].last
