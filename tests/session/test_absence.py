"""A microphone that goes away in mid-answer: the round waits, words keep their times, the silence is recorded."""

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile
from two_hours import Mute

from voicecoach.audio.file_source import FileSource
from voicecoach.audio.types import SAMPLE_RATE, AudioBlock, Loss, Samples, seconds
from voicecoach.coach.floor import Ending, Floor
from voicecoach.coach.prompts import Prompt
from voicecoach.engines.replay import ReplayEngine
from voicecoach.session.events import CoachSpeaks, Event, Gone, Heard, Judged, Level, Lost, Returned
from voicecoach.session.hearing import BACK
from voicecoach.session.rehearsal import rehearse
from voicecoach.session.setting import Setting
from voicecoach.session.speaker import Speaker

LEAVES = 2.0
"""Seconds of the recording after which the microphone goes: in the middle of the sentence."""

AWAY = 30.0

Told = Callable[[str], None]


class Vanishing(FileSource):
    """A recording that is away for a while, and stumbles a second after it is back."""

    def watch(self, lost: Told, back: Callable[[str, float], None]) -> None:
        self._lost, self._back = lost, back

    def __next__(self) -> AudioBlock:
        time.sleep(0.002)  # as time does for a recogniser that keeps up
        block = super().__next__()
        if not self.losses and seconds(block.start) >= LEAVES:
            self._lost("The microphone is gone.")
            self.losses = (Loss(seconds(block.start), AWAY, away=True),)
            self._back("Headset", AWAY)
        if len(self.losses) == 1 and seconds(block.start) >= LEAVES + 1:
            self.losses += (Loss(seconds(block.start) + AWAY, None, away=False),)
        return replace(block, start=block.start + round(AWAY * SAMPLE_RATE)) if self.losses else block


@pytest.fixture
def recording(tmp_path: Path, spoken: Samples) -> Path:
    """A sentence, then silence."""
    soundfile.write(tmp_path / "fed.wav", np.concatenate([spoken, np.zeros(2 * SAMPLE_RATE, np.float32)]), SAMPLE_RATE)
    return tmp_path / "fed.wav"


@pytest.fixture
def told(recording: Path, tmp_path: Path) -> list[Event]:
    """What happened in a rehearsal in which the microphone was away for longer than the whole round."""
    told = list[Event]()
    limit = soundfile.info(recording).duration + 5
    engine = ReplayEngine.from_texts("How many users do we", "have? I would use Kafka.")
    with Vanishing(recording, realtime=False) as source, Speaker(Mute(), None, lambda _: None) as speaker:
        rehearse(Setting(Prompt("test", "tpm", "What?"), source, engine, speaker, tmp_path, limit), told.append)
    return told


def only(told: list[Event], kind: type[Event]) -> Event:
    (event,) = (event for event in told if isinstance(event, kind))
    return event


def test_it_is_told_and_said(told: list[Event]) -> None:
    gone, back = only(told, Gone), only(told, Returned)
    assert isinstance(gone, Gone)
    assert gone.at == pytest.approx(LEAVES, abs=0.04)
    assert back == Returned(gone.at + AWAY, "Headset", AWAY)
    assert BACK in [event.text for event in told if isinstance(event, CoachSpeaks)]


def test_words_before_and_after_keep_their_times(told: list[Event]) -> None:
    first, second = (event.turn for event in told if isinstance(event, Heard))
    assert first.words[-1].end is not None
    assert second.words[0].start is not None
    assert first.words[-1].end <= LEAVES + 0.04
    assert second.words[0].start >= LEAVES + AWAY


def test_the_round_waits(told: list[Event], recording: Path) -> None:
    judged = only(told, Judged)
    assert isinstance(judged, Judged)
    duration = soundfile.info(recording).duration
    assert judged.take.ending is Ending.SOURCE
    assert judged.take.seconds == pytest.approx(duration + AWAY)
    assert [event.left for event in told if isinstance(event, Level)][-1] == pytest.approx(5, abs=0.2)


def test_the_silence_is_in_the_recording(told: list[Event], tmp_path: Path) -> None:
    kept, _ = soundfile.read(tmp_path / "answer.flac", dtype="float32")
    start, end = round((LEAVES + 0.04) * SAMPLE_RATE), round((LEAVES + AWAY) * SAMPLE_RATE)
    assert not kept[start:end].any()
    assert np.abs(kept[end:]).max() > 0.05


def test_every_loss_is_kept_with_its_time(told: list[Event]) -> None:
    judged = only(told, Judged)
    assert isinstance(judged, Judged)
    away, stumble = judged.take.losses
    assert (away.seconds, away.away) == (AWAY, True)
    assert only(told, Lost) == Lost(stumble.at, None)
    assert [event.lost for event in told if isinstance(event, Level)][-1] == 2


def test_silences_do_not_grow_while_nobody_can_be_heard() -> None:
    floor = Floor(60.0)
    floor.absent(30.0)
    assert floor.tick(39.0, speaking=False, settled=True) == ()
    assert floor.left(39.0) == 51.0
    assert floor.tick(40.5, speaking=False, settled=True) != ()
