"""The segmenter on scripted probabilities: what it opens, closes, cuts, ignores, and that it never loses speech."""

from dataclasses import replace

import numpy as np
import pytest

from voicecoach.audio.types import SAMPLE_RATE
from voicecoach.endpointing.segmenter import Segmenter
from voicecoach.endpointing.settings import LIVE, SegmenterSettings
from voicecoach.endpointing.types import CHUNK, Probabilities, SpeechStarted, Utterance

SETTINGS = SegmenterSettings()
PAUSE_CHUNKS = 19  # 0.6 s
BLIP_CHUNKS = 7  # 0.224 s, below the 0.25 s of speech


def script(*parts: tuple[float, float]) -> Probabilities:
    """Build probabilities from (seconds, probability) pairs."""
    return np.concatenate([np.full(round(length * SAMPLE_RATE / CHUNK), p, np.float32) for length, p in parts])


def utterances(probabilities: Probabilities, settings: SegmenterSettings = SETTINGS) -> tuple[Utterance, ...]:
    segmenter = Segmenter(settings)
    events = (*segmenter.push(probabilities), *segmenter.finish())
    return tuple(event for event in events if isinstance(event, Utterance))


def in_seconds(found: tuple[Utterance, ...]) -> list[tuple[float, float]]:
    return [(u.start / SAMPLE_RATE, u.end / SAMPLE_RATE) for u in found]


def test_silence_holds_nothing() -> None:
    assert utterances(script((5, 0.1))) == ()


def test_two_sentences_are_two_utterances_with_their_margins() -> None:
    found = utterances(script((0.96, 0), (1.92, 0.9), (0.96, 0), (1.92, 0.9), (0.96, 0)))
    assert in_seconds(found) == [
        pytest.approx((0.96 - 0.3, 2.88 + 0.2)),
        pytest.approx((3.84 - 0.3, 5.76 + 0.2)),
    ]
    assert not any(utterance.continues for utterance in found)


def test_a_breath_does_not_cut() -> None:
    assert len(utterances(script((1.92, 0.9), (0.576, 0), (1.92, 0.9), (1, 0)))) == 1


def test_margins_stay_inside_the_recording_and_never_overlap() -> None:
    settings = replace(SETTINGS, pre_roll=0.6, pad=0.6)
    first, second = utterances(script((1.92, 0.9), (0.64, 0), (1.92, 0.9)), settings)
    assert (first.start, first.end) == (0, second.start)
    assert second.end == round(4.48 * SAMPLE_RATE)


def test_a_click_is_no_speech() -> None:
    assert utterances(script((1, 0), (0.224, 0.9), (1, 0))) == ()


def test_a_stammer_of_short_sounds_is_speech() -> None:
    assert len(utterances(script((1, 0), (0.16, 0.9), (0.32, 0), (0.16, 0.9), (1, 0)))) == 1


def test_between_the_thresholds_speech_goes_on_but_does_not_start() -> None:
    assert utterances(script((2, 0.45))) == ()
    assert in_seconds(utterances(script((0.96, 0.9), (0.96, 0.45), (1, 0)))) == [pytest.approx((0, 1.92 + 0.2))]


def test_near_silence_is_no_speech_whatever_the_model_says() -> None:
    probabilities = script((2, 0.9))
    segmenter = Segmenter()
    assert segmenter.push(probabilities, np.full(len(probabilities), 0.0001, np.float32)) == ()
    assert segmenter.push(probabilities, np.full(len(probabilities), 0.01, np.float32)) != ()


def test_speech_is_announced_once_it_is_sure_and_completed_after_the_pause() -> None:
    segmenter = Segmenter()
    steps = ((0.96, 0), (0.224, 0.9), (0.032, 0.9), (0.576, 0), (0.032, 0))
    seen = [(len(segmenter.push(script(step))), segmenter.speaking) for step in steps]
    assert seen == [(0, False), (0, False), (1, True), (0, True), (1, False)]


def test_the_last_voice_is_the_last_speech_not_the_last_click() -> None:
    segmenter = Segmenter()
    segmenter.push(script((1, 0), (0.16, 0.9), (1, 0)))
    assert segmenter.last_voice is None
    segmenter.push(script((0.64, 0.9), (1, 0), (0.16, 0.9), (1, 0)))
    assert segmenter.last_voice == (31 + 5 + 31 + 20) * CHUNK


def test_too_long_a_speech_is_cut_where_it_is_least_like_speech() -> None:
    found = utterances(script((24, 0.9), (0.096, 0.6), (20, 0.9), (1, 0)))
    assert [utterance.continues for utterance in found] == [True, False]
    assert found[0].end == found[1].start
    assert 24 < found[0].end / SAMPLE_RATE < 24.1


def test_the_rest_of_a_cut_is_kept_however_short() -> None:
    found = utterances(script((27.84, 0.9), (0.064, 0.4), (0.16, 0.9), (1, 0)))
    assert len(found) == 2
    assert found[1].end == round((28.064 + 0.2) * SAMPLE_RATE)


def test_of_equal_places_it_is_cut_in_the_softest_tenth_of_a_second() -> None:
    loud = np.full(1000, 0.2, np.float32)
    loud[700] = 0.05  # a stop within a word
    loud[800:803] = 0.06  # the end of one
    found = Segmenter().push(np.full(1000, 0.99, np.float32), loud)
    assert [event.end for event in found if isinstance(event, Utterance)] == [801 * CHUNK + CHUNK // 2]


def test_a_long_utterance_is_over_at_a_breath_while_the_speaker_goes_on() -> None:
    segmenter = Segmenter(LIVE)
    events = segmenter.push(script((9.6, 0.9), (0.32, 0)))
    assert events == (SpeechStarted(0), Utterance(0, round(9.8 * SAMPLE_RATE)))
    assert segmenter.speaking
    events = segmenter.push(script((0.16, 0.9), (0.576, 0)))
    assert events == ()
    assert segmenter.speaking
    (rest,) = segmenter.push(script((0.032, 0)))
    assert rest == Utterance(round(9.8 * SAMPLE_RATE), round(10.28 * SAMPLE_RATE), follows=True)
    assert not segmenter.speaking


def test_a_short_one_is_not_and_nor_is_what_comes_after_a_whole_pause_a_part_of_it() -> None:
    found = utterances(script((7.04, 0.9), (0.576, 0), (0.96, 0.9), (0.64, 0), (0.96, 0.9), (1, 0)), LIVE)
    assert [utterance.follows for utterance in found] == [False, False]


def test_what_is_expected_of_a_breath_is_what_comes_of_it() -> None:
    segmenter = Segmenter(LIVE)
    segmenter.push(script((9.6, 0.9), (0.224, 0)))
    expected = segmenter.tentative
    assert segmenter.push(script((0.096, 0))) == (expected,)


def test_a_mark_where_counting_starts_moves_everything() -> None:
    speech = script((0.96, 0), (0.96, 0.9), (1, 0))
    here, there = Segmenter().push(speech)[-1], Segmenter(origin=5000).push(speech)[-1]
    assert isinstance(here, Utterance)
    assert there == Utterance(here.start + 5000, here.end + 5000)


def test_the_end_of_a_recording_closes_what_is_open() -> None:
    segmenter = Segmenter()
    segmenter.push(script((0.96, 0.9)))
    assert segmenter.finish(15_000) == (Utterance(0, 15_000),)
    assert segmenter.finish() == ()


def random_speech(seed: int) -> Probabilities:
    """Build a wild alternation of runs, some just below or above every limit."""
    rng = np.random.default_rng(seed)
    lengths = rng.choice([1, 3, BLIP_CHUNKS, BLIP_CHUNKS + 1, PAUSE_CHUNKS - 1, PAUSE_CHUNKS, 60, 900], 80)
    ranges = ((0.0, 0.35), (0.5, 1.0), (0.0, 1.0))
    runs = [rng.uniform(*ranges[rng.integers(3)], size=n) for n in lengths.tolist()]
    return np.concatenate(runs).astype(np.float32)


@pytest.mark.parametrize("settings", [SETTINGS, LIVE], ids=["recording", "live"])
@pytest.mark.parametrize("seed", range(12))
def test_no_speech_is_lost_whatever_comes(seed: int, settings: SegmenterSettings) -> None:
    probabilities = random_speech(seed)
    found = utterances(probabilities, settings)
    covered = np.zeros(len(probabilities) * CHUNK, bool)
    for utterance in found:
        assert not covered[utterance.start : utterance.end].any()
        assert 0 < utterance.end - utterance.start <= settings.max_utterance * SAMPLE_RATE
        covered[utterance.start : utterance.end] = True
    whole = covered.reshape(-1, CHUNK).all(axis=1)
    missed = np.flatnonzero((probabilities >= settings.start_threshold) & ~whole)
    for group in np.split(missed, np.flatnonzero(np.diff(missed) >= PAUSE_CHUNKS) + 1):
        assert len(group) <= BLIP_CHUNKS


@pytest.mark.parametrize("seed", range(3))
def test_the_same_speech_gives_the_same_events_however_it_arrives(seed: int) -> None:
    probabilities = random_speech(seed)
    at_once = Segmenter().push(probabilities)
    segmenter = Segmenter()
    one_by_one = [event for p in probabilities for event in segmenter.push(np.array([p], np.float32))]
    assert tuple(one_by_one) == at_once


@pytest.mark.parametrize(
    "wrong",
    [
        {"start_threshold": 0.3},
        {"end_threshold": 0.0},
        {"energy_floor": -1.0},
        {"min_speech": 28.0},
        {"pad": 0.7},
        {"pre_roll": 20.0},
        {"short_pause": 0.1},
        {"long_utterance": 0.1},
        {"cut_window": 0.0},
    ],
)
def test_settings_that_contradict_each_other_are_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong))):
        replace(SETTINGS, **wrong)
