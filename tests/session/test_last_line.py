"""Into headphones too, what the coach says as the time is up is heard to its end, and the feedback follows it."""

import time
from pathlib import Path

import numpy as np
import soundfile
from virtual_sound import festival

from voicecoach.audio.decode import decode
from voicecoach.audio.file_source import FileSource
from voicecoach.audio.playback import Player
from voicecoach.audio.types import SAMPLE_RATE, AudioBlock, Samples
from voicecoach.coach.floor import Ending
from voicecoach.coach.prompts import Prompt
from voicecoach.engines.replay import ReplayEngine
from voicecoach.session.events import CoachSpeaks, Ended, Event, Line
from voicecoach.session.rehearsal import rehearse
from voicecoach.session.setting import Setting
from voicecoach.session.speaker import Speaker

PROMPT = Prompt("test", "tpm", "What would you build?", closing="That is the whole hour. Thank you.")


class Slowly(FileSource):
    """A recording that takes some time, though less than it lasts."""

    def __next__(self) -> AudioBlock:
        time.sleep(0.001)
        return super().__next__()


class Voice:
    """Hums, each text as loud as no other."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.texts: list[str] = []

    def render(self, text: str) -> Path:
        self.texts.append(text)
        path = self._folder / f"hum-{len(self.texts)}.wav"
        soundfile.write(path, np.full(8000, len(self.texts) / 100), 8000)
        return path

    def slow_down(self) -> None:
        pass

    def close(self) -> None:
        pass


class Loudspeaker(Player):
    """Every sound takes a fifth of a second; it knows which were heard to their end."""

    def __init__(self, voice: Voice) -> None:
        super().__init__()
        self._voice = voice
        self.heard: list[str] = []

    def play(self, sound: Path | Samples, rate: int = SAMPLE_RATE) -> bool:
        assert not isinstance(sound, Path)
        self._stop.clear()
        self.sounding.set()
        if self._stop.wait(0.2):
            return False
        self.heard.append(self._voice.texts[round(100 * float(np.abs(sound).max())) - 1])
        return True


def test_the_closing_is_heard_out(tmp_path: Path) -> None:
    said = decode(festival("How many people will use this?", tmp_path / "said.wav")).samples
    sound = np.zeros(90 * SAMPLE_RATE, np.float32)
    sound[40 * SAMPLE_RATE : 40 * SAMPLE_RATE + len(said)] = said
    soundfile.write(tmp_path / "answer.wav", sound, SAMPLE_RATE)
    voice = Voice(tmp_path)
    loudspeaker, events = Loudspeaker(voice), list[Event]()
    with (
        Slowly(tmp_path / "answer.wav", realtime=False) as source,
        Speaker(voice, loudspeaker, lambda _: None) as speaker,
    ):
        engine = ReplayEngine.from_texts("I would use Kafka.")
        rehearse(Setting(PROMPT, source, engine, speaker, tmp_path, 60, headphones=True), events.append)
    ended = next(event for event in events if isinstance(event, Ended))
    feedback = next(e.text for e in events if isinstance(e, CoachSpeaks) and e.line is Line.FEEDBACK)
    assert ended.ending is Ending.TIME
    heard = " ".join(loudspeaker.heard)
    assert heard.endswith(f"That is our time. Thank you. {feedback}")
