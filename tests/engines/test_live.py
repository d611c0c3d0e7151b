"""The incremental worker: everything in order, early words for expected utterances, faults told, nothing lost."""

import threading
from dataclasses import dataclass, field

import numpy as np
import pytest

from voicecoach.audio.types import SAMPLE_RATE, Samples
from voicecoach.engines.live import LiveTranscriber
from voicecoach.engines.types import EngineInfo
from voicecoach.errors import ModelError
from voicecoach.transcript.types import Turn, Word

SECOND = SAMPLE_RATE


@dataclass
class Slow:
    """A recogniser that hears the second at which an utterance starts, and waits to be let through."""

    go: threading.Event = field(default_factory=threading.Event)
    heard: list[int] = field(default_factory=list)
    busy: threading.Event = field(default_factory=threading.Event)

    info = EngineInfo("test", "test", verbatim=True, offline_fallback=False)

    def transcribe(self, samples: Samples) -> tuple[Word, ...]:
        self.busy.set()
        assert self.go.wait(10)
        second = round(float(samples[0]))
        self.heard.append(second)
        if second == 13:
            raise ModelError("The recogniser broke: try another.")
        return (Word(str(second), 0.0, 0.5),)


def sound(start: int, end: int) -> Samples:
    """A second that starts at the fifth second is full of fives."""
    return np.full(end - start, start / SECOND, np.float32)


def stretch(second: int, length: int = 1) -> tuple[int, int]:
    return second * SECOND, (second + length) * SECOND


def said(turns: list[Turn]) -> list[str]:
    return [word.text for turn in turns for word in turn.words]


@pytest.fixture
def slow() -> Slow:
    return Slow()


@pytest.fixture
def worker(slow: Slow) -> LiveTranscriber:
    return LiveTranscriber(slow, sound)


def test_order_and_times_are_kept(slow: Slow, worker: LiveTranscriber) -> None:
    slow.go.set()
    for second in (1, 5, 9):
        worker.submit(*stretch(second))
    worker.drain()
    turns = list(worker.written())
    assert said(turns) == ["1", "5", "9"]
    assert [turn.words[0].start for turn in turns] == [1.0, 5.0, 9.0]


def test_it_says_how_far_behind_it_is(slow: Slow, worker: LiveTranscriber) -> None:
    worker.submit(*stretch(1))
    worker.submit(*stretch(5, 3))
    assert (worker.backlog, worker.behind) == (2, 4.0)
    slow.go.set()
    worker.drain()
    assert (worker.backlog, worker.behind) == (0, 0.0)


def test_an_expected_utterance_is_written_down_once(slow: Slow, worker: LiveTranscriber) -> None:
    slow.go.set()
    worker.expect(*stretch(2))
    while not slow.heard:
        slow.busy.wait(0.01)
    worker.submit(*stretch(2))
    worker.drain()
    assert slow.heard == [2]
    assert said(list(worker.written())) == ["2"]


def test_a_wrong_guess_is_thrown_away(slow: Slow, worker: LiveTranscriber) -> None:
    worker.expect(*stretch(2))
    assert slow.busy.wait(10)
    worker.submit(*stretch(2, 4))
    slow.go.set()
    worker.drain()
    assert said(list(worker.written())) == ["2"]
    assert slow.heard == [2, 2]


def test_what_is_certain_goes_before_what_is_guessed(slow: Slow, worker: LiveTranscriber) -> None:
    worker.submit(*stretch(1))
    assert slow.busy.wait(10)
    worker.expect(*stretch(7))
    worker.submit(*stretch(3))
    slow.go.set()
    worker.drain()
    assert slow.heard[:2] == [1, 3]
    assert said(list(worker.written())) == ["1", "3"]


def test_a_fault_is_told_after_what_was_heard_before_it(slow: Slow, worker: LiveTranscriber) -> None:
    slow.go.set()
    worker.submit(*stretch(1))
    worker.submit(*stretch(13))
    worker.drain()
    turns: list[Turn] = []
    with pytest.raises(ModelError):
        turns.extend(worker.written())
    assert said(turns) == ["1"]
    assert worker.backlog == 1


def test_closing_drops_what_waits_and_can_be_done_twice(slow: Slow, worker: LiveTranscriber) -> None:
    worker.submit(*stretch(1))
    assert slow.busy.wait(10)
    worker.submit(*stretch(3))
    slow.go.set()
    worker.close()
    worker.close()
    assert 3 not in slow.heard[1:]
