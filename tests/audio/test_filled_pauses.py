"""Where a voice stands still: held vowels, and what must not pass for them."""

import numpy as np
import pytest
from vowels import AH, EE, SCHWA, silence, vowel

from voicecoach.audio.filled_pauses import voice
from voicecoach.audio.frames import frames
from voicecoach.audio.types import SAMPLE_RATE, Samples


def between_silences(sound: Samples) -> Samples:
    return np.concatenate([silence(0.4), sound, silence(0.4)])


@pytest.mark.parametrize("length", [0.2, 0.4, 0.7])
@pytest.mark.parametrize("pitch", [90.0, 120.0, 220.0])
def test_a_held_vowel_is_a_stretch(length: float, pitch: float) -> None:
    [stretch] = voice(between_silences(vowel(length, SCHWA, pitch=pitch))).stretches
    assert (stretch.start, stretch.end) == pytest.approx((0.4, 0.4 + length), abs=0.05)
    assert stretch.change < 3


@pytest.mark.parametrize(
    "sound",
    [
        vowel(0.5, EE, AH, EE, AH, EE, AH),
        vowel(1.6, SCHWA),
        vowel(0.08, SCHWA),
        np.random.default_rng(0).normal(0, 0.1, SAMPLE_RATE // 2).astype(np.float32),
    ],
    ids=["gliding", "longer than a filler", "shorter than a filler", "noise"],
)
def test_what_moves_or_lasts_or_hisses_is_none(sound: Samples) -> None:
    assert voice(between_silences(sound)).stretches == ()


@pytest.mark.parametrize("length", [0, 1, 639, 640, 1000, SAMPLE_RATE])
def test_silence_of_any_length_holds_nothing(length: int) -> None:
    heard = voice(np.zeros(length, np.float32))
    assert heard.stretches == ()
    assert not heard.voiced.any()


def test_noise_does_not_hide_a_held_vowel() -> None:
    sound = between_silences(vowel(0.4, SCHWA))
    noise = np.random.default_rng(2).normal(0, 0.01, len(sound)).astype(np.float32)
    [stretch] = voice(sound + noise).stretches
    assert (stretch.start, stretch.end) == pytest.approx((0.4, 0.8), abs=0.06)


def test_seconds_of_voice_between_two_times() -> None:
    heard = voice(between_silences(vowel(0.4, SCHWA)))
    assert heard.sounding(0.0, 1.2) == pytest.approx(0.4, abs=0.05)
    assert heard.sounding(0.5, 0.6) == pytest.approx(0.1, abs=0.011)
    assert heard.sounding(-1.0, 0.3) == 0


@pytest.mark.parametrize("pitch", [80.0, 125.0, 250.0, 380.0])
def test_pitch_and_level_of_a_voice(pitch: float) -> None:
    measured = frames(vowel(0.5, AH, pitch=pitch))
    middle = slice(10, -10)
    assert 2 ** (np.median(measured.pitch[middle]) / 12) == pytest.approx(pitch, rel=0.02)
    assert measured.voicing[middle].min() > 0.9
    quieter = frames(vowel(0.5, AH, pitch=pitch) * np.float32(0.1))
    assert np.median(measured.level - quieter.level) == pytest.approx(20, abs=0.1)
