"""How utterances end: broken off, or as the last word."""

import pytest

from voicecoach.coach.turn_ends import adds_nothing, breaks_off, closes


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("and then we", True),
        ("which is um", True),
        ("we put it in a queue", False),
        ("i asked her to", True),
        ("", False),
    ],
)
def test_a_sentence_that_is_not_over(said: str, expected: bool) -> None:
    assert breaks_off(said.split()) is expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("so yeah that's the story", True),
        ("and we went on from there and that was that basically", True),
        ("i think that covers it", True),
        ("that's it", True),
        ("no that's it thank you", True),
        ("the job runs once a night for every title and that's it", False),
        ("so the last part is the cache", False),
    ],
)
def test_the_last_word_on_it(said: str, expected: bool) -> None:
    assert closes(said.split()) is expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("no", True),
        ("nope that's it", True),
        ("i don't think so", True),
        ("no wait there is one thing i forgot about the cache", False),
        ("the emails", False),
        ("notes", False),
    ],
)
def test_nothing_to_add(said: str, expected: bool) -> None:
    assert adds_nothing(said.split()) is expected
