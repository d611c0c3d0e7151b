"""The sound server is killed and restarted in mid-answer: the session waits, says so aloud, and the answer goes on."""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
from virtual_sound import VirtualSound, best_correlation, festival

from voicecoach.audio.decode import decode
from voicecoach.audio.steady import AWAY
from voicecoach.audio.types import SAMPLE_RATE, Samples
from voicecoach.resources import HOME_VARIABLE

BEFORE, AFTER = {"many", "users", "we", "have"}, {"would", "use", "kafka", "updates"}
"""Words said before and after, of which even a recogniser on a busy machine hears two."""

PATIENCE = 240
"""Seconds after which the session counts as hung."""


@pytest.fixture
def card() -> Iterator[VirtualSound]:
    card = VirtualSound()
    yield card
    card.close()


@contextmanager
def practice(card: VirtualSound, home: Path) -> Iterator["subprocess.Popen[str]"]:
    """`voicecoach practice` in a process of its own, listening."""
    command = ["practice", "--prompt", "slipped-dependency", "--engine", "pocketsphinx", "--minutes", "3"]
    process = subprocess.Popen(
        [sys.executable, "-m", "voicecoach", *command],
        env=card.env | {HOME_VARIABLE: str(home)},
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


def wait_for_line(process: "subprocess.Popen[str]", beginning: str) -> str:
    """The next line that begins like this; none before it may be from the depths of PortAudio, or a traceback."""
    assert process.stdout is not None
    printed = []
    for line in process.stdout:
        assert not line.startswith(("Expression ", "Traceback "))
        if line.startswith(beginning):
            return line
        printed.append(line)
    raise AssertionError("".join(printed))


def said(text: str, path: Path) -> Samples:
    """A sentence in Festival's voice, and a pause."""
    return np.concatenate([decode(festival(text, path)).samples, np.zeros(SAMPLE_RATE, np.float32)])


def is_heard(sound: Path, recording: Samples) -> bool:
    """Whether a recording holds a sound: half a second of it, which a busy machine's stutter seldom hits."""
    samples = decode(sound).samples
    middle = len(samples) // 2
    return best_correlation(samples[middle - SAMPLE_RATE // 4 :][: SAMPLE_RATE // 2], recording)[0] > 0.9


def test_the_answer_goes_on_when_the_microphone_is_back(card: VirtualSound, home: Path, tmp_path: Path) -> None:
    before = said("How many users do we have?", tmp_path / "before.wav")
    after = said("I would use Kafka for the updates.", tmp_path / "after.wav")
    done = said("I'm done.", tmp_path / "done.wav")
    with practice(card, home) as session:
        card.speak_into_microphone(before)
        wait_for_line(session, "00:0")
        card.unplug()
        wait_for_line(session, AWAY)
        card.replug()
        with card.record_loudspeaker() as loudspeaker:
            wait_for_line(session, "The microphone is back (")
            wait_for_line(session, "Listening")
        card.speak_into_microphone(np.concatenate([after, done]), wait=True)
        lost = wait_for_line(session, "Sound was lost")
        wait_for_line(session, "Saved")

    (folder,) = (home / "sessions").iterdir()
    events = [json.loads(line) for line in (folder / "events.jsonl").read_text("utf-8").splitlines()]
    (gone,) = (event for event in events if event["event"] == "Gone")
    (back,) = (event for event in events if event["event"] == "Returned")
    assert lost.startswith(f"Sound was lost once, {back['seconds']:.1f} s in all, first at 00:")
    words = json.loads((folder / "analysis.json").read_text("utf-8"))["words"]
    assert len(BEFORE & {word["text"].lower() for word in words if word["end"] <= gone["at"]}) >= 2
    assert len(AFTER & {word["text"].lower() for word in words if word["start"] >= back["at"]}) >= 2
    heard = decode(folder / "answer.flac").samples
    start, end = (round(event["at"] * SAMPLE_RATE) for event in (gone, back))
    assert end - start == round(back["seconds"] * SAMPLE_RATE)
    assert is_heard(tmp_path / "before.wav", heard[:start])
    assert not heard[start:end].any()
    assert is_heard(tmp_path / "after.wav", heard[end:])
    assert is_heard(folder / "aside-02.wav", loudspeaker.samples)
