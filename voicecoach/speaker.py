"""The coach's mouth: through the loudspeaker, into a file where there is none, silent where there is no voice."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from voicecoach.audio.playback import Player
from voicecoach.audio.sound_files import join
from voicecoach.errors import DeviceError, VoiceError
from voicecoach.speech.voice import Voice

Notice = Callable[[str], None]
"""Shows the user one sentence."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """What became of what the coach wanted to say."""

    file: Path | None
    """The speech as a WAV file; None when there was no voice."""
    heard: bool
    """True when it came out of the loudspeaker."""


class Speaker:
    """Owns the voice and the loudspeaker; nobody else plays anything.

    A missing voice or loudspeaker never stops a session: the first time it is told, then the text has to do.
    """

    def __init__(self, voice: Voice, player: Player | None, notice: Notice) -> None:
        """Take over a voice and a loudspeaker; without a player all speech goes to files alone."""
        self._voice: Voice | None = voice
        self._player = player
        self._notice = notice

    def say(self, sentences: Sequence[str], keep_as: Path) -> Spoken:
        """Speak, and return when the last word has been heard.

        Args:
            sentences: said in order, with a short pause between them.
            keep_as: the WAV file that keeps the speech.
        """
        if self._voice is None or not sentences:
            return Spoken(None, heard=False)
        try:
            join([self._voice.render(sentence) for sentence in sentences], keep_as)
        except VoiceError as fault:
            self._notice(str(fault))
            self._voice = None
            return Spoken(None, heard=False)
        return Spoken(keep_as, heard=self._play(keep_as))

    def _play(self, sound: Path) -> bool:
        if self._player is None:
            return False
        try:
            return self._player.play(sound)
        except DeviceError as fault:
            self._notice(str(fault))
            self._player = None
            return False
