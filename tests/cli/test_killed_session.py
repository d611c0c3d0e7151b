"""Two rehearsals at one microphone, one of them killed in mid-answer: it is finished, and the other never notices."""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from virtual_sound import VirtualSound, best_correlation, festival

from voicecoach.audio.decode import decode
from voicecoach.audio.types import SAMPLE_RATE, Samples
from voicecoach.resources import HOME_VARIABLE

ANSWER = (  # nothing in it is for the coach to answer
    "We had many users, and the subtitles had to be fresh.",
    "I would use Kafka for the updates.",
    "It is a highly scalable design.",
)

PATIENCE = 240
"""Seconds after which a process counts as hung."""

KEPT = {"answer.flac", "analysis.json", "transcript.json", "report.html", "report.md"}


@dataclass(frozen=True)
class Desk:
    """Where the rehearsals are held."""

    sound: VirtualSound
    home: Path

    @property
    def env(self) -> dict[str, str]:
        return self.sound.env | {HOME_VARIABLE: str(self.home)}

    @contextmanager
    def practice(self) -> Iterator["subprocess.Popen[str]"]:
        """`voicecoach practice` in a process of its own, listening."""
        command = ["practice", "--prompt", "slipped-dependency", "--engine", "pocketsphinx", "--minutes", "3"]
        process = subprocess.Popen(
            [sys.executable, "-m", "voicecoach", *command],
            env=self.env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        hung = threading.Timer(PATIENCE, process.kill)
        hung.start()
        try:
            wait_for_line(process, "Listening")
            yield process
        finally:
            hung.cancel()
            process.kill()
            process.communicate()

    def recover(self) -> "subprocess.CompletedProcess[str]":
        command = [sys.executable, "-m", "voicecoach", "recover"]
        return subprocess.run(command, env=self.env, capture_output=True, text=True, check=False, timeout=PATIENCE)

    def sessions(self) -> set[Path]:
        return set((self.home / "sessions").iterdir())


def wait_for_line(process: "subprocess.Popen[str]", beginning: str) -> None:
    assert process.stdout is not None
    printed = []
    for line in process.stdout:
        if line.startswith(beginning):
            return
        printed.append(line)
    raise AssertionError("".join(printed))


def words(folder: Path) -> str:
    analysis = json.loads((folder / "analysis.json").read_text("utf-8"))
    return " ".join(word["text"] for word in analysis["words"]).lower()


@pytest.fixture
def answer(tmp_path: Path) -> Samples:
    """The answer in Festival's voice; it ends with its last word."""
    pause = np.zeros(SAMPLE_RATE, dtype=np.float32)
    sentences = [decode(festival(text, tmp_path / f"{at}.wav")).samples for at, text in enumerate(ANSWER)]
    return np.concatenate([piece for sentence in sentences for piece in (pause, sentence)])


def test_a_killed_session_loses_at_most_a_second_and_is_finished(
    virtual_sound: VirtualSound, home: Path, tmp_path: Path, answer: Samples
) -> None:
    desk = Desk(virtual_sound, home)
    with desk.practice() as killed:
        (folder,) = desk.sessions()
        with desk.practice() as other:
            (others,) = desk.sessions() - {folder}
            virtual_sound.speak_into_microphone(answer, wait=True)
            killed.kill()
            killed.wait()

            kept = np.frombuffer((folder / "answer.pcm16").read_bytes(), dtype="<i2").astype(np.float32)
            last_but_one = answer[-2 * SAMPLE_RATE : -SAMPLE_RATE]
            assert best_correlation(last_but_one, kept)[0] > 0.9

            recovered = desk.recover()
            assert recovered.returncode == 0, recovered.stderr
            assert {path.name for path in folder.iterdir()} >= KEPT
            assert all(word in words(folder) for word in ("users", "kafka", "scalable"))
            assert str(others) not in recovered.stdout + recovered.stderr

            virtual_sound.speak_into_microphone(festival("I'm done.", tmp_path / "done.wav"), wait=True)
            wait_for_line(other, "Saved")
    assert {path.name for path in others.iterdir()} >= KEPT
    assert all(word in words(others) for word in ("users", "kafka", "scalable"))
    assert desk.recover().stderr.startswith("Nothing is unfinished")
