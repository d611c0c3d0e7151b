"""Sound from a device without 16 kHz arrives as if it had been recorded at 16 kHz."""

import numpy as np
import pytest
from virtual_sound import best_correlation

from voicecoach.audio.resample import StreamResampler, resample
from voicecoach.audio.types import SAMPLE_RATE, Samples


@pytest.mark.parametrize("rate", [8_000, 44_100, 48_000])
def test_blocks_join_without_a_seam(spoken: Samples, rate: int) -> None:
    device_sound = resample(spoken, SAMPLE_RATE, rate)
    resampler = StreamResampler(rate)
    size = round(rate * 0.032)
    out = [resampler.push(device_sound[at : at + size]) for at in range(0, len(device_sound), size)]
    score, offset = best_correlation(spoken[1000:-4000], np.concatenate(out))
    assert score > 0.99 if rate > SAMPLE_RATE else score > 0.9
    assert abs(offset - 1000) <= 1


def test_positions_are_counted_at_our_rate() -> None:
    assert StreamResampler(48_000).position(48_000) == SAMPLE_RATE
    assert StreamResampler(44_100).position(1411) == 512
