"""A whole rehearsal through sound devices: spoken into a microphone, recognised, answered through a loudspeaker."""

import json
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
import soundfile
from virtual_sound import VirtualSound, best_correlation, festival

from voicecoach.audio.decode import decode
from voicecoach.audio.types import SAMPLE_RATE, Samples
from voicecoach.resources import HOME_VARIABLE

ANSWER = (
    "How many users do we have, and how fresh must the subtitles be?",
    "I would use Kafka for the updates.",
    "It is a highly scalable design.",
    "It was decided to move everything to the new pipeline.",
    "I'm done.",
)

PATIENCE = 240
"""Seconds after which the rehearsal counts as hung."""


@dataclass
class Practice:
    """`voicecoach practice` in a process of its own, watched line by line."""

    process: "subprocess.Popen[str]"
    lines: list[str] = field(default_factory=list)
    listening: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))

    def watch(self) -> None:
        assert self.process.stdout is not None
        with self.process.stdout as printed:
            for line in printed:
                self.lines.append(line.rstrip())
                if line.startswith("Listening"):
                    self.listening.release()


def spoken_answer(folder: Path) -> Samples:
    """The answer in Festival's voice, with a thinking pause after each sentence."""
    pause = np.zeros(round(1.2 * SAMPLE_RATE), dtype=np.float32)
    sentences = [decode(festival(text, folder / f"{at}.wav")).samples for at, text in enumerate(ANSWER)]
    return np.concatenate([piece for sentence in sentences for piece in (sentence, pause)])


@dataclass
class Rehearsed:
    status: int
    lines: list[str]
    folder: Path
    loudspeaker: Samples
    answer: Samples

    def json(self) -> dict[str, list[dict[str, str]]]:
        parsed: dict[str, list[dict[str, str]]] = json.loads((self.folder / "analysis.json").read_text("utf-8"))
        return parsed


@pytest.fixture(scope="module")
def rehearsed(virtual_sound: VirtualSound, tmp_path_factory: pytest.TempPathFactory) -> Rehearsed:
    """One rehearsal, held once for all the tests of this file."""
    place = tmp_path_factory.mktemp("rehearsal")
    answer = spoken_answer(place)
    command = [
        sys.executable,
        "-m",
        "voicecoach",
        "practice",
        "--prompt",
        "subtitle-updates",
        "--engine",
        "pocketsphinx",
    ]
    with virtual_sound.record_loudspeaker() as recording:
        process = subprocess.Popen(
            [*command, "--minutes", "3"],
            env=virtual_sound.env | {HOME_VARIABLE: str(place)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        practice = Practice(process)
        watcher = threading.Thread(target=practice.watch)
        watcher.start()
        assert practice.listening.acquire(timeout=PATIENCE), practice.lines
        virtual_sound.speak_into_microphone(answer, wait=True)
        assert practice.listening.acquire(timeout=PATIENCE), practice.lines
        virtual_sound.speak_into_microphone(festival("Stop the session.", place / "stop.wav"), wait=True)
        status = process.wait(PATIENCE)
        watcher.join()
    (folder,) = (place / "sessions").iterdir()
    return Rehearsed(status, practice.lines, folder, recording.samples, answer)


def test_saying_done_ends_the_answer(rehearsed: Rehearsed) -> None:
    assert rehearsed.status == 0, rehearsed.lines
    assert "The answer ended because you said you were done." in rehearsed.lines


def test_the_session_ends_when_it_is_told_to(rehearsed: Rehearsed) -> None:
    events = [json.loads(line) for line in (rehearsed.folder / "events.jsonl").read_text("utf-8").splitlines()]
    assert events[-1]["event"] == "Ordered"
    assert events[-1]["command"] == "stop"


def test_the_words_were_heard_while_they_were_said_and_are_on_the_screen(rehearsed: Rehearsed) -> None:
    heard = " ".join(line for line in rehearsed.lines if "  YOU  " in line).lower()
    for words in ("how many users", "kafka", "scalable", "it was decided"):
        assert words in heard
    assert "i'm done" not in heard


def test_the_findings_are_those_of_the_answer(rehearsed: Rehearsed) -> None:
    analysis = rehearsed.json()
    assert {finding["code"] for finding in analysis["findings"]} >= {"COST001", "VAGUE001", "OWN001"}
    assert "SCOPE001" not in {finding["code"] for finding in analysis["findings"]}
    assert [other["speaker"] for other in analysis["others"]] == ["Coach"]


@pytest.mark.parametrize("speech", ["prompt.wav", "feedback.wav"])
def test_the_loudspeaker_played_what_the_coach_said(rehearsed: Rehearsed, speech: str) -> None:
    said = decode(rehearsed.folder / speech).samples
    (first, start), (last, end) = (
        best_correlation(piece, rehearsed.loudspeaker) for piece in (said[: 2 * SAMPLE_RATE], said[-2 * SAMPLE_RATE :])
    )
    assert min(first, last) > 0.9
    assert end - start == pytest.approx(len(said) - 2 * SAMPLE_RATE, abs=4 * SAMPLE_RATE)  # sentences are played singly


def test_the_feedback_is_short_enough_to_listen_to(rehearsed: Rehearsed) -> None:
    assert 5 < soundfile.info(rehearsed.folder / "feedback.wav").duration < 45


def test_the_recording_holds_the_answer_and_not_the_coach(rehearsed: Rehearsed) -> None:
    recording = decode(rehearsed.folder / "answer.flac").samples
    length = len(rehearsed.answer) // 2
    assert best_correlation(rehearsed.answer[:length], recording)[0] > 0.9
    prompt = decode(rehearsed.folder / "prompt.wav").samples
    assert best_correlation(prompt[: 5 * SAMPLE_RATE], recording)[0] < 0.2


def test_everything_is_kept(rehearsed: Rehearsed) -> None:
    names = {path.name for path in rehearsed.folder.iterdir()}
    sounds = {"answer.flac", "prompt.wav", "feedback.wav", "menu-01.wav"}
    assert names >= sounds | {"analysis.json", "transcript.json", "report.md", "events.jsonl", "session.json"}
    report = (rehearsed.folder / "report.md").read_text("utf-8")
    assert "## What the coach said" in report
    assert "*Coach: Here is the problem." in report
