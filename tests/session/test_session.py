"""The live loop on fed sound: how answers end, what is kept, what happens when voice, loudspeaker or engine fail."""

import queue
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
from voicecoach.coach.commands import Command
from voicecoach.coach.floor import Ending
from voicecoach.coach.prompts import Prompt
from voicecoach.engines.replay import ReplayEngine
from voicecoach.engines.types import Engine
from voicecoach.errors import ModelError, UnreadableInput, VoiceError
from voicecoach.session.events import (
    CoachSpeaks,
    Ended,
    Event,
    Growing,
    Heard,
    Ignored,
    Judged,
    Level,
    Listening,
    Notice,
    Ordered,
)
from voicecoach.session.judging import FIXED
from voicecoach.session.rehearsal import Outcome, rehearse
from voicecoach.session.setting import Setting
from voicecoach.session.speaker import Speaker, Spoken
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

    def slow_down(self) -> None:
        pass

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
    others: list[Event] = field(default_factory=list)

    def __call__(self, event: Event) -> None:
        match event:
            case CoachSpeaks(text):
                self.events.append(f"coach: {text}")
            case Listening():
                self.events.append("listening")
            case Heard(turn):
                self.events.append(f"heard: {spelled(turn)}" if turn.words else "hummed")
            case Ended(ending):
                self.events.append(f"ended: {ending.name}")
            case Judged():
                self.judged.append(event)
                self.events.append("judged")
            case Notice(sentence):
                self.events.append(f"notice: {sentence}")
            case Level() | Growing() | Ordered() | Ignored():
                self.others.append(event)


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
    keys: "queue.SimpleQueue[str]" = field(default_factory=queue.SimpleQueue)

    def rehearse(
        self,
        engine: Engine,
        *,
        limit: float = 600,
        voice: ToneVoice | None = None,
        source: type[FileSource] = FileSource,
        menu: bool = False,
    ) -> Outcome:
        with (
            source(self.recording, realtime=False) as opened,
            Speaker(voice or ToneVoice(self.folder), None, self.notices.append) as speaker,
        ):
            setting = Setting(PROMPT, opened, engine, speaker, self.folder, limit, keys=self.keys, menu=menu)
            return rehearse(setting, self.log)

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
    stage.rehearse(script("How many users do we have?", "I'm done.", "Never heard."), source=Slowly)
    assert stage.judged.take.ending is Ending.SAID
    assert stage.judged.take.seconds < soundfile.info(stage.recording).duration


def test_the_key_stops_the_listening_and_what_was_begun_is_still_heard(stage: Stage) -> None:
    class PressedWhileHearing(ReplayEngine):
        def transcribe(self, samples: Samples) -> tuple[Word, ...]:
            stage.keys.put("enter")
            return super().transcribe(samples)

    stage.rehearse(PressedWhileHearing.from_texts("How many users do we have?", "And then.", "So on."), source=Slowly)
    assert stage.judged.take.ending is Ending.KEY
    assert stage.judged.take.seconds < soundfile.info(stage.recording).duration


def test_a_key_pressed_during_the_prompt_does_not_end_the_answer(stage: Stage) -> None:
    stage.keys.put("enter")
    stage.rehearse(script("How many users do we have?"))
    assert stage.judged.take.ending is Ending.SOURCE


def test_the_time_limit_ends_the_answer_in_the_pause_after_it(stage: Stage) -> None:
    stage.rehearse(script("How many users do we have?", "I would use Kafka."), limit=2.5)
    assert stage.judged.take.ending is Ending.TIME
    assert [turn.speaker for turn in stage.judged.take.turns] == ["You", "Coach"]
    assert 2.5 <= soundfile.info(stage.folder / "answer.flac").duration < 3.0


def test_the_coach_is_heard_in_files_where_there_is_no_loudspeaker(stage: Stage) -> None:
    voice = ToneVoice(stage.folder)
    outcome = stage.rehearse(script("How many users do we have?"), voice=voice)
    assert outcome.feedback == Spoken(stage.folder / "feedback.wav", heard=False)
    assert [text for text in voice.said if text not in FIXED] == [PROMPT.text, *stage.judged.feedback.sentences]
    assert soundfile.info(stage.folder / "feedback.wav").duration > 1


def test_without_a_voice_the_text_has_to_do_and_it_is_told_once(stage: Stage) -> None:
    outcome = stage.rehearse(script("How many users do we have?"), voice=NoVoice(stage.folder))
    assert outcome == Outcome(Spoken(None, heard=False), Command.STOP)
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


def test_what_was_heard_is_judged_while_the_answer_goes_on(stage: Stage) -> None:
    stage.rehearse(script("How many users do we have?", "I would use Kafka for the updates."), source=Slowly)
    kinds = [event.kinds for event in stage.log.others if isinstance(event, Growing)]
    assert "scoping-question" in kinds[0]
    assert "choice" in kinds[-1]
    assert any(isinstance(event, Level) and event.rms > 0.01 for event in stage.log.others)


def test_a_spoken_order_is_carried_out_and_is_no_part_of_the_answer(stage: Stage) -> None:
    stage.rehearse(script("How many users do we have?", "How much time is left?", "I'd use Kafka."), source=Slowly)
    assert "coach: Nine minutes left." in stage.log.events
    assert [spelled(turn) for turn in stage.judged.take.turns if turn.speaker == "You"] == [
        "How many users do we have?",
        "I'd use Kafka.",
    ]
    assert (stage.folder / "aside-01.wav").exists()


def test_the_question_can_be_asked_for_again(stage: Stage) -> None:
    stage.rehearse(script("Could you repeat the question, please?", "I'd use Kafka."), source=Slowly)
    assert stage.log.events.count("coach: What would you build?") == 2


def test_the_coach_hearing_itself_is_thrown_away(stage: Stage) -> None:
    stage.rehearse(script("Could you repeat the question?", "What would you build", "I'd use Kafka."), source=Slowly)
    assert [spelled(turn) for turn in stage.judged.take.turns if turn.speaker == "You"] == ["I'd use Kafka."]
    assert any(isinstance(event, Ignored) for event in stage.log.others)


def test_a_question_that_is_left_is_kept_without_feedback(stage: Stage) -> None:
    outcome = stage.rehearse(script("How many users do we have?", "Skip this question."), source=Slowly)
    assert outcome == Outcome(None, Command.NEXT)
    assert stage.judged.take.ending is Ending.LEFT
    assert stage.judged.analysis.signals
    assert not (stage.folder / "feedback.wav").exists()


def test_nothing_said_in_a_pause_is_kept(stage: Stage) -> None:
    texts = ("How many users do we have?", "Pause the session.", "Private matters.")
    stage.rehearse(script(*texts), source=Slowly)
    assert [spelled(turn) for turn in stage.judged.take.turns if turn.speaker == "You"] == [texts[0]]
    sound = decode(stage.folder / "answer.flac").samples
    assert len(sound) < soundfile.info(stage.recording).frames - SAMPLE_RATE


def test_after_the_feedback_the_candidate_says_what_next(stage: Stage) -> None:
    engine = script("How many users do we have?", "I'm done.", "details")
    outcome = stage.rehearse(engine, source=Slowly, menu=True)
    assert outcome.then is Command.STOP  # the recording is over
    menu = [event for event in stage.log.events if event.startswith("coach: ")][2:]
    assert menu[0] == "coach: Say details, again, next, or stop."
    assert len(menu) >= 2
