"""Sound as values: one sample rate, one sample type, one block type for microphone and file alike."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

SAMPLE_RATE = 16_000
"""Samples a second everywhere inside the program; Whisper, PocketSphinx and Silero are all trained at 16 kHz."""

Samples = npt.NDArray[np.float32]
"""Mono sound: float32 in [-1, 1], shape (n,), at SAMPLE_RATE."""


@dataclass(frozen=True, slots=True)
class AudioBlock:
    """A stretch of sound as it arrived."""

    samples: Samples
    """Mono float32 in [-1, 1], shape (n,), at SAMPLE_RATE."""
    start: int
    """Position of the first sample since the source opened, in samples."""
    overflow: bool = False
    """True when the sound system lost samples just before this block."""

    @property
    def end(self) -> int:
        """Position after the last sample, in samples."""
        return self.start + len(self.samples)


@dataclass(frozen=True, slots=True)
class Loss:
    """Sound that never arrived."""

    at: float
    """Seconds since the source opened; in a `Take`, since the answer began."""
    seconds: float | None
    """How much; None where the sound system did not say."""
    away: bool
    """True when the device was gone, False when the machine did not keep up with it."""


def seconds(samples: int) -> float:
    """Length of a number of samples, in seconds."""
    return samples / SAMPLE_RATE
