"""Listening live gives the same utterances, with their sound, as cutting the whole recording."""

import numpy as np
import pytest

from voicecoach.audio.types import SAMPLE_RATE, AudioBlock, Samples
from voicecoach.endpointing.listener import Heard, Listener
from voicecoach.endpointing.segmenter import cut
from voicecoach.endpointing.silero import SileroDetector
from voicecoach.endpointing.types import SpeechStarted


@pytest.fixture(scope="module")
def detector() -> SileroDetector:
    return SileroDetector()


@pytest.fixture
def answer(spoken: Samples) -> Samples:
    pause = np.zeros(SAMPLE_RATE, np.float32)
    return np.concatenate([pause, spoken, pause, spoken])


def listen(listener: Listener, samples: Samples, size: int, start: int = 0) -> list[SpeechStarted | Heard]:
    return [
        event
        for at in range(0, len(samples), size)
        for event in listener.feed(AudioBlock(samples[at : at + size], start + at))
    ]


def heard(events: list[SpeechStarted | Heard]) -> list[Heard]:
    return [event for event in events if isinstance(event, Heard)]


@pytest.mark.parametrize("size", [160, 512, 3000])
def test_live_and_whole_recordings_are_cut_alike(detector: SileroDetector, answer: Samples, size: int) -> None:
    wanted = cut(answer, detector)
    listener = Listener(detector)
    found = [*heard(listen(listener, answer, size)), *listener.finish()]
    assert [h.utterance.start for h in found] == [u.start for u in wanted]
    assert found[-1].utterance.end == len(answer)
    assert len(found) == 2
    for h in found:
        assert np.array_equal(h.samples, answer[h.utterance.start : h.utterance.end])


def test_speech_is_announced_before_it_is_complete(detector: SileroDetector, answer: Samples) -> None:
    events = listen(Listener(detector), answer, 512)
    assert [type(event) for event in events] == [SpeechStarted, Heard, SpeechStarted]


def test_a_jump_in_position_closes_what_was_open(detector: SileroDetector, spoken: Samples) -> None:
    listener = Listener(detector)
    events = listen(listener, spoken, 512)
    events += listen(listener, spoken, 512, start=100_000)
    events += listener.finish()
    first, second = heard(events)
    assert first.utterance.end <= len(spoken) < 100_000 <= second.utterance.start
    assert np.array_equal(second.samples, spoken[second.utterance.start - 100_000 : second.utterance.end - 100_000])


def test_reset_drops_what_was_half_heard(detector: SileroDetector, spoken: Samples) -> None:
    listener = Listener(detector)
    listen(listener, spoken, 512)
    listener.reset()
    assert listener.finish() == ()


def test_a_long_silence_is_not_kept(detector: SileroDetector, spoken: Samples) -> None:
    listener = Listener(detector)
    listen(listener, np.zeros(60 * SAMPLE_RATE, np.float32), 512)
    events = listen(listener, spoken, 512, start=60 * SAMPLE_RATE)
    (found,) = [*heard(events), *listener.finish()]
    assert found.utterance.start >= 59 * SAMPLE_RATE
    assert len(found.samples) == found.utterance.end - found.utterance.start


def test_what_a_pause_may_close_is_offered_early_and_comes_true(detector: SileroDetector, answer: Samples) -> None:
    listener, offered, closed = Listener(detector), [], []
    for at in range(0, len(answer), 512):
        events = listener.feed(AudioBlock(answer[at : at + 512], at))
        closed += [(at, event) for event in events if isinstance(event, Heard)]
        if (early := listener.tentative()) is not None:
            offered.append((at, early))
    ((when, whole),) = closed
    before = [(at, early) for at, early in offered if at < when]
    assert before[-1][1] == whole.utterance
    assert when - before[-1][0] == pytest.approx(0.4 * SAMPLE_RATE, abs=1024)
    assert len({early for _, early in offered}) == len(offered)
