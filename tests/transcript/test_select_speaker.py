"""Choosing whose words are judged."""

import pytest

from voicecoach.errors import NoSuchSpeaker
from voicecoach.transcript.speaker import select
from voicecoach.transcript.types import OtherTurn, Timing, Transcript, Turn, Word


def talk(*turns: tuple[str | None, str]) -> Transcript:
    """Give each word a second."""
    at = 0
    spoken = []
    for speaker, text in turns:
        words = tuple(Word(part, float(at + index), at + index + 0.5) for index, part in enumerate(text.split()))
        spoken.append(Turn(words, speaker))
        at += len(words)
    return Transcript(tuple(spoken), Timing.CUE)


INTERVIEW = talk(
    ("Interviewer", "design a feed"),
    ("Candidate", "how many"),
    ("Candidate", "users"),
    ("Interviewer", "ten"),
    ("interviewer", "million"),
    ("Observer", "hm"),
    ("Candidate", "ok"),
    ("Interviewer", "bye"),
)


def test_others_stand_before_the_word_that_follows_them() -> None:
    answer = select(INTERVIEW, "candidate")
    assert [word.text for word in answer.words] == ["how", "many", "users", "ok"]
    assert answer.others == (
        OtherTurn("Interviewer", "design a feed", 0.0, 2.5, 0),
        OtherTurn("Interviewer", "ten million", 6.0, 7.5, 3),
        OtherTurn("Observer", "hm", 8.0, 8.5, 3),
        OtherTurn("Interviewer", "bye", 10.0, 10.5, 4),
    )
    assert (answer.breaks, answer.speaker, answer.timing) == ((0, 2, 3), "Candidate", Timing.CUE)


@pytest.mark.parametrize("wanted", ["CAND", " candidate ", None])
def test_a_name_may_be_short_in_any_case_or_left_out(wanted: str | None) -> None:
    assert select(INTERVIEW, wanted).speaker == "Candidate"


def test_a_full_name_wins_over_a_longer_one() -> None:
    assert select(talk(("Ana Silva", "x"), ("Ana", "y")), "ana").words[0].text == "y"


@pytest.mark.parametrize("speaker", [None, "Ana"])
def test_one_named_voice_takes_everything_unasked(speaker: str | None) -> None:
    answer = select(talk((speaker, "a b"), (None, "c")), None)
    assert ([word.text for word in answer.words], answer.others) == (["a", "b", "c"], ())
    assert (answer.breaks, answer.speaker) == ((0, 2), speaker)


@pytest.mark.parametrize(
    ("turns", "wanted", "sentence"),
    [
        ([("Ana", "x"), ("Ben", "y")], None, "several speakers: Ana, Ben; choose one with --speaker NAME"),
        ([("Me", "x"), ("You", "y")], None, "several speakers: Me, You"),
        ([("Ana", "x"), ("Ben", "y")], "Cleo", "No speaker is called 'Cleo': there is Ana, Ben"),
        ([("Ana", "x"), ("Anton", "y")], "an", "fits several speakers: Ana, Anton"),
        ([("Ana", "x"), ("Ben", "y")], " ", "No speaker is called ' '"),
        ([(None, "x")], "Ana", "names no speakers"),
    ],
)
def test_a_name_that_does_not_fit_lists_those_that_do(
    turns: list[tuple[str | None, str]], wanted: str | None, sentence: str
) -> None:
    with pytest.raises(NoSuchSpeaker) as caught:
        select(talk(*turns), wanted)
    assert sentence in str(caught.value)
