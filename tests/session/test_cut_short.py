"""Rehearsals into headphones, in the time of a recording: who may say what to its end, and what becomes of the rest."""

import math
import re
import time
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pytest
import soundfile
from virtual_sound import festival

from voicecoach.audio.decode import decode
from voicecoach.audio.file_source import FileSource
from voicecoach.audio.playback import Player
from voicecoach.audio.types import SAMPLE_RATE, AudioBlock, Samples, seconds
from voicecoach.coach.commands import Command
from voicecoach.coach.prompts import Prompt
from voicecoach.engines.replay import ReplayEngine
from voicecoach.session.events import CoachSpeaks, CutShort, Event, Heard, Ignored, Judged, Ordered
from voicecoach.session.rehearsal import Outcome, rehearse
from voicecoach.session.setting import Setting
from voicecoach.session.speaker import Speaker

PROMPT = Prompt("test", "tpm", "Some words come first. What would you build, and for how many people in the world?")

WORD = 0.5
"""Seconds a word: a coach slow enough to be cut short."""

RATE = 8000


class Clock(FileSource):
    """A recording whose place is the time; slow enough for a recogniser to keep up."""

    now = 0.0

    def __enter__(self) -> "Clock":
        return self

    def __next__(self) -> AudioBlock:
        time.sleep(0.002)
        try:
            block = super().__next__()
        except StopIteration:
            self.now = math.inf
            raise
        self.now = seconds(block.end)
        return block


class Loudspeaker(Player):
    """A sound takes as long as it lasts, in the time of the recording."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock

    def play(self, sound: Path | Samples, rate: int = SAMPLE_RATE) -> bool:
        assert not isinstance(sound, Path)
        self._stop.clear()
        self.sounding.set()
        end = self._clock.now + len(sound) / rate
        while self._clock.now < end and not self._stop.is_set():
            time.sleep(0.0005)
        return not self._stop.is_set()


class Voice:
    """Hums, half a second a word."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._said = 0

    def render(self, text: str) -> Path:
        self._said += 1
        path = self._folder / f"hum-{self._said}.wav"
        soundfile.write(path, np.full(round(len(text.split()) * WORD * RATE), 0.1), RATE)
        return path

    def slow_down(self) -> None:
        pass

    def close(self) -> None:
        pass


@pytest.fixture(scope="module")
def phrase(tmp_path_factory: pytest.TempPathFactory) -> Samples:
    """A second and a half of speech; what was said in it is for the script to say."""
    return decode(festival("How many people will use this?", tmp_path_factory.mktemp("said") / "said.wav")).samples


class Stage:
    """A rehearsal whose candidate speaks at given seconds."""

    def __init__(self, folder: Path, phrase: Samples) -> None:
        self.folder = folder
        self.phrase = phrase
        self.events: list[Event] = []

    def rehearse(self, script: dict[float, str], *, twice: Iterable[str] = (), length: float) -> Outcome:
        """Hold it.

        Args:
            script: what is said, by the second it begins.
            twice: what is written down twice, because the answer begins with it.
            length: seconds of the recording.
        """
        sound = np.zeros(round(length * SAMPLE_RATE), np.float32)
        for at in script:
            start = round(at * SAMPLE_RATE)
            sound[start : start + len(self.phrase)] = self.phrase
        soundfile.write(self.folder / "said.wav", sound, SAMPLE_RATE)
        texts = [text for said in script.values() for text in ([said, said] if said in twice else [said])]
        with (
            Clock(self.folder / "said.wav", realtime=False) as clock,
            Speaker(Voice(self.folder), Loudspeaker(clock), lambda _: None) as speaker,
        ):
            engine = ReplayEngine.from_texts(*texts)
            setting = Setting(PROMPT, clock, engine, speaker, self.folder, 600, menu=True, headphones=True)
            return rehearse(setting, self.events.append)

    @property
    def play(self) -> list[str]:
        """What happened, as a play."""
        lines: list[str] = []
        for event in self.events:
            match event:
                case CoachSpeaks(text, line):
                    said = re.sub(r"again from [a-z -]+,", "again from there,", text)
                    lines.append(f"coach: {said}" if line != "feedback" else "coach: feedback")
                case CutShort(move):
                    lines.append(f"({move})")
                case Heard(turn):
                    lines.append(f"you: {' '.join(word.text for word in turn.words)}")
                case Ignored(text):
                    lines.append(f"ignored: {text}")
                case Ordered(command):
                    lines.append(f"ordered: {command}")
                case Judged():
                    self.judged = event
                case _:
                    pass
        return lines


@pytest.fixture
def stage(tmp_path: Path, phrase: Samples) -> Stage:
    return Stage(tmp_path, phrase)


ASKED = f"coach: {PROMPT.text}"
MENU = "coach: Say details, again from there, next, or stop."


def test_a_question_cut_short_is_answered_from_the_first_word(stage: Stage) -> None:
    stage.rehearse({3.0: "How many users?", 6.0: "I would use Kafka."}, twice=["How many users?"], length=9)
    assert stage.play[:5] == [ASKED, "(stop)", "(yield)", "you: How many users?", "you: I would use Kafka."]
    first = stage.judged.take.turns[0].words[0].start
    assert first is not None
    assert first < 0.5
    kept = decode(stage.folder / "answer.flac").samples
    assert np.abs(kept[: SAMPLE_RATE // 2]).max() > 0.05
    assert kept == pytest.approx(decode(stage.folder / "said.wav").samples[-len(kept) :], abs=1e-3)
    assert stage.judged.take.seconds == pytest.approx(6.3, abs=0.3)


def test_a_question_that_only_seemed_to_be_cut_short_goes_on_to_its_end(stage: Stage) -> None:
    script = {3.0: "Okay, right.", 6.0: "", 20.0: "I would use Kafka.", 23.0: "I'm done."}
    stage.rehearse(script, length=26)
    said = [ASKED, "(stop)", "ignored: Okay, right.", "(go on)", "(stop)", "(go on)", "you: I would use Kafka."]
    assert stage.play[: len(said)] == said
    start = stage.judged.take.turns[0].words[0].start
    assert start is not None
    assert start < 10  # the answer begins where the question ends


def test_what_the_coach_says_in_between_can_be_cut_short_too(stage: Stage) -> None:
    script = {15.0: "What can I say?", 20.0: "I would use Kafka.", 26.0: "How much time is left?"}
    stage.rehearse(script, length=31)
    assert stage.play[1].startswith('coach: You can say: "')
    assert stage.play[2:6] == ["(stop)", "(yield)", "you: I would use Kafka.", "coach: Nine minutes left."]


def test_words_that_are_no_command_stop_the_feedback_and_lead_to_the_menu(stage: Stage) -> None:
    script = {15.0: "I would use Kafka.", 18.0: "I'm done.", 22.0: "And what about the cost?", 26.0: "Next."}
    outcome = stage.rehearse(script, length=60)
    after = stage.play[stage.play.index("coach: feedback") :]
    assert after[1:5] == ["(stop)", "(yield)", "ignored: And what about the cost?", MENU]
    assert after[-1] == "ordered: next"
    assert outcome.then is Command.NEXT
    assert outcome.feedback is not None
    assert not outcome.feedback.heard


def test_a_command_does_at_once_what_the_menu_would_do(stage: Stage) -> None:
    script = {15.0: "I would use Kafka.", 18.0: "I'm done.", 22.0: "Stop the session."}
    outcome = stage.rehearse(script, length=60)
    after = stage.play[stage.play.index("coach: feedback") :]
    assert after[1:] == ["(stop)", "(yield)", "ordered: stop"]
    assert outcome.then is Command.STOP


def test_a_moment_is_taken_again_into_what_is_played_of_it(stage: Stage) -> None:
    better = "I'd take a queue over Kafka because three people can run it, and it costs us replay."
    script = {15.0: "I would use Kafka.", 18.0: "I'm done.", 22.0: "Again from there.", 27.0: better, 31.0: "I'm done."}
    stage.rehearse({**script, 45.0: "Stop."}, twice=[better], length=60)
    after = stage.play[stage.play.index("ordered: retake") + 1 :]
    cut = ["coach: Here is what you said. Your turn.", "(stop)", "(yield)", f"you: {better}"]
    assert after[:4] == cut
    assert after[4] == "coach: Better. Reason, alternative and cost, all there. Say next, or stop."
    assert np.abs(decode(stage.folder / "retake-01.flac").samples[: SAMPLE_RATE // 2]).max() > 0.05


def test_feedback_that_nobody_cuts_short_is_heard_and_the_menu_follows(stage: Stage) -> None:
    outcome = stage.rehearse({15.0: "I would use Kafka.", 18.0: "I'm done."}, length=60)
    assert outcome.feedback is not None
    assert outcome.feedback.heard
    assert stage.play[stage.play.index("coach: feedback") + 1] == MENU
