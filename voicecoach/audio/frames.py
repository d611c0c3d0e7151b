"""Sound looked at every 10 ms: how loud, how voiced, at what pitch, with what spectrum; numpy alone."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from voicecoach.audio.types import SAMPLE_RATE, Samples

HOP = SAMPLE_RATE // 100
"""Samples from one frame to the next: 10 ms."""
WINDOW = SAMPLE_RATE // 25
"""Samples a frame looks at: 40 ms, nearly three periods of the deepest voice."""
TRANSFORM = 1024
"""Length of the Fourier transform: WINDOW and the longest period fit without wrapping round."""
PITCH_RANGE = (70.0, 400.0)
"""Hz; voices speak from about 75 (men) to 400 (women, excited)."""
PITCH_BAND = 1000.0
"""Hz; periodicity is judged below this, where voices are strongest and hiss is weakest."""
OCTAVE_COST = 0.05
"""What a period twice as long must gain in correlation to be preferred (Boersma 1993 takes 0.01 where the window holds
six periods; this one holds fewer, and doubled periods come out stronger)."""
BANDS = 20
"""Bands of equal width in mel."""
BAND_RANGE = (100.0, 4000.0)
"""Hz; the formants that tell vowels apart lie between, telephone recordings hold little else."""

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Frames:
    """What was measured, one row a frame; frame n is centred WINDOW / 2 after sample n * HOP."""

    level: Floats
    """dB, full scale 0, shape (n,)."""
    voicing: Floats
    """Correlation with itself one period later, 1 for a perfectly periodic sound, shape (n,)."""
    pitch: Floats
    """Semitones above 1 Hz, shape (n,); meaningless where the voicing is low."""
    bands: Floats
    """dB in each of BANDS bands from low to high, shape (n, BANDS)."""


def frames(samples: Samples) -> Frames:
    """Measure an utterance.

    The pitch is the peak of the autocorrelation divided by that of the window (Boersma 1993, "Accurate short-term
    analysis of the fundamental frequency and the harmonics-to-noise ratio of a sampled sound").

    Args:
        samples: mono float32 at 16 kHz, shape (n,); no frame comes out of less than 40 ms.
    """
    if len(samples) < WINDOW:
        empty = np.zeros(0, np.float32)
        return Frames(empty, empty, empty, np.zeros((0, BANDS), np.float32))
    window = np.hanning(WINDOW).astype(np.float32)
    views = np.lib.stride_tricks.sliding_window_view(samples, WINDOW)[::HOP]
    power = np.square(np.abs(np.fft.rfft(views * window, TRANSFORM))).astype(np.float32)
    voicing, pitch = _pitch(power, window)
    return Frames(_decibels(power.sum(axis=1)), voicing, pitch, _decibels(power @ _mel_bands()))


def _decibels(power: Floats) -> Floats:
    """Power of windowed frames in dB, 0 for a sine at full scale, give or take."""
    full_scale = (WINDOW / 4) ** 2
    return np.asarray(10 * np.log10(power / full_scale + 1e-12), np.float32)


def _pitch(power: Floats, window: Floats) -> tuple[Floats, Floats]:
    """Voicing and pitch of each frame."""
    low = np.fft.rfftfreq(TRANSFORM, 1 / SAMPLE_RATE) < PITCH_BAND
    shortest, longest = (round(SAMPLE_RATE / hertz) for hertz in reversed(PITCH_RANGE))
    lags = np.arange(shortest, longest + 1)
    correlation = np.fft.irfft(power * low)
    of_window = np.fft.irfft(np.square(np.abs(np.fft.rfft(window, TRANSFORM))) * low)
    share = correlation[:, lags] / np.maximum(correlation[:, :1], 1e-9) * (of_window[0] / of_window[lags])
    best = np.argmax(share - OCTAVE_COST * np.log2(lags / shortest), axis=1)
    voicing = share[np.arange(len(share)), best]
    return voicing.astype(np.float32), (12 * np.log2(SAMPLE_RATE / lags[best])).astype(np.float32)


def _mel_bands() -> Floats:
    """Weights that sum a power spectrum into bands, shape (TRANSFORM / 2 + 1, BANDS)."""
    low, high = (2595 * np.log10(1 + hertz / 700) for hertz in BAND_RANGE)
    edges = 700 * (10 ** (np.linspace(low, high, BANDS + 2) / 2595) - 1)
    hertz = np.fft.rfftfreq(TRANSFORM, 1 / SAMPLE_RATE)[:, None]
    rising = (hertz - edges[:-2]) / (edges[1:-1] - edges[:-2])
    falling = (edges[2:] - hertz) / (edges[2:] - edges[1:-1])
    return np.maximum(0, np.minimum(rising, falling)).astype(np.float32)
