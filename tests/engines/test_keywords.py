"""Keyword search: a phrase said alone is heard; within a sentence, for other words or in silence it is not."""

from pathlib import Path

import numpy as np
import pytest
from virtual_sound import festival

from voicecoach.audio.decode import decode
from voicecoach.audio.types import SAMPLE_RATE, Samples
from voicecoach.engines.keywords import LONGEST, KeywordSearch, borne_out
from voicecoach.errors import ModelError

PHRASES = ("pause the session", "stop the session", "repeat the question", "feedback now", "help")


@pytest.fixture(scope="module")
def search() -> KeywordSearch:
    return KeywordSearch(PHRASES)


def say(text: str, folder: Path) -> Samples:
    """As the segmenter cuts it."""
    sound = decode(festival(text, folder / "said.wav")).samples
    loud = np.flatnonzero(np.abs(sound) > 0.02 * np.abs(sound).max())
    return np.pad(sound[loud[0] : loud[-1] + 1], (SAMPLE_RATE * 3 // 10, SAMPLE_RATE // 5))


@pytest.mark.parametrize("phrase", PHRASES)
def test_a_phrase_said_alone_is_heard(search: KeywordSearch, phrase: str, tmp_path: Path) -> None:
    assert search.hears(say(phrase, tmp_path)) == phrase


@pytest.mark.parametrize(
    "text",
    ["we would pause the session of the user in the store", "the database has two tables", "the cause is a question"],
)
def test_other_words_are_no_phrase(search: KeywordSearch, text: str, tmp_path: Path) -> None:
    assert search.hears(say(text, tmp_path)) is None


def test_what_was_heard_before_makes_no_difference(search: KeywordSearch, tmp_path: Path) -> None:
    phrase = say("feedback now", tmp_path)
    search.hears(say("the database has two tables", tmp_path))
    assert [search.hears(phrase), search.hears(phrase)] == ["feedback now", "feedback now"]


@pytest.mark.parametrize("length", [0, 100, SAMPLE_RATE, round(LONGEST * SAMPLE_RATE) + 1])
def test_silence_and_long_sound_are_no_phrase(search: KeywordSearch, length: int) -> None:
    assert search.hears(np.zeros(length, np.float32)) is None


def test_a_strict_search_hears_nothing(tmp_path: Path) -> None:
    assert KeywordSearch(["help"], strictness=20).hears(say("help", tmp_path)) is None


def test_a_word_that_cannot_be_said_is_named() -> None:
    with pytest.raises(ModelError, match=r"how 'frobnicateoo' sounds.*reword"):
        KeywordSearch(["frobnicateoo now"])


@pytest.mark.parametrize(
    ("phrase", "written", "expected"),
    [
        ("pause the session", "Cause the session.", True),
        ("slow down", "slow town", True),
        ("quit", "request", False),
        ("one more time", "want more on the", False),
    ],
)
def test_half_of_the_words_bear_a_phrase_out(phrase: str, written: str, *, expected: bool) -> None:
    assert borne_out(phrase, written.split()) is expected
