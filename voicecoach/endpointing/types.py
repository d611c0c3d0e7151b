"""What a speech detector offers, and the stretch of speech that endpointing finds."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from voicecoach.audio.types import Samples

CHUNK = 512
"""Samples judged at a time: 32 ms at 16 kHz, the only chunk length the Silero model was trained on."""

Probabilities = npt.NDArray[np.float32]
"""How speech-like each chunk is, 0 to 1, shape (n chunks,)."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """A stretch of speech between two pauses, with a margin on both sides; utterances never overlap."""

    start: int
    """Position of the first sample."""
    end: int
    """Position after the last sample."""
    continues: bool = False
    """True when it was cut because it grew too long, not because the speaker paused."""
    follows: bool = False
    """True when less than a whole pause lies between it and the utterance before: it goes on in the same breath."""


@dataclass(frozen=True, slots=True)
class SpeechStarted:
    """Somebody speaks, and not just a click or a cough."""

    at: int
    """Position of the first voiced sample."""


class SpeechDetector(Protocol):
    """Tells speech from everything else, chunk by chunk, with memory of what it heard before."""

    def probabilities(self, samples: Samples) -> Probabilities:
        """Judge every chunk that these samples complete.

        Args:
            samples: what follows on the samples of the last call, mono float32 at 16 kHz, shape (n,); what does not
                fill a chunk is kept for the next call.

        Returns:
            One probability a chunk; empty when no chunk was completed.
        """

    def reset(self) -> None:
        """Forget everything: what comes next does not follow on what came before."""
