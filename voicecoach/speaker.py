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
    """The speech as a WAV file; None when there was no voice, or no room for it."""
    heard: bool
    """True when it came out of the loudspeaker."""


class Speaker:
    """Owns the voice and the loudspeaker; nobody else plays anything.

    A missing voice or loudspeaker never stops a session: it is told, each fault once, and the text has to do.
    """

    def __init__(self, voice: Voice, player: Player | None, notice: Notice) -> None:
        """Take over a voice and a loudspeaker; without a player all speech goes to files alone."""
        self._voice = voice
        self._player = player
        self._notice = notice
        self._told: set[str] = set()

    def say(self, sentences: Sequence[str], keep_as: Path) -> Spoken:
        """Speak, and return when the last word has been heard.

        Args:
            sentences: said in order, with a short pause between them.
            keep_as: the WAV file that keeps the speech.
        """
        try:
            join([self._voice.render(sentence) for sentence in sentences], keep_as)
        except (VoiceError, DeviceError) as fault:
            self._tell(fault)
            return Spoken(None, heard=False)
        return Spoken(keep_as, heard=self._play(keep_as))

    def _play(self, sound: Path) -> bool:
        if self._player is None:
            return False
        try:
            return self._player.play(sound)
        except DeviceError as fault:
            self._tell(fault)
            return False

    def _tell(self, fault: VoiceError | DeviceError) -> None:
        if str(fault) not in self._told:
            self._told.add(str(fault))
            self._notice(str(fault))
