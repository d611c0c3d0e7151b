"""What every voice offers, so that the loop can speak with any of them."""

from pathlib import Path
from typing import Protocol


class Voice(Protocol):
    """Text to speech; used by one thread at a time."""

    def render(self, text: str) -> Path:
        """Speak into a sound file.

        Args:
            text: English sentences, not empty.

        Returns:
            A sound file; it lives until the voice is closed.

        Raises:
            VoiceError: there is no voice, or it hung; the text can still be shown.
        """

    def slow_down(self) -> None:
        """Speak what is rendered from now on more slowly; a voice that is slow already may stay as it is."""

    def close(self) -> None:
        """Let go of the voice and remove what it rendered."""
