"""A microphone that goes away and comes back: in virtual time, and with a sound server that is killed and restarted."""

import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest
from virtual_sound import VirtualSound, best_correlation

from voicecoach.audio.decode import decode
from voicecoach.audio.microphone import Microphone
from voicecoach.audio.portaudio import Device
from voicecoach.audio.steady import AWAY, SteadyMicrophone
from voicecoach.audio.types import SAMPLE_RATE, AudioBlock, Loss, Samples
from voicecoach.errors import DeviceError

BLOCK = 512

RECORD = """
import sys
from pathlib import Path
from voicecoach.audio.recording import Recorder
from voicecoach.audio.steady import SteadyMicrophone
path, rescans = Path(sys.argv[1]), sys.argv[2] == "alone"
said = lambda *words: print(*words, sep="|", flush=True)
steady = SteadyMicrophone(alone=(lambda work: work()) if rescans else None)
steady.watch(lambda sentence: said("lost", sentence), lambda name, seconds: said("back", name, seconds))
with Recorder(path) as recorder, steady as microphone:
    until = spoken = None
    for block in microphone:
        if not block.start:
            said("listening")
        recorder.write(block)
        if spoken is None and abs(block.samples).max() > 0.05:
            spoken = block.end
        if spoken and block.end > spoken + 3 * 16000:
            spoken = 0
            said("heard")
        if microphone.losses and until is None:
            until = block.end + 3 * 16000
        if until is not None and block.end > until:
            break
    for loss in microphone.losses:
        said("loss", loss.at, loss.seconds, loss.away)
"""

GIVE_UP = """
from voicecoach.audio.steady import SteadyMicrophone
from voicecoach.errors import DeviceError
tell = lambda *words: print(words[0], flush=True)
try:
    with SteadyMicrophone(alone=lambda work: work(), patience=2.0) as microphone:
        microphone.watch(tell, tell)
        for block in microphone:
            if not block.start:
                tell("listening")
except DeviceError as error:
    print(error)
"""

Step = float | AudioBlock
"""Seconds that pass, or a block that arrives after its own length."""


class Clock:
    """Time that passes when a script says so."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class ScriptedMicrophone:
    """Delivers what its script says, and is gone at the end of it."""

    def __init__(self, script: Sequence[Step], clock: Clock) -> None:
        self._script = list(script)
        self._clock = clock
        self.overflows = 0
        self.deaf = False
        self.closed = False

    def __enter__(self) -> "ScriptedMicrophone":
        return self

    def __next__(self) -> AudioBlock:
        while self._script and not self.closed:
            step = self._script.pop(0)
            if isinstance(step, AudioBlock):
                self._clock.now += len(step.samples) / SAMPLE_RATE
                self.overflows += step.overflow
                return step
            self._clock.now += step
        if self.closed:
            raise StopIteration
        raise DeviceError("gone")

    def close(self) -> None:
        self.closed = True

    def mute(self) -> None:
        self.deaf = True

    def unmute(self) -> None:
        self.deaf = False


class Missing:
    """A device that cannot be opened; finding that out takes a second."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def __enter__(self) -> None:
        self._clock.now += 1
        raise DeviceError("none there")

    def close(self) -> None:
        pass


def block(start: int, *, overflow: bool = False) -> AudioBlock:
    return AudioBlock(np.zeros(BLOCK, np.float32), start, overflow)


def opener(devices: Sequence[object]) -> tuple[Callable[[Device], Microphone], list[Device]]:
    """Hand out the devices one after another; the list is what was asked for."""
    left, asked = list(devices), list[Device]()

    def make(device: Device) -> Microphone:
        asked.append(device)
        return cast("Microphone", left.pop(0))

    return make, asked


@pytest.fixture
def told() -> SimpleNamespace:
    return SimpleNamespace(lost=[], back=[])


def steady(devices: Sequence[object], clock: Clock, told: SimpleNamespace, device: Device = None) -> SteadyMicrophone:
    microphone = SteadyMicrophone(device, open_microphone=opener(devices)[0], clock=clock)
    microphone.watch(told.lost.append, lambda _, seconds: told.back.append(seconds))
    return microphone


def test_time_goes_on_while_the_device_is_away(told: SimpleNamespace) -> None:
    clock = Clock()
    before = ScriptedMicrophone([block(0), block(BLOCK), 3.0], clock)
    after = ScriptedMicrophone([block(0), block(BLOCK)], clock)
    with steady([before, Missing(clock), after], clock, told) as microphone:
        blocks = [next(microphone) for _ in range(4)]
        assert [at.start for at in blocks] == [0, BLOCK, 2 * BLOCK + 4 * SAMPLE_RATE, 3 * BLOCK + 4 * SAMPLE_RATE]
        assert microphone.losses == (Loss(2 * BLOCK / SAMPLE_RATE, 4.0, away=True),)
    assert (told.lost, told.back) == ([AWAY], [4.0])
    assert before.closed
    assert after.closed


def test_a_device_that_opens_and_gives_nothing_is_not_back(told: SimpleNamespace) -> None:
    clock = Clock()
    dead = ScriptedMicrophone([5.0], clock)
    devices = [ScriptedMicrophone([block(0)], clock), dead, ScriptedMicrophone([block(0)], clock)]
    with steady(devices, clock, told) as microphone:
        assert [next(microphone).start for _ in range(2)] == [0, BLOCK + 5 * SAMPLE_RATE]
    assert (told.lost, told.back) == ([AWAY], [5.0])
    assert dead.closed


def test_the_default_stands_in_for_the_device_asked_for() -> None:
    clock = Clock()
    make, asked = opener([ScriptedMicrophone([block(0)], clock), Missing(clock), ScriptedMicrophone([block(0)], clock)])
    with SteadyMicrophone("Headset", open_microphone=make, clock=clock) as microphone:
        assert [next(microphone).start for _ in range(2)] == [0, BLOCK + SAMPLE_RATE]
    assert asked == ["Headset", "Headset", None]


def test_sound_that_nobody_read_in_time_is_dated_and_measured(told: SimpleNamespace) -> None:
    clock = Clock()
    script = [block(0), block(3 * BLOCK, overflow=True), block(4 * BLOCK, overflow=True)]
    with steady([ScriptedMicrophone(script, clock)], clock, told) as microphone:
        for _ in script:
            next(microphone)
        assert microphone.overflows == 2
        assert microphone.losses == (
            Loss(BLOCK / SAMPLE_RATE, 2 * BLOCK / SAMPLE_RATE, away=False),
            Loss(4 * BLOCK / SAMPLE_RATE, None, away=False),
        )


def test_a_deaf_stretch_is_no_loss(told: SimpleNamespace) -> None:
    clock = Clock()
    with steady([ScriptedMicrophone([block(0), block(50 * BLOCK, overflow=True)], clock)], clock, told) as microphone:
        next(microphone)
        microphone.mute()
        microphone.unmute()
        next(microphone)
        assert [loss.seconds for loss in microphone.losses] == [None]


def test_a_device_that_comes_back_during_deafness_is_deaf(told: SimpleNamespace) -> None:
    clock = Clock()
    returned = ScriptedMicrophone([block(0)], clock)
    with steady([ScriptedMicrophone([], clock), returned], clock, told) as microphone:
        microphone.mute()
        next(microphone)
        assert returned.deaf
        microphone.unmute()
        assert not returned.deaf


def test_closing_ends_the_iteration(told: SimpleNamespace) -> None:
    clock = Clock()
    with steady([ScriptedMicrophone([block(0)] * 9, clock)], clock, told) as microphone:
        next(microphone)
        microphone.close()
        assert list(microphone) == []


def child(program: str, *arguments: object, card: VirtualSound) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", program, *map(str, arguments)]
    return subprocess.Popen(command, env=card.env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)


def line(process: "subprocess.Popen[str]") -> list[str]:
    """Wait for the next line of a child, and take it apart."""
    assert process.stdout is not None
    return process.stdout.readline().rstrip("\n").split("|")


@pytest.fixture
def card() -> Iterator[VirtualSound]:
    card = VirtualSound()
    yield card
    card.close()


@pytest.mark.parametrize("others", ["alone", "with others"])
def test_the_sound_server_is_killed_and_restarted_in_mid_answer(
    card: VirtualSound, spoken: Samples, tmp_path: Path, others: str
) -> None:
    words, recording = spoken[SAMPLE_RATE : SAMPLE_RATE * 5 // 2], tmp_path / "answer.flac"
    listener = child(RECORD, recording, others, card=card)
    assert line(listener) == ["listening"]
    card.speak_into_microphone(words)
    assert line(listener) == ["heard"]
    card.unplug()
    assert line(listener) == ["lost", AWAY]
    card.replug()
    back, name, gone = line(listener)
    assert (back, bool(name)) == ("back", True)
    card.speak_into_microphone(words)
    out, _ = listener.communicate(timeout=60)
    loss, at, lost, away = out.strip().split("|")
    assert (listener.returncode, loss, lost, away) == (0, "loss", gone, "True")
    heard, end, start = decode(recording).samples, samples_in(at), samples_in(at) + samples_in(gone)
    assert best_correlation(words, heard[:end])[0] > 0.9
    assert not heard[end:start].any()
    assert best_correlation(words, heard[start:])[0] > 0.9


def samples_in(seconds: str) -> int:
    return round(float(seconds) * SAMPLE_RATE)


def test_a_microphone_that_stays_away_is_a_sentence(card: VirtualSound) -> None:
    listener = child(GIVE_UP, card=card)
    assert line(listener) == ["listening"]
    card.unplug()
    assert line(listener) == [AWAY]
    out, _ = listener.communicate(timeout=60)
    assert out == ("No microphone came back within 2 s: connect one, then start again; what was said so far is kept.\n")
