"""Microphone and loudspeaker through PortAudio, ALSA and PulseAudio, each in a process of its own as users run them."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
import pytest
import soundfile
from virtual_sound import VirtualSound, best_correlation

from voicecoach.audio.resample import resample
from voicecoach.audio.types import SAMPLE_RATE, Samples

LISTEN = """
import sys, numpy
from voicecoach.audio.microphone import Microphone
out, rate = sys.argv[1], int(sys.argv[2])
if rate:
    import voicecoach.audio.microphone as module
    module._device_rate = lambda *_: rate  # as on a device that lacks 16 kHz
with Microphone() as microphone:
    kept, end = [], 0
    for block in microphone:
        assert block.start == end and not block.overflow
        kept.append(block.samples)
        if not end:
            print("listening", flush=True)
        end = block.end
        if end > 3 * 16000:
            break
    assert microphone.overflows == 0
numpy.save(out, numpy.concatenate(kept))
"""

DEAF = """
import sys, numpy
from voicecoach.audio.gate import Gate
from voicecoach.audio.microphone import Microphone
with Microphone() as microphone:
    before = next(microphone)
    with Gate(microphone, lambda: print("resumed", flush=True)):
        print("deaf", flush=True)
        sys.stdin.readline()
    blocks = [next(microphone) for _ in range(30)]
numpy.save(sys.argv[1], numpy.concatenate([block.samples for block in blocks]))
print(blocks[0].start - before.end)
"""

LATE = """
import time
from voicecoach.audio.microphone import Microphone
with Microphone(queue_blocks=5) as microphone:
    first = next(microphone)
    while not microphone.overflows:
        time.sleep(0.01)
    blocks = [next(microphone) for _ in range(10)]
lost = [block for before, block in zip(blocks, blocks[1:]) if block.start > before.end]
assert lost and lost[0].overflow, "the loss does not show"
print("lost")
"""

STUCK = """
import threading
from voicecoach.audio import portaudio
class Stuck:
    def abort(self):
        threading.Event().wait()
portaudio.RELEASE_SECONDS = 0.1
portaudio.release(Stuck())
print("left behind")
"""

HUNG = """
import sys, numpy
from voicecoach.audio import device_list, portaudio
from voicecoach.audio.playback import Player
from voicecoach.errors import DeviceError
portaudio.START_SECONDS = 1.0
sound = numpy.zeros(1600, "float32")
def attempt(use):
    try:
        print(use(), flush=True)
    except DeviceError as error:
        print(error, flush=True)
with Player() as player:
    attempt(lambda: player.play(sound))
    sys.stdin.readline()
    attempt(lambda: player.play(sound))
    attempt(device_list.rescan)
    sys.stdin.readline()
    attempt(lambda: player.play(sound))
"""

LENT = """
import threading, numpy
from voicecoach.audio.device_list import rescan
from voicecoach.audio.playback import Player
with Player() as player:
    lent = []
    threading.Timer(0.5, lambda: player.alone(lambda: lent.append("in use"))).start()
    print(player.play(numpy.zeros(16000 * 2, "float32")), lent)
    player.alone(rescan)
    print(player.play(numpy.zeros(1600, "float32")))
"""

STAY = """
from voicecoach.audio.microphone import Microphone
from voicecoach.errors import DeviceError
try:
    with Microphone(patience=1.0) as microphone:
        for number, _ in enumerate(microphone):
            if number == 0:
                print("listening", flush=True)
except DeviceError as error:
    print(error)
"""

PLAY_LONG = """
import threading, numpy
from voicecoach.audio.playback import Player
from voicecoach.errors import DeviceError
threading.Timer(0.7, lambda: print("playing", flush=True)).start()
try:
    with Player() as player:
        player.play(0.3 * numpy.sin(numpy.arange(16000 * 60) * 0.2).astype("float32"))
except DeviceError as error:
    print(error)
"""

OPEN = """
from voicecoach.audio.microphone import Microphone
from voicecoach.audio.playback import Player
from voicecoach.errors import DeviceError
import numpy
for use in (lambda: Microphone().__enter__(), lambda: Player().play(numpy.zeros(1600, "float32"))):
    try:
        use()
    except DeviceError as error:
        print(error)
"""

PLAY = """
import sys
from pathlib import Path
from voicecoach.audio.playback import Player
with Player() as player:
    assert all([player.play(Path(name)) for name in sys.argv[1:]])
"""

STOP = """
import threading, numpy
from voicecoach.audio.playback import Player
sound = 0.3 * numpy.sin(numpy.arange(16000 * 30) * 0.2).astype("float32")
with Player() as player:
    threading.Timer(1.0, player.stop).start()
    print(player.play(sound))
    print(player.play(sound[:1600]))
"""


def child(program: str, *arguments: object, env: Mapping[str, str]) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", program, *map(str, arguments)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, env=env, stdin=pipe, stdout=pipe, stderr=pipe, text=True)


def first_line(process: "subprocess.Popen[str]") -> str:
    """Wait until a child has something to say."""
    assert process.stdout is not None
    return process.stdout.readline()


def finished(process: "subprocess.Popen[str]", said: str = "") -> str:
    """Wait for a child's good end; nothing may have been written to its standard error."""
    out, complaints = process.communicate(said, timeout=60)
    assert (process.returncode, complaints) == (0, "")
    return out


@pytest.fixture(scope="module")
def words(spoken: Samples) -> Samples:
    """A second and a half of speech."""
    return spoken[SAMPLE_RATE : SAMPLE_RATE * 5 // 2]


@pytest.mark.parametrize("device_rate", [0, 44_100])
def test_the_microphone_hears_what_is_said(
    virtual_sound: VirtualSound, words: Samples, tmp_path: Path, device_rate: int
) -> None:
    listener = child(LISTEN, tmp_path / "heard.npy", device_rate, env=virtual_sound.env)
    assert first_line(listener) == "listening\n"
    virtual_sound.speak_into_microphone(words)
    finished(listener)
    assert best_correlation(words, np.load(tmp_path / "heard.npy"))[0] > 0.9


def test_the_gate_makes_deaf_and_time_goes_on(virtual_sound: VirtualSound, words: Samples, tmp_path: Path) -> None:
    listener = child(DEAF, tmp_path / "heard.npy", env=virtual_sound.env)
    assert first_line(listener) == "deaf\n"
    virtual_sound.speak_into_microphone(words, wait=True)
    resumed, jump = finished(listener, "spoken\n").split()
    assert resumed == "resumed"
    assert np.abs(np.load(tmp_path / "heard.npy")).max() < 0.01
    assert int(jump) > len(words)


def test_sound_lost_to_a_late_reader_shows(virtual_sound: VirtualSound) -> None:
    assert finished(child(LATE, env=virtual_sound.env)) == "lost\n"


def test_what_is_played_is_heard_to_the_last_sample(
    virtual_sound: VirtualSound, words: Samples, tmp_path: Path
) -> None:
    for name, rate in (("ours.wav", SAMPLE_RATE), ("espeak.wav", 22_050)):
        soundfile.write(tmp_path / name, resample(words, SAMPLE_RATE, rate), rate)
    with virtual_sound.record_loudspeaker() as recording:
        finished(child(PLAY, tmp_path / "ours.wav", tmp_path / "espeak.wav", env=virtual_sound.env))
    for part in np.split(recording.samples, [gap_between_two(recording.samples)]):
        assert best_correlation(words, part)[0] > 0.9
        assert best_correlation(words[-SAMPLE_RATE // 4 :], part)[0] > 0.9


def gap_between_two(samples: Samples) -> int:
    """Find the middle of all that is heard, which lies in the gap between two sounds of equal length."""
    heard = np.flatnonzero(np.abs(samples) > 0.001)
    return int(heard[0] + heard[-1]) // 2


def test_stop_silences_and_the_player_plays_on(virtual_sound: VirtualSound) -> None:
    with virtual_sound.record_loudspeaker() as recording:
        assert finished(child(STOP, env=virtual_sound.env)).split() == ["False", "True"]
    assert 0.5 < np.count_nonzero(np.abs(recording.samples) > 0.01) / SAMPLE_RATE < 10


@pytest.fixture
def unplugged() -> Iterator[VirtualSound]:
    card = VirtualSound()
    yield card
    card.close()


def test_a_microphone_that_goes_away_is_a_sentence(unplugged: VirtualSound) -> None:
    listener = child(STAY, env=unplugged.env)
    assert first_line(listener) == "listening\n"
    unplugged.unplug()
    out, _ = listener.communicate(timeout=60)
    assert out.startswith("The microphone has stopped delivering sound: check")
    assert out.count("\n") == 1


def test_a_loudspeaker_that_goes_away_is_a_sentence(unplugged: VirtualSound) -> None:
    player = child(PLAY_LONG, env=unplugged.env)
    assert first_line(player) == "playing\n"
    unplugged.unplug()
    out, _ = player.communicate(timeout=100)
    assert out == "The loudspeaker stopped taking sound: check that it is still connected.\n"


def test_a_loudspeaker_that_hangs_is_left_behind_and_another_takes_over(unplugged: VirtualSound) -> None:
    player = child(HUNG, env=unplugged.env)
    assert first_line(player) == "True\n"
    unplugged.unplug()
    assert player.stdin is not None
    player.stdin.write("unplugged\n")
    player.stdin.flush()
    assert first_line(player) == "The sound device hangs: check that it is still connected.\n"
    assert first_line(player) == "PortAudio does not start again: start voicecoach again (a device hangs).\n"
    unplugged.replug()
    out, _ = player.communicate("replugged\n", timeout=60)
    assert (player.returncode, out) == (0, "True\n")


def test_the_player_lends_portaudio_when_it_plays_nothing(virtual_sound: VirtualSound) -> None:
    assert finished(child(LENT, env=virtual_sound.env)) == "True []\nTrue\n"


def test_a_stream_that_never_closes_is_left_behind(virtual_sound: VirtualSound) -> None:
    assert finished(child(STUCK, env=virtual_sound.env)) == "left behind\n"


def test_without_devices_there_are_sentences(virtual_sound: VirtualSound) -> None:
    nowhere = {**virtual_sound.env, "PULSE_SERVER": "unix:/nowhere"}
    microphone, player = finished(child(OPEN, env=nowhere)).splitlines()
    assert microphone.startswith("No microphone can be opened: connect one")
    assert player.startswith("No loudspeaker can be opened: connect one")


def test_without_portaudio_the_mending_command_is_named(tmp_path: Path) -> None:
    """The stand-in fails to import just as sounddevice does on a machine without the library."""
    (tmp_path / "sounddevice.py").write_text('raise OSError("PortAudio library not found")\n')
    path = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
    microphone, player = finished(child(OPEN, env={**os.environ, "PYTHONPATH": path})).splitlines()
    assert microphone == player
    assert "PortAudio" in player
    assert "install" in player
