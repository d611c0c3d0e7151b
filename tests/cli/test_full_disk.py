"""A disk that fills up in mid-answer: one sentence, everything so far is kept, and it can be finished later."""

import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile
from virtual_sound import festival

from voicecoach.audio.decode import decode
from voicecoach.audio.types import SAMPLE_RATE
from voicecoach.cli.screen import Screen
from voicecoach.coach.prompts import Prompt
from voicecoach.errors import DeviceError
from voicecoach.resources import HOME_VARIABLE
from voicecoach.session.events import Heard
from voicecoach.transcript.types import Turn, Word

SENTENCES = ("How many users do we have?", "I would use Kafka for the updates.")

ROOM = 8 * 2 * SAMPLE_RATE
"""Bytes that a file may grow to: eight seconds of recording."""

PATIENCE = 240
"""Seconds after which a process counts as hung."""


def run(home: Path, *arguments: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "voicecoach", *arguments],
        env={**os.environ, HOME_VARIABLE: str(home), "PULSE_SERVER": "unix:/nowhere"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_a_session_on_a_disk_that_fills_up_is_kept_and_finished_later(home: Path, tmp_path: Path) -> None:
    pause = np.zeros(SAMPLE_RATE, np.float32)
    spoken = [decode(festival(text, tmp_path / f"{at}.wav")).samples for at, text in enumerate(SENTENCES)]
    answer = np.tile(np.concatenate([piece for sentence in spoken for piece in (sentence, pause)]), 4)
    soundfile.write(tmp_path / "answer.wav", answer, SAMPLE_RATE)
    options = ("--prompt", "slipped-dependency", "--engine", "pocketsphinx", "--input", str(tmp_path / "answer.wav"))

    session = run(home, "practice", *options)
    assert session.stdout is not None
    assert any("  YOU  " in line for line in session.stdout)
    resource.prlimit(session.pid, resource.RLIMIT_FSIZE, (ROOM, ROOM))  # met as a full disk is: by a write that fails
    _, complaints = session.communicate(timeout=PATIENCE)
    assert session.returncode == 4
    assert complaints.splitlines()[-1].startswith("The recording stops here; what was said so far is kept")
    assert "Traceback" not in complaints
    (folder,) = (home / "sessions").iterdir()
    kept = decode(folder / "answer.flac").samples
    assert 0 <= ROOM // 2 - len(kept) < 512
    assert np.abs(kept - answer[: len(kept)]).max() < 1e-3

    finishing = run(home, "recover")
    _, complaints = finishing.communicate(timeout=PATIENCE)
    assert finishing.returncode == 0, complaints
    words = {word["text"].lower() for word in json.loads((folder / "analysis.json").read_text("utf-8"))["words"]}
    assert {"users", "kafka"} <= words


def test_where_not_even_the_words_can_be_kept_the_first_fault_is_the_one_that_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "transcript.json.part").mkdir()  # nothing can be written there
    screen = Screen(tmp_path, Prompt("test", "tpm", "What would you build?"))
    screen(Heard(Turn((Word("Kafka.", 1.3, 1.9, 0.9),))))
    with pytest.raises(DeviceError, match="The disk is full"), screen.keeping_what_was_said():
        raise DeviceError("The disk is full.")
    assert "`voicecoach recover` writes it down" in capsys.readouterr().err
