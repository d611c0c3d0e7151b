"""Long utterances of the live loop: cut at a breath without becoming commands, and cut off by a key without loss."""

import queue
import time
from pathlib import Path

import numpy as np
import pytest
import soundfile
from virtual_sound import festival

from voicecoach.audio.decode import decode
from voicecoach.audio.file_source import FileSource
from voicecoach.audio.types import SAMPLE_RATE, AudioBlock, Samples
from voicecoach.coach.floor import Ending
from voicecoach.coach.prompts import Prompt
from voicecoach.endpointing.settings import LIVE
from voicecoach.engines.replay import ReplayEngine
from voicecoach.session.events import CoachSpeaks, Ended, Event, Heard, Judged
from voicecoach.session.judging import CLOSING
from voicecoach.session.rehearsal import rehearse
from voicecoach.session.setting import Setting
from voicecoach.session.speaker import Speaker
from voicecoach.transcript.types import Word

BREATHLESS = (
    "so the coordinator keeps the state of every job in one table and the workers ask it for work and when a worker "
    "has not been heard of for a while its job goes back into the table and another worker takes it until"
)

PRESSED = 6.0
"""Seconds at which the key is pressed, in the middle of it."""


class Humming:
    """A voice for those who do not listen."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def render(self, text: str) -> Path:
        path = self._folder / f"{abs(hash(text))}.wav"
        soundfile.write(path, np.full(800, 0.1), SAMPLE_RATE)
        return path

    def slow_down(self) -> None:
        pass

    def close(self) -> None:
        pass


class Fed(FileSource):
    """A recording that waits for the recogniser after every block, and at which a key may be pressed."""

    def __init__(self, path: Path, keys: "queue.SimpleQueue[str]", pressed: float | None = None) -> None:
        super().__init__(path, realtime=False)
        self._keys = keys
        self._pressed = pressed

    def __next__(self) -> AudioBlock:
        time.sleep(0.002)
        block = super().__next__()
        if self._pressed is not None and block.end >= self._pressed * SAMPLE_RATE:
            self._keys.put("enter")
            self._pressed = None
        return block


class Sized(ReplayEngine):
    """Notes how many seconds each piece of sound had that it was given."""

    def __init__(self, *texts: str) -> None:
        super().__init__(tuple(Word(text) for text in line.split()) for line in texts)
        self.sizes: list[float] = []

    def transcribe(self, samples: Samples) -> tuple[Word, ...]:
        self.sizes.append(len(samples) / SAMPLE_RATE)
        return super().transcribe(samples)


def spoken(text: str, file: Path) -> Samples:
    """Without the silence that the voice puts around it."""
    samples = decode(festival(text, file)).samples
    loud = np.flatnonzero(np.abs(samples) > 0.01)
    return samples[loud[0] : loud[-1] + 1]


@pytest.fixture(scope="module")
def breathless(tmp_path_factory: pytest.TempPathFactory) -> Samples:
    """Some twelve seconds without a pause."""
    return spoken(BREATHLESS, tmp_path_factory.mktemp("breathless") / "said.wav")


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Samples:
    return spoken("I am done.", tmp_path_factory.mktemp("done") / "said.wav")


def silence(length: float) -> Samples:
    return np.zeros(round(length * SAMPLE_RATE), np.float32)


def rehearsed(folder: Path, engine: ReplayEngine, *sounds: Samples, pressed: float | None = None) -> list[Event]:
    """Hold a rehearsal on these sounds, one after the other, and give what happened."""
    events: list[Event] = []
    keys: queue.SimpleQueue[str] = queue.SimpleQueue()
    soundfile.write(folder / "fed.wav", np.concatenate(sounds), SAMPLE_RATE)
    with Fed(folder / "fed.wav", keys, pressed) as source, Speaker(Humming(folder), None, print) as speaker:
        prompt = Prompt("test", "tpm", "What would you build?")
        rehearse(Setting(prompt, source, engine, speaker, folder, 600.0, keys=keys), events.append)
    return events


def kept(events: list[Event]) -> list[str]:
    return [" ".join(word.text for word in event.turn.words) for event in events if isinstance(event, Heard)]


def test_done_in_the_breath_of_a_long_sentence_is_a_word_of_it(
    breathless: Samples, done: Samples, tmp_path: Path
) -> None:
    engine = Sized(BREATHLESS, "I am done", "I am done")
    sounds = (breathless, silence(0.42), done, silence(1.5), done, silence(2))
    events = rehearsed(tmp_path, engine, *sounds)
    assert kept(events) == [BREATHLESS, "I am done"]
    assert [event.ending for event in events if isinstance(event, Ended)] == [Ending.SAID]


def test_a_key_in_the_middle_is_answered_before_the_last_words_are_written_down(
    breathless: Samples, tmp_path: Path
) -> None:
    events = rehearsed(tmp_path, Sized("we begin with", "and then"), breathless, silence(1), pressed=PRESSED)
    happened = [type(event) for event in events if isinstance(event, Ended | CoachSpeaks | Heard | Judged)]
    assert happened == [CoachSpeaks, Ended, CoachSpeaks, Heard, Judged, CoachSpeaks]
    assert [event.text for event in events if isinstance(event, CoachSpeaks)][1] == CLOSING[Ending.KEY]
    assert kept(events) == ["we begin with"]


def test_no_more_than_fifteen_seconds_are_ever_left_to_write_down(breathless: Samples, tmp_path: Path) -> None:
    engine = Sized("first", "second", "third")
    rehearsed(
        tmp_path, engine, breathless, breathless, breathless, silence(1), pressed=2.8 * len(breathless) / SAMPLE_RATE
    )
    assert len(engine.sizes) >= 3
    assert max(engine.sizes) <= LIVE.max_utterance
