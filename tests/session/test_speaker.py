"""The coach's mouth: sentences rendered ahead and while others play, a stop that holds, faults told once."""

import threading
from pathlib import Path

import numpy as np
import pytest
import soundfile

from voicecoach.audio.playback import Player
from voicecoach.audio.types import SAMPLE_RATE, Samples
from voicecoach.errors import DeviceError, VoiceError
from voicecoach.session.speaker import KEPT, Speaker, Spoken


class Voice:
    """Notes what it renders; a word is a tenth of a second."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.rendered: list[str] = []
        self.broken = False
        self.slowed = False

    def render(self, text: str) -> Path:
        if self.broken:
            raise VoiceError("The voice is hoarse.")
        self.rendered.append(text)
        path = self.folder / f"{len(self.rendered)}.wav"
        soundfile.write(path, np.full(1600 * len(text.split()), 0.5), SAMPLE_RATE)
        return path

    def slow_down(self) -> None:
        self.slowed = True

    def close(self) -> None:
        pass


class Loudspeaker(Player):
    """Plays nothing, and waits in every sound until it is let go or stopped."""

    def __init__(self) -> None:
        super().__init__()
        self.played: list[float] = []
        self.peaks: list[float] = []
        self.playing = threading.Event()
        self.go = threading.Event()
        self.gone = False

    def play(self, sound: Path | Samples, rate: int = SAMPLE_RATE) -> bool:
        if self.gone:
            raise DeviceError("The loudspeaker is gone.")
        self.peaks.append(float(np.abs(sound).max()) if not isinstance(sound, Path) else 0)
        self.played.append(len(sound) / rate if not isinstance(sound, Path) else 0)
        self.playing.set()
        self._stop.clear()
        while not self.go.wait(0.005):
            if self._stop.is_set():
                return False
        return True


@pytest.fixture
def voice(tmp_path: Path) -> Voice:
    return Voice(tmp_path)


def test_sentences_follow_each_other_and_are_kept_in_one_file(voice: Voice, tmp_path: Path) -> None:
    player = Loudspeaker()
    player.go.set()
    with Speaker(voice, player, print) as speaker:
        assert speaker.say(["one two", "three"], tmp_path / "all.wav") == Spoken(tmp_path / "all.wav", True, 2)
    assert player.played == pytest.approx([0.5, 0.4])
    assert soundfile.info(tmp_path / "all.wav").duration == pytest.approx(0.6)


def test_the_next_sentence_is_rendered_while_the_first_is_heard(voice: Voice, tmp_path: Path) -> None:
    player = Loudspeaker()
    with Speaker(voice, player, print) as speaker:
        speech = speaker.start(["one", "two", "three"], tmp_path / "all.wav")
        assert player.playing.wait(5)
        while len(voice.rendered) < 3:
            threading.Event().wait(0.01)
        assert len(player.played) == 1
        player.go.set()
        assert speech.result(5).heard


def test_what_was_prepared_is_not_rendered_again(voice: Voice, tmp_path: Path) -> None:
    with Speaker(voice, None, print) as speaker:
        speaker.prepare(["one", "two"])
        assert speaker.say(["two", "one"], tmp_path / "all.wav") == Spoken(tmp_path / "all.wav", heard=False)
    assert voice.rendered == ["one", "two"]


def test_a_stop_silences_the_sentences_to_come_too(voice: Voice, tmp_path: Path) -> None:
    player = Loudspeaker()
    with Speaker(voice, player, print) as speaker:
        speech = speaker.start(["one", "two", "three"], tmp_path / "all.wav")
        assert player.playing.wait(5)
        speaker.stop()
        assert speech.result(5) == Spoken(tmp_path / "all.wav", heard=False)
        assert len(player.played) == 1
        player.go.set()
        assert speaker.say(["four"], tmp_path / "more.wav").heard


def test_faults_are_told_once_and_a_voice_that_recovers_is_used_again(voice: Voice, tmp_path: Path) -> None:
    told: list[str] = []
    player = Loudspeaker()
    player.gone = voice.broken = True
    with Speaker(voice, player, told.append) as speaker:
        for _ in range(2):
            assert speaker.say(["one"], tmp_path / "one.wav") == Spoken(None, heard=False)
        voice.broken = False
        for _ in range(2):
            assert speaker.say(["one", "two"], tmp_path / "one.wav") == Spoken(tmp_path / "one.wav", heard=False)
    assert told == ["The voice is hoarse.", "The loudspeaker is gone."]


def test_renderings_that_nobody_wanted_are_removed(voice: Voice, tmp_path: Path) -> None:
    with Speaker(voice, None, print) as speaker:
        speaker.prepare([f"word {at}" for at in range(KEPT + 5)])
        speaker.say(["that one"], tmp_path / "said.flac")
    assert not (tmp_path / "1.wav").exists()
    assert len(list(tmp_path.glob("*.wav"))) == KEPT


def test_louder_and_slower_hold_for_what_follows(voice: Voice, tmp_path: Path) -> None:
    player = Loudspeaker()
    player.go.set()
    with Speaker(voice, player, print) as speaker:
        speaker.say(["one"], tmp_path / "one.wav")
        speaker.louder()
        speaker.slower()
        speaker.say(["one"], tmp_path / "one.wav")
    assert voice.slowed
    assert voice.rendered == ["one", "one"]
    assert player.peaks == pytest.approx([0.5, 0.75], abs=0.01)
