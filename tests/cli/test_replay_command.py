"""`voicecoach replay` as a user hears it, through a sound card made of software."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
import soundfile
from commands import Voicecoach
from kept_sessions import folder_of
from virtual_sound import VirtualSound, best_correlation

from voicecoach.audio.types import SAMPLE_RATE, Samples
from voicecoach.resources import HOME_VARIABLE

COMMAND = [sys.executable, "-m", "voicecoach", "replay", "last"]


@pytest.fixture
def recorded(home: Path, spoken: Samples) -> Path:
    """A session: two seconds of silence, then a question."""
    folder = folder_of(home)
    silence = np.zeros(2 * SAMPLE_RATE, dtype=np.float32)
    soundfile.write(folder / "answer.flac", np.concatenate([silence, spoken]), SAMPLE_RATE)
    return folder


def test_it_plays_from_the_moment_named(
    virtual_sound: VirtualSound, recorded: Path, home: Path, spoken: Samples
) -> None:
    env = {**virtual_sound.env, HOME_VARIABLE: str(home)}
    with virtual_sound.record_loudspeaker() as heard:
        ended = subprocess.run([*COMMAND, "--at", "00:03"], env=env, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout) == (0, "")
    assert f"Playing {recorded.name} from 00:03" in ended.stderr
    assert best_correlation(spoken[SAMPLE_RATE : 2 * SAMPLE_RATE], heard.samples)[0] > 0.9
    assert best_correlation(spoken[: SAMPLE_RATE // 2], heard.samples)[0] < 0.7


def test_ctrl_c_ends_it(virtual_sound: VirtualSound, recorded: Path, home: Path) -> None:
    soundfile.write(recorded / "answer.flac", np.zeros(60 * SAMPLE_RATE, dtype=np.int16), SAMPLE_RATE)
    env = {**virtual_sound.env, HOME_VARIABLE: str(home)}
    player = subprocess.Popen(COMMAND, env=env, stderr=subprocess.PIPE, text=True)
    assert player.stderr is not None
    assert "Playing" in player.stderr.readline()
    time.sleep(0.5)
    player.send_signal(signal.SIGINT)
    _, told = player.communicate(timeout=30)
    assert player.returncode == 130
    assert "Traceback" not in told


def test_without_a_recording_it_is_one_sentence(voicecoach: Voicecoach, recorded: Path) -> None:
    (recorded / "answer.flac").unlink()
    ended = voicecoach("replay", "last")
    assert (ended.status, ended.err.count("\n")) == (3, 1)
    assert "is not here" in ended.err
