"""The live loop on fed sound: how answers end, what is kept, what happens when voice, loudspeaker or engine fail."""

import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
import soundfile
from virtual_sound import festival
from vowels import AH, vowel

from voicecoach.audio.decode import decode
from voicecoach.audio.file_source import FileSource
from voicecoach.audio.types import SAMPLE_RATE, AudioBlock, Samples
from voicecoach.coach.prompts import Prompt
from voicecoach.engines.replay import ReplayEngine
from voicecoach.engines.types import Engine
from voicecoach.errors import ModelError, UnreadableInput, VoiceError
from voicecoach.session import Ending, Judged, Observer, Setting, rehearse
from voicecoach.speaker import Speaker, Spoken
from voicecoach.transcript.types import Turn, Word

PROMPT = Prompt("test", "tpm", "What would you build?")

GAP = np.zeros(SAMPLE_RATE, dtype=np.float32)


class ToneVoice:
    """A voice that hums for a tenth of a second a word."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.said: list[str] = []

    def render(self, text: str) -> Path:
        self.said.append(text)
        path = self._folder / f"tone{len(self.said)}.wav"
        at = np.arange(len(text.split()) * 2205) / 22_050
        soundfile.write(path, 0.3 * np.sin(2 * np.pi * 220 * at), 22_050)
        return path

    def close(self) -> None:
        pass


class NoVoice(ToneVoice):
    def render(self, text: str) -> Path:
        raise VoiceError("No voice can be had.")


class BreakingLater(ReplayEngine):
    """Writes down what it has, then breaks."""

    def transcribe(self, samples: Samples) -> tuple[Word, ...]:
        words = super().transcribe(samples)
        if not words:
            raise ModelError("The model broke.")
        return words


@dataclass
class Log:
    """What the loop told, in order."""

    events: list[str] = field(default_factory=list)
    judged: list[Judged] = field(default_factory=list)

    def observer(self) -> Observer:
        return Observer(
            coach_speaks=lambda text: self.events.append(f"coach: {text}"),
            listening=lambda: self.events.append("listening"),
            heard=lambda turn: self.events.append(f"heard: {spelled(turn)}" if turn.words else "hummed"),
            ended=lambda ending, _: self.events.append(f"ended: {ending.name}"),
            judged=self._judge,
            notice=lambda sentence: self.events.append(f"notice: {sentence}"),
        )

    def _judge(self, judged: Judged) -> None:
        self.judged.append(judged)
        self.events.append("judged")


def spelled(turn: Turn) -> str:
    return " ".join(word.text for word in turn.words)


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three spoken sentences, a second apart."""
    place = tmp_path_factory.mktemp("fed")
    texts = ("How many users do we have?", "I would use Kafka for the updates.", "I am done.")
    spoken = [decode(festival(text, place / f"{at}.wav")).samples for at, text in enumerate(texts)]
    soundfile.write(place / "fed.wav", np.concatenate([piece for one in spoken for piece in (one, GAP)]), SAMPLE_RATE)
    return place / "fed.wav"


class Interrupting(ToneVoice):
    """Ctrl-C while the feedback is being said."""

    def render(self, text: str) -> Path:
        if self.said:
            raise KeyboardInterrupt
        return super().render(text)


@dataclass
class Stage:
    """Everything a rehearsal needs but a candidate."""

    recording: Path
    folder: Path
    log: Log = field(default_factory=Log)
    notices: list[str] = field(default_factory=list)
    key: threading.Event = field(default_factory=threading.Event)

    def rehearse(self, engine: Engine, *, limit: float = 600, voice: ToneVoice | None = None) -> Spoken:
        with FileSource(self.recording, realtime=False) as source:
            speaker = Speaker(voice or ToneVoice(self.folder), None, self.notices.append)
            setting = Setting(PROMPT, source, engine, speaker, self.folder, limit, self.key)
            return rehearse(setting, self.log.observer())

    @property
    def judged(self) -> Judged:
        (judged,) = self.log.judged
        return judged


@pytest.fixture
def stage(recording: Path, tmp_path: Path) -> Stage:
    return Stage(recording, tmp_path)


def script(*texts: str) -> ReplayEngine:
    return ReplayEngine.from_texts(*texts)


def test_a_rehearsal_from_prompt_to_feedback(stage: Stage) -> None:
    stage.rehearse(script("How many users do we have?", "I would use Kafka for the updates."))
    advice = " ".join(stage.judged.feedback.sentences)
    events = stage.log.events
    assert events[:2] == ["coach: What would you build?", "listening"]
    assert [event for event in events if event.startswith("heard")] == [
        "heard: How many users do we have?",
        "heard: I would use Kafka for the updates.",
    ]
    assert events[-2:] == ["judged", f"coach: {advice}"]
    assert stage.judged.analysis.findings[0].code == "COST001"
    assert stage.judged.transcript.speakers == ("Coach", "You")


def test_times_are_those_of_the_recording_that_is_kept(stage: Stage) -> None:
    stage.rehearse(script("How many users do we have?", "I would use Kafka for the updates."))
    kept = decode(stage.folder / "answer.flac").samples
    assert len(kept) == soundfile.info(stage.recording).frames
    assert stage.judged.analysis.source.seconds == len(kept) / SAMPLE_RATE
    second = stage.judged.take.turns[1].words[0].start
    assert second is not None
    before, after = (kept[round((second + d) * SAMPLE_RATE) :][:8000] for d in (-0.6, 0.2))
    assert np.abs(after).max() > 20 * np.abs(before[:4000]).max()


def test_saying_done_ends_the_answer_and_is_no_part_of_it(stage: Stage) -> None:
    stage.rehearse(script("How many users do we have?", "I'm done.", "And one more thing."))
    assert [spelled(turn) for turn in stage.judged.take.turns] == ["How many users do we have?"]


class Slowly(FileSource):
    """A recording that waits for the recogniser after every block, as time does for one that keeps up."""

    def __next__(self) -> AudioBlock:
        time.sleep(0.002)
        return super().__next__()


def test_saying_done_stops_the_listening(stage: Stage) -> None:
    with Slowly(stage.recording, realtime=False) as source:
        speaker = Speaker(ToneVoice(stage.folder), None, stage.notices.append)
        engine = script("How many users do we have?", "I'm done.", "Never heard.")
        rehearse(Setting(PROMPT, source, engine, speaker, stage.folder, 600, stage.key), stage.log.observer())
    assert stage.judged.take.ending is Ending.SAID
    assert stage.judged.take.seconds < soundfile.info(stage.recording).duration


def test_the_key_stops_the_listening_and_what_was_begun_is_still_heard(stage: Stage) -> None:
    class PressedWhileHearing(ReplayEngine):
        def transcribe(self, samples: Samples) -> tuple[Word, ...]:
            stage.key.set()
            return super().transcribe(samples)

    with Slowly(stage.recording, realtime=False) as source:
        speaker = Speaker(ToneVoice(stage.folder), None, stage.notices.append)
        engine = PressedWhileHearing.from_texts("How many users do we have?", "And then.", "And so on.")
        rehearse(Setting(PROMPT, source, engine, speaker, stage.folder, 600, stage.key), stage.log.observer())
    assert stage.judged.take.ending is Ending.KEY
    assert stage.judged.take.seconds < soundfile.info(stage.recording).duration


def test_a_key_pressed_during_the_prompt_does_not_end_the_answer(stage: Stage) -> None:
    stage.key.set()
    stage.rehearse(script("How many users do we have?"))
    assert stage.judged.take.ending is Ending.SOURCE


def test_the_time_limit_ends_the_answer(stage: Stage) -> None:
    stage.rehearse(script("How many users do we have?", "I would use Kafka."), limit=2.5)
    assert stage.judged.take.ending is Ending.TIME
    assert len(stage.judged.take.turns) == 1
    assert 2.5 <= soundfile.info(stage.folder / "answer.flac").duration < 2.6


def test_the_coach_is_heard_in_files_where_there_is_no_loudspeaker(stage: Stage) -> None:
    voice = ToneVoice(stage.folder)
    spoken = stage.rehearse(script("How many users do we have?"), voice=voice)
    assert spoken == Spoken(stage.folder / "feedback.wav", heard=False)
    assert voice.said == [PROMPT.text, *stage.judged.feedback.sentences]
    assert soundfile.info(stage.folder / "feedback.wav").duration > 1


def test_without_a_voice_the_text_has_to_do_and_it_is_told_once(stage: Stage) -> None:
    spoken = stage.rehearse(script("How many users do we have?"), voice=NoVoice(stage.folder))
    assert spoken.file is None
    assert stage.notices == ["No voice can be had."]


def test_whoever_does_not_hear_the_feedback_out_loses_nothing(stage: Stage) -> None:
    with pytest.raises(KeyboardInterrupt):
        stage.rehearse(script("How many users do we have?"), voice=Interrupting(stage.folder))
    assert stage.judged.feedback.sentences


def test_an_answer_without_words_is_said_to_be_and_its_sound_kept(stage: Stage) -> None:
    with pytest.raises(UnreadableInput, match=r"answer\.flac"):
        stage.rehearse(script())
    assert (stage.folder / "answer.flac").exists()


def test_an_um_alone_is_told_and_kept_as_soon_as_it_is_heard(recording: Path, stage: Stage) -> None:
    spoken, rate = soundfile.read(recording, dtype="float32")
    stage.recording = stage.folder / "hummed.wav"
    soundfile.write(stage.recording, np.concatenate([spoken[: 2 * rate], GAP, vowel(0.6, AH), GAP]), rate)
    with pytest.raises(UnreadableInput, match="No words"):
        stage.rehearse(script())
    assert "hummed" in stage.log.events


def test_a_recogniser_that_breaks_ends_the_session_with_the_words_and_the_sound_kept(stage: Stage) -> None:
    with pytest.raises(ModelError, match="The model broke"):
        stage.rehearse(BreakingLater.from_texts("How many users do we have?"))
    assert "heard: How many users do we have?" in stage.log.events
    assert (stage.folder / "answer.flac").exists()
