"""Repairs, stutters and hesitations heard in the sound."""

import pytest
from spoken import answer, unpunctuated

from voicecoach.language.disfluency import Disfluency
from voicecoach.language.talk import read_talk
from voicecoach.transcript.types import Answer, Hesitation, Timing, Word


def taken_back(text: str, kind: str = "repair") -> list[str]:
    heard = answer(text)
    found = [found for found in read_talk(heard).disfluencies if found.kind == kind]
    return [" ".join(word.text for word in heard.words[one.first : one.last]).strip(",—– ") for one in found]


@pytest.mark.parametrize(
    ("text", "repair"),
    [
        ("It was a more a amiable place.", "a more"),
        ("We had, we have two regions.", "We had"),
        ("I put the files — the events into a queue.", "the files"),
        ("It takes five sorry five hundred milliseconds.", "five sorry"),
        ("We use the th- this store.", "th-"),
    ],
)
def test_what_is_taken_back_is_a_repair(text: str, repair: str) -> None:
    assert taken_back(text) == [repair]


@pytest.mark.parametrize(
    "text",
    [
        "If we can we will.",
        "The more the merrier.",
        "The cache the team runs is full.",
        "You know, I mean, you can read it twice.",
        "We have self- and peer-reviewed code.",
        "It is full. It was full before.",
    ],
)
def test_words_that_only_return_stay(text: str) -> None:
    assert taken_back(text) == []
    assert taken_back(unpunctuated(text)) == []


def test_a_repair_is_no_fluent_speech() -> None:
    talk = read_talk(answer("we had we have um two queues"))
    assert talk.text(0, len(talk.fluent)) == "we have two queues"


def test_nothing_is_stuttered_over_a_full_stop_and_a_stressed_word_is_meant() -> None:
    assert taken_back("We wait for the queue. Queue depth is low.", "repetition") == []
    assert taken_back("There are heavy, heavy losses.", "repetition") == []
    assert taken_back("We we wait — wait for it.", "repetition") == ["We", "wait"]


def test_hesitations_heard_in_the_sound_stand_before_a_word_and_keep_their_times() -> None:
    words = (Word("one", 0.0, 0.4), Word("queue", 1.5, 1.9))
    pauses = (Hesitation(0.6, 1.0), Hesitation(2.4, 2.8))
    talk = read_talk(Answer(words, (), Timing.WORD, (0,), hesitations=pauses))
    assert talk.disfluencies == (
        Disfluency(1, 1, "filled-pause", "sound", 0.6, 1.0),
        Disfluency(2, 2, "filled-pause", "sound", 2.4, 2.8),
    )
    assert talk.positions == (0, 1)
