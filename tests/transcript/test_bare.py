"""Bare prose and dialogue without stamps."""

import pytest

from voicecoach.transcript.read import parse_transcript
from voicecoach.transcript.types import Timing

WRAPPED = """So I would start\twith the users:
how many, and where? At 10:30 traffic peaks.

Capacity: 40k writes/s -- that's p99,
not the mean.
"""


def test_words_are_the_white_space_split_of_prose() -> None:
    found = parse_transcript(WRAPPED, hint=".txt")
    assert [word.text for turn in found.turns for word in turn.words] == WRAPPED.split()
    assert found.timing is Timing.NONE
    assert all(word.start is None and word.end is None for turn in found.turns for word in turn.words)


def test_a_turn_is_a_paragraph_not_a_wrapped_line() -> None:
    found = parse_transcript(WRAPPED, hint=None)
    assert [turn.words[0].text for turn in found.turns] == ["So", "Capacity:"]
    assert found.speakers == ()


def test_dialogue_gives_up_its_names() -> None:
    found = parse_transcript("Interviewer: Design a feed.\nCandidate: Sure: how many\nusers?\n", hint=None)
    assert [(turn.speaker, len(turn.words)) for turn in found.turns] == [("Interviewer", 3), ("Candidate", 4)]


def test_names_that_take_turns_are_speakers() -> None:
    found = parse_transcript("Ana: hello\nBen: hi\nAna: shall we\n", hint=None)
    assert [turn.speaker for turn in found.turns] == ["Ana", "Ben", "Ana"]


@pytest.mark.parametrize(
    "outline",
    [
        "Requirements: ten million users\nCapacity: forty thousand a second\nStorage: two petabytes\n",
        "Two questions: who writes, and who reads?\n",
        "Note: this is one thought\nand it goes on\nNote: and on\n",
    ],
)
def test_an_outline_with_colons_keeps_every_word(outline: str) -> None:
    found = parse_transcript(outline, hint=None)
    assert found.speakers == ()
    assert sum(len(turn.words) for turn in found.turns) == len(outline.split())
