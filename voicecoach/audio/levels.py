"""How loud a sound is: its peak, its speech, the noise beneath it, and whether it was cut off at the top."""

from dataclasses import dataclass

import numpy as np

from voicecoach.audio.types import SAMPLE_RATE, Samples

FRAME = SAMPLE_RATE // 50
"""Samples a level is taken over: 20 ms, shorter than a syllable and longer than a period of the deepest voice."""

QUIETEST = 10
"""Percentile of the frames' levels that counts as the noise floor: even fluent speech pauses a tenth of the time."""

LOUDEST = 95
"""Percentile that counts as the level of speech; one click is not speech."""

FULL = 0.99
"""Magnitude, full scale 1, from which a sample counts as cut off."""

FAINTEST = 2 / 32768
"""Peak, full scale 1, up to which a microphone is switched off: its converter's last bit, not the noise of a room."""

FLOOR_DBFS = -120.0
"""What is given for silence, whose level has no logarithm."""


@dataclass(frozen=True, slots=True)
class Levels:
    """What was measured in a stretch of sound; decibels below full scale."""

    peak: float
    speech: float
    """Root mean square of the loudest frames."""
    noise: float
    """Root mean square of the quietest frames."""
    clipped: float
    """Share of samples at full scale, from 0 to 1."""
    silent: bool
    """Nothing but zeros, give or take the last bit: the microphone is muted."""


def levels(samples: Samples) -> Levels:
    """Measure a stretch of sound.

    Args:
        samples: mono float32 in [-1, 1] at 16 kHz, shape (n,), n at least 20 ms.
    """
    frames = samples[: len(samples) // FRAME * FRAME].reshape(-1, FRAME)
    rms = np.sqrt(np.mean(np.square(frames, dtype=np.float64), axis=1))
    magnitudes = np.abs(samples)
    noise, speech = np.percentile(rms, [QUIETEST, LOUDEST])
    peak = float(magnitudes.max())
    clipped = float(np.mean(magnitudes >= FULL))
    return Levels(_dbfs(peak), _dbfs(float(speech)), _dbfs(float(noise)), clipped, silent=peak <= FAINTEST)


def _dbfs(magnitude: float) -> float:
    return max(FLOOR_DBFS, 20 * float(np.log10(max(magnitude, 1e-9))))
