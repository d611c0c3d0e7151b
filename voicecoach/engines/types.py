"""What every recogniser offers, so that the live loop and the file path can use any of them."""

from dataclasses import dataclass
from typing import Protocol

from voicecoach.audio.types import Samples
from voicecoach.transcript.types import Word


@dataclass(frozen=True, slots=True)
class EngineInfo:
    """Which recogniser wrote a transcript, as reports and JSON name it."""

    name: str
    """`faster-whisper`, `pocketsphinx` or `replay`."""
    model: str
    """Model name or directory."""
    verbatim: bool
    """True when um and uh are written down; Whisper leaves most of them out."""
    offline_fallback: bool
    """True when this engine stood in because no Whisper model could be had: words are doubtful."""


class Engine(Protocol):
    """Speech to text for one utterance at a time; not safe to call from two threads at once."""

    @property
    def info(self) -> EngineInfo:
        """Which recogniser this is."""

    def transcribe(self, samples: Samples) -> tuple[Word, ...]:
        """Write down one utterance of at most 30 s.

        Args:
            samples: mono float32 at 16 kHz, shape (n,).

        Returns:
            The words, timed in seconds from the first sample; empty when nothing was said.
        """
