"""A recording in the microphone's place: at the pace of speech, and patient while the coach speaks."""

from pathlib import Path

import numpy as np
import pytest

from voicecoach.audio.file_source import FileSource
from voicecoach.audio.gate import Gate
from voicecoach.audio.types import Samples, seconds


class VirtualTime:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 100.0

    def clock(self) -> float:
        return self.now

    def sleep(self, duration: float) -> None:
        self.now += duration


def test_fast_feeding_gives_every_sample_in_microphone_blocks(spoken_wav: Path, spoken: Samples) -> None:
    with FileSource(spoken_wav, realtime=False) as source:
        blocks = list(source)
    assert np.array_equal(np.concatenate([block.samples for block in blocks]), spoken)
    assert len(blocks[0].samples) == 512


def test_real_time_feeding_takes_as_long_as_the_recording(spoken_wav: Path, spoken: Samples) -> None:
    time = VirtualTime()
    with FileSource(spoken_wav, clock=time.clock, sleep=time.sleep) as source:
        for block in source:
            assert time.now - 100 == pytest.approx(seconds(block.end))
    assert time.now - 100 == pytest.approx(seconds(len(spoken)))


def test_a_slow_reader_is_not_made_slower(spoken_wav: Path, spoken: Samples) -> None:
    time = VirtualTime()
    with FileSource(spoken_wav, clock=time.clock, sleep=time.sleep) as source:
        for _ in source:
            time.now += 0.02
    assert time.now - 100 == pytest.approx(seconds(len(spoken)) + 0.02)


def test_while_the_coach_speaks_the_recording_pauses_and_loses_nothing(spoken_wav: Path, spoken: Samples) -> None:
    time = VirtualTime()
    with FileSource(spoken_wav, clock=time.clock, sleep=time.sleep) as source:
        first = next(source)
        with Gate(source, lambda: None):
            time.now += 30.0
        rest = list(source)
    assert rest[0].start == first.end
    assert sum(len(block.samples) for block in (first, *rest)) == len(spoken)
    assert time.now - 100 == pytest.approx(30.0 + seconds(len(spoken)))


def test_the_gate_opens_again_after_a_fault_and_says_so(spoken_wav: Path) -> None:
    resumed = []
    with FileSource(spoken_wav, realtime=False) as source:
        with pytest.raises(RuntimeError), Gate(source, lambda: resumed.append(True)):
            raise RuntimeError("the voice broke")
        assert len(next(source).samples) == 512
    assert resumed == [True]


def test_a_closed_source_is_over(spoken_wav: Path) -> None:
    with FileSource(spoken_wav, realtime=False) as source:
        next(source)
    assert list(source) == []
