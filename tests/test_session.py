"""The live loop on fed sound: how answers end, what is kept, what happens when voice, loudspeaker or engine fail."""

import threading
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
import soundfile
from virtual_sound import festival

from voicecoach.audio.decode import decode
from voicecoach.audio.file_source import FileSource
from voicecoach.audio.types import SAMPLE_RATE, Samples
from voicecoach.coach.prompts import Prompt
from voicecoach.engines.replay import ReplayEngine
from voicecoach.engines.types import Engine
from voicecoach.errors import ModelError, UnreadableInput, VoiceError
from voicecoach.session import Ending, Observer, Rehearsal, Setting, rehearse
from voicecoach.speaker import Speaker
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
        time = np.arange(len(text.split()) * 2205) / 22_050
        soundfile.write(path, 0.3 * np.sin(2 * np.pi * 220 * time), 22_050)
        return path

    def close(self) -> None:
        pass


class NoVoice(ToneVoice):
    def render(self, text: str) -> Path:
        raise VoiceError(f"No voice for {text[:4]}.")


class BrokenEngine(ReplayEngine):
    def transcribe(self, samples: Samples) -> tuple[Word, ...]:
        raise ModelError(f"The model broke on {len(samples)} samples.")


@dataclass
class Log:
    """What the loop told."""

    events: list[str] = field(default_factory=list)

    def observer(self) -> Observer:
        return Observer(
            coach_speaks=lambda text: self.events.append(f"coach: {text}"),
            listening=lambda: self.events.append("listening"),
            heard=lambda turn: self.events.append(f"heard: {spelled(turn)}"),
            ended=lambda ending, _: self.events.append(f"ended: {ending.name}"),
        )


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


@dataclass
class Stage:
    """Everything a rehearsal needs but a candidate."""

    recording: Path
    folder: Path
    log: Log = field(default_factory=Log)
    notices: list[str] = field(default_factory=list)
    key: threading.Event = field(default_factory=threading.Event)

    def rehearse(self, engine: Engine, *, limit: float = 600, voice: ToneVoice | None = None) -> Rehearsal:
        with FileSource(self.recording, realtime=False) as source:
            speaker = Speaker(voice or ToneVoice(self.folder), None, self.notices.append)
            setting = Setting(PROMPT, source, engine, speaker, self.folder, limit, self.key)
            return rehearse(setting, self.log.observer())


@pytest.fixture
def stage(recording: Path, tmp_path: Path) -> Stage:
    return Stage(recording, tmp_path)


def script(*texts: str) -> ReplayEngine:
    return ReplayEngine.from_texts(*texts)


def test_a_rehearsal_from_prompt_to_feedback(stage: Stage) -> None:
    rehearsal = stage.rehearse(script("How many users do we have?", "I would use Kafka for the updates."))
    assert stage.log.events[:4] == [
        "coach: What would you build?",
        "listening",
        "heard: How many users do we have?",
        "heard: I would use Kafka for the updates.",
    ]
    assert rehearsal.take.ending is Ending.SOURCE
    assert [finding.code for finding in rehearsal.analysis.findings] == ["COST001"]
    assert stage.log.events[-1] == "coach: " + " ".join(rehearsal.feedback.sentences)
    assert rehearsal.transcript.speakers == ("Coach", "You")


def test_times_are_those_of_the_recording_that_is_kept(stage: Stage) -> None:
    rehearsal = stage.rehearse(script("How many users do we have?", "I would use Kafka for the updates."))
    kept = decode(stage.folder / "answer.flac").samples
    assert len(kept) == soundfile.info(stage.recording).frames
    second = rehearsal.take.turns[1].words[0].start
    assert second is not None
    before, after = (kept[round((second + d) * SAMPLE_RATE) :][:8000] for d in (-0.6, 0.2))
    assert np.abs(after).max() > 20 * np.abs(before[:4000]).max()


def test_saying_done_ends_the_answer_and_is_no_part_of_it(stage: Stage) -> None:
    rehearsal = stage.rehearse(script("How many users do we have?", "I'm done.", "And one more thing."))
    assert [spelled(turn) for turn in rehearsal.take.turns] == ["How many users do we have?"]


def test_the_time_limit_ends_the_answer(stage: Stage) -> None:
    rehearsal = stage.rehearse(script("How many users do we have?", "I would use Kafka."), limit=2.5)
    assert rehearsal.take.ending is Ending.TIME
    assert len(rehearsal.take.turns) == 1
    assert 2.5 <= soundfile.info(stage.folder / "answer.flac").duration < 2.6


def test_the_key_ends_the_answer_and_what_was_begun_is_still_heard(stage: Stage) -> None:
    class KeyWhileSpeaking(ReplayEngine):
        def transcribe(self, samples: Samples) -> tuple[Word, ...]:
            stage.key.set()
            return super().transcribe(samples)

    rehearsal = stage.rehearse(KeyWhileSpeaking.from_texts("How many users do we have?", "And then.", "And so on."))
    assert rehearsal.take.ending in {Ending.KEY, Ending.SOURCE}
    assert spelled(rehearsal.take.turns[0]) == "How many users do we have?"


def test_the_coach_is_heard_in_files_where_there_is_no_loudspeaker(stage: Stage) -> None:
    voice = ToneVoice(stage.folder)
    rehearsal = stage.rehearse(script("How many users do we have?"), voice=voice)
    assert rehearsal.spoken.file == stage.folder / "feedback.wav"
    assert not rehearsal.spoken.heard
    assert voice.said == [PROMPT.text, *rehearsal.feedback.sentences]
    assert soundfile.info(stage.folder / "feedback.wav").duration > 1


def test_without_a_voice_the_text_has_to_do_and_it_is_told_once(stage: Stage) -> None:
    rehearsal = stage.rehearse(script("How many users do we have?"), voice=NoVoice(stage.folder))
    assert rehearsal.spoken.file is None
    assert stage.notices == ["No voice for What."]


def test_an_answer_without_words_is_said_to_be_and_its_sound_kept(stage: Stage) -> None:
    with pytest.raises(UnreadableInput, match=r"answer\.flac"):
        stage.rehearse(script())
    assert (stage.folder / "answer.flac").exists()


def test_a_recogniser_that_breaks_ends_the_session_with_its_sentence_and_the_sound_kept(stage: Stage) -> None:
    with pytest.raises(ModelError, match="The model broke"):
        stage.rehearse(BrokenEngine(()))
    assert (stage.folder / "answer.flac").exists()
