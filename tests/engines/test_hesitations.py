"""Filled pauses the recogniser left out: which still stretches no word accounts for."""

import numpy as np
import pytest
from vowels import AH, EE, SCHWA, silence, vowel

from voicecoach.audio.types import Samples
from voicecoach.engines.hesitations import hesitations
from voicecoach.engines.replay import ReplayEngine
from voicecoach.engines.turns import written_down
from voicecoach.transcript.types import Hesitation, Word

SPOKEN = vowel(0.4, EE, AH, EE, AH, EE)
"""Stands for a word."""


def utterance(filler: Samples) -> Samples:
    """A word from 0.3 to 0.7 s, a filler from 0.8 s, and a second after its beginning another word of 0.4 s."""
    rest = silence(1.0)
    rest[: len(filler)] += filler
    return np.concatenate([silence(0.3), SPOKEN, silence(0.1), rest, SPOKEN, silence(0.3)])


UM = utterance(vowel(0.4, SCHWA))
BEFORE, AFTER = Word("would", 0.3, 0.7), Word("take", 1.8, 2.2)


def times(found: tuple[Hesitation, ...]) -> list[tuple[float, float]]:
    return [(one.start, one.end) for one in found]


def test_a_held_vowel_between_words_is_a_hesitation() -> None:
    [found] = times(hesitations(UM, (BEFORE, AFTER)))
    assert found == pytest.approx((0.8, 1.2), abs=0.05)


def test_a_vowel_and_its_hum_are_one_hesitation() -> None:
    hum = vowel(0.25, (250.0, 1000.0, 2200.0))
    [found] = times(hesitations(utterance(np.concatenate([vowel(0.3, SCHWA), hum])), (BEFORE, AFTER)))
    assert found == pytest.approx((0.8, 1.35), abs=0.06)


@pytest.mark.parametrize(
    "words",
    [
        (Word("would", 0.3, 1.8), AFTER),
        (BEFORE, Word("take", 0.7, 2.2)),
        (Word("would", 0.3, 0.85), Word("take", 1.15, 2.2)),
    ],
    ids=["the word before", "the word after", "both"],
)
def test_a_word_stretched_over_it_does_not_hide_it(words: tuple[Word, ...]) -> None:
    assert len(hesitations(UM, words)) == 1


@pytest.mark.parametrize(
    "word",
    [
        Word("so", 0.78, 1.22),
        Word("aah", 0.7, 1.3),
        Word("responsibilities", 0.65, 1.65),
        Word("99", 0.65, 1.45),
    ],
    ids=lambda word: word.text,
)
def test_a_word_that_needs_the_time_has_it(word: Word) -> None:
    assert hesitations(UM, (Word("I", 0.3, 0.6), word, AFTER)) == ()


@pytest.mark.parametrize("written", [Word("Um,", 0.75, 1.25), Word("uh", 1.4, 1.5)])
def test_what_the_recogniser_wrote_is_not_counted_again(written: Word) -> None:
    assert hesitations(UM, (BEFORE, written, AFTER)) == ()


def test_a_written_filler_far_away_is_another() -> None:
    assert len(hesitations(UM, (Word("um", 0.3, 0.45), AFTER))) == 1


def test_speech_that_was_not_written_down_is_no_hesitation() -> None:
    missed = np.concatenate([silence(0.3), *[SPOKEN, silence(0.05), vowel(0.2, AH), SPOKEN] * 2, silence(0.3)])
    assert hesitations(missed, ()) == ()


@pytest.mark.parametrize("words", [(Word("would"),), (Word("would", 0.3, None), AFTER)])
def test_without_times_nothing_is_claimed(words: tuple[Word, ...]) -> None:
    assert hesitations(UM, words) == ()


def test_an_utterance_is_written_down_in_the_time_of_the_recording() -> None:
    turn = written_down(ReplayEngine([(BEFORE, AFTER)]), UM, 60.0)
    assert turn is not None
    assert turn.words == (BEFORE.later(60.0), AFTER.later(60.0))
    assert times(turn.hesitations) == [pytest.approx((60.8, 61.2), abs=0.05)]


def test_an_utterance_of_nothing_but_a_hesitation_counts() -> None:
    alone = np.concatenate([silence(0.3), vowel(0.4, SCHWA), silence(0.3)])
    turn = written_down(ReplayEngine([()]), alone, 0.0)
    assert turn is not None
    assert (turn.words, len(turn.hesitations)) == ((), 1)
    assert written_down(ReplayEngine([()]), silence(1.0), 0.0) is None
