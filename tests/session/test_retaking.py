"""A moment taken again in the live loop, on fed sound: what is played, heard, judged, kept and asked."""

import queue
import time
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
import soundfile
from virtual_sound import festival

from voicecoach.audio.decode import decode
from voicecoach.audio.file_source import FileSource
from voicecoach.audio.playback import Player
from voicecoach.audio.types import SAMPLE_RATE, AudioBlock, Samples
from voicecoach.cli.screen import Screen
from voicecoach.coach.commands import Command
from voicecoach.coach.feedback import Feedback
from voicecoach.coach.floor import Ending
from voicecoach.coach.prompts import Prompt
from voicecoach.coach.retold import Progress
from voicecoach.engines.replay import ReplayEngine
from voicecoach.session.events import CoachSpeaks, Ended, Event, Heard, Judged, Line, Notice, Retaken, Retaking
from voicecoach.session.log import EventLog
from voicecoach.session.rehearsal import Outcome, rehearse
from voicecoach.session.setting import Setting
from voicecoach.session.speaker import Speaker
from voicecoach.storage.folders import read_folder

PROMPT = Prompt("test", "tpm", "What would you build?")

KAFKA = "I would use Kafka for the updates."

VAGUE = "It is highly scalable and very robust."

BETTER = "I'd take a managed queue over Kafka because three people can run it, and it costs us replay."

FIRST = "Say details, again from there, next, or stop."

RATE = 8000


class Slowly(FileSource):
    """A recording that waits for the recogniser after every block, as time does for one that keeps up."""

    def __next__(self) -> AudioBlock:
        time.sleep(0.002)
        return super().__next__()


class Voice:
    """Hums as long as it takes to tell one sentence from another."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.said: list[str] = []

    def render(self, text: str) -> Path:
        self.said.append(text)
        path = self._folder / f"hum-{len(self.said)}.wav"
        soundfile.write(path, np.full(len(text) * 20, 0.1), RATE)
        return path

    def slow_down(self) -> None:
        pass

    def close(self) -> None:
        pass


class Loudspeaker(Player):
    """Takes no time, and remembers what it was given."""

    def __init__(self) -> None:
        super().__init__()
        self.played: list[tuple[Samples, int]] = []

    def play(self, sound: Path | Samples, rate: int = SAMPLE_RATE) -> bool:
        assert not isinstance(sound, Path)
        self.sounding.set()
        self.played.append((sound, rate))
        return True


@pytest.fixture(scope="module")
def phrase(tmp_path_factory: pytest.TempPathFactory) -> Samples:
    """A second and a half of speech; what was said in it is for the script to say."""
    return decode(festival("How many people will use this?", tmp_path_factory.mktemp("said") / "said.wav")).samples


class Stage:
    """A rehearsal in which one thing is said after the other, whatever comes in between."""

    def __init__(self, folder: Path, phrase: Samples) -> None:
        self.folder = folder
        self.phrase = phrase
        self.events: list[Event] = []
        self.keys: queue.SimpleQueue[str] = queue.SimpleQueue()
        self.voice = Voice(folder)
        self.loudspeaker = Loudspeaker()

    def rehearse(self, *texts: str) -> Outcome:
        gap = np.zeros(SAMPLE_RATE, np.float32)
        soundfile.write(self.folder / "fed.wav", np.concatenate([self.phrase, gap] * len(texts)), SAMPLE_RATE)
        with (
            Slowly(self.folder / "fed.wav", realtime=False) as source,
            Speaker(self.voice, self.loudspeaker, lambda _: None) as speaker,
        ):
            engine = ReplayEngine.from_texts(*texts)
            setting = Setting(PROMPT, source, engine, speaker, self.folder, 600, keys=self.keys, menu=True)
            return rehearse(setting, self.events.append)

    @property
    def menu(self) -> list[str]:
        """What the coach said after the feedback."""
        return [event.text for event in self.events if isinstance(event, CoachSpeaks) and event.line is Line.MENU]

    @property
    def retaken(self) -> list[Retaken]:
        return [event for event in self.events if isinstance(event, Retaken)]

    @property
    def feedback(self) -> Feedback:
        (judged,) = [event for event in self.events if isinstance(event, Judged)]
        return judged.feedback


@pytest.fixture
def stage(tmp_path: Path, phrase: Samples) -> Stage:
    return Stage(tmp_path, phrase)


def test_a_moment_is_played_taken_again_and_judged_alone(stage: Stage) -> None:
    outcome = stage.rehearse(KAFKA, "I'm done.", "Again from there.", BETTER, "I'm done.", "Stop.")
    assert outcome.then is Command.STOP
    assert stage.menu == [
        FIRST,
        "Here is what you said. Your turn.",
        "Better. Reason, alternative and cost, all there. Say next, or stop.",
    ]
    (retaken,) = stage.retaken
    assert retaken.retaking.text == KAFKA
    assert retaken.comparison.progress is Progress.MENDED
    assert retaken.take.ending is Ending.SAID
    assert [" ".join(word.text for word in turn.words) for turn in retaken.take.turns] == [BETTER]


def test_what_is_played_is_the_candidates_own_voice_between_the_coachs(stage: Stage, phrase: Samples) -> None:
    stage.rehearse(KAFKA, "I'm done.", "Again from there.", BETTER, "I'm done.", "Stop.")
    (own,) = [sound for sound, rate in stage.loudspeaker.played if rate == SAMPLE_RATE]
    assert np.abs(own).max() == pytest.approx(0.5, abs=0.01)
    length = min(len(own), len(phrase)) - SAMPLE_RATE // 4
    played, said = own[:length], phrase[:length]
    assert np.correlate(played, said, "full").max() > 0.9 * np.linalg.norm(played) * np.linalg.norm(said)
    hummed = (len("Here is what you said.") + len("Your turn.")) * 20 / RATE
    kept = soundfile.info(stage.folder / "retake-01-prompt.wav").duration
    assert kept == pytest.approx(hummed + len(own) / SAMPLE_RATE + 0.3, abs=0.3)


def test_a_retake_is_kept_beside_the_answer_and_changes_nothing_of_it(stage: Stage) -> None:
    stage.rehearse(KAFKA, "I'm done.", "Again from there.", BETTER, "I'm done.", "Stop.")
    assert sum(isinstance(event, Judged) for event in stage.events) == 1
    assert [event.ending for event in stage.events if isinstance(event, Ended)] == [Ending.SAID]
    (retaken,) = stage.retaken
    length = soundfile.info(stage.folder / "retake-01.flac").duration
    assert length == pytest.approx(retaken.take.seconds)
    assert retaken.analysis is not None
    assert retaken.analysis.source.path.endswith("retake-01.flac")
    assert soundfile.info(stage.folder / "answer.flac").duration < length + 4


def test_no_better_is_said_to_be_and_can_be_taken_once_more(stage: Stage) -> None:
    weak = "I would use Kafka again."
    stage.rehearse(
        KAFKA, "I'm done.", "Again from there.", weak, "I'm done.", "From there.", BETTER, "I'm done.", "Next."
    )
    assert stage.menu[2].startswith("Not yet: you never said what Kafka costs. Say: ")
    assert stage.menu[2].endswith("Say again from there, next, or stop.")
    assert [event.comparison.progress for event in stage.retaken] == [Progress.NOT_YET, Progress.MENDED]
    assert [event.number for event in stage.events if isinstance(event, Retaking)] == [1, 2]
    assert (stage.folder / "retake-02.flac").exists()


def test_a_time_picks_the_fix_that_is_nearest(stage: Stage) -> None:
    stage.rehearse(
        KAFKA, VAGUE, "I'm done.", "Again from two seconds.", "It takes nine thousand a second.", "I'm done.", "Stop."
    )
    assert {finding.code for finding in stage.feedback.fixes} == {"COST001", "VAGUE001"}
    (retaken,) = stage.retaken
    assert retaken.retaking.code == "VAGUE001"
    assert stage.menu[2] == "Better: the number is there. Say next, or stop."


def test_the_key_does_the_same_and_commands_within_a_retake_lead_out_of_it(stage: Stage) -> None:
    class Pressing(Voice):
        def render(self, text: str) -> Path:
            if text == FIRST:
                stage.keys.put("f")
            return super().render(text)

    stage.voice = Pressing(stage.folder)
    outcome = stage.rehearse(KAFKA, "I'm done.", "Skip this one.", "Again from there.", KAFKA, "Stop the session.")
    assert outcome.then is Command.STOP
    assert stage.menu[2:4] == ["Say again from there, next, or stop.", "Here is what you said. Your turn."]
    assert stage.retaken == []


def test_a_retake_is_found_in_the_history_of_the_session(stage: Stage, capsys: pytest.CaptureFixture[str]) -> None:
    stage.rehearse(KAFKA, "I'm done.", "Again from there.", BETTER, "I'm done.", "Stop.")
    screen = Screen(stage.folder, PROMPT)
    with EventLog(stage.folder / "events.jsonl", lambda: datetime.now(UTC)) as log:
        for event in stage.events:
            log(event)
            screen(event)
    first, second = read_folder(stage.folder).answers
    assert f"AGAIN {KAFKA}" in " ".join(capsys.readouterr().out.split())  # however wide the terminal is
    assert (first.ending, first.retaken_from) == (Ending.SAID, None)
    assert (second.number, second.sound, second.ending) == (2, "retake-01.flac", Ending.SAID)
    assert second.retaken_from == pytest.approx(stage.retaken[0].retaking.begin)
    assert BETTER in " ".join(word.text for turn in second.transcript.turns for word in turn.words)
    assert [finding["code"] for finding in second.judgements[0].document["findings"]] == []


def test_silence_is_no_attempt(stage: Stage) -> None:
    stage.rehearse(KAFKA, "I'm done.", "Again from there.", "I'm done.", "Next.")
    assert stage.menu[2] == "I heard no words. Say again from there, next, or stop."
    assert stage.retaken[0].analysis is None


def test_without_the_recording_the_voice_says_what_was_said(stage: Stage) -> None:
    class Losing(Voice):
        def render(self, text: str) -> Path:
            if text == FIRST:
                (stage.folder / "answer.flac").unlink()
            return super().render(text)

    stage.voice = Losing(stage.folder)
    stage.rehearse(KAFKA, "I'm done.", "Again from there.", BETTER, "I'm done.", "Stop.")
    assert KAFKA in stage.voice.said
    assert any(isinstance(event, Notice) and "answer.flac" in event.sentence for event in stage.events)
    assert stage.retaken[0].comparison.progress is Progress.MENDED


def test_what_is_heard_in_a_retake_is_told_after_what_was_played(stage: Stage) -> None:
    stage.rehearse(KAFKA, "I'm done.", "Again from there.", BETTER, "I'm done.", "Stop.")
    begun = next(at for at, event in enumerate(stage.events) if isinstance(event, Retaking))
    heard = [at for at, event in enumerate(stage.events) if isinstance(event, Heard)]
    assert [at > begun for at in heard] == [False, True]
