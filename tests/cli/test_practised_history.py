"""What was practised is in the history when the session ends, and loses nothing when the history fails."""

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile

from voicecoach.audio.types import SAMPLE_RATE, Samples
from voicecoach.resources import HOME_VARIABLE
from voicecoach.storage.editions import rules_digest
from voicecoach.storage.history import History, history_path

SAID = "I would use Kafka for the updates of the quuxbarium."


@pytest.fixture
def fed(tmp_path: Path, spoken: Samples) -> list[str]:
    """`practice` on a recording, with a recogniser that knows what is said in it."""
    soundfile.write(tmp_path / "fed.wav", np.concatenate([spoken, np.zeros_like(spoken)]), SAMPLE_RATE)
    (tmp_path / "script.txt").write_text(f"[00:00] You: {SAID}\n", encoding="utf-8")
    script = ["--engine", "replay", "--model", str(tmp_path / "script.txt")]
    return ["practice", "--prompt", "subtitle-updates", "--input", str(tmp_path / "fed.wav"), "--fast", *script]


def run(home: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, HOME_VARIABLE: str(home), "PULSE_SERVER": "unix:/nowhere"}
    command = [sys.executable, "-m", "voicecoach", *arguments]
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, check=False, timeout=240, stdin=subprocess.DEVNULL
    )


def test_a_session_that_ends_is_in_the_history(home: Path, fed: list[str]) -> None:
    ended = run(home, *fed)
    assert ended.returncode == 0, ended.stderr
    with History(history_path(home)) as history:
        (listed,) = history.sessions()
        kept = history.session(listed.id)
    assert (kept.prompt, kept.round, kept.kind.value) == ("subtitle-updates", "tpm", "practice")
    assert kept.title
    (answer,) = kept.answers
    (judgement,) = answer.judgements
    assert judgement.rules == rules_digest()
    assert answer.ending
    assert answer.sound == "answer.flac"
    told = json.loads(run(home, "history", "--search", "quuxbarium", "--json").stdout)
    assert [row["id"] for row in told["sessions"]] == [kept.id]


def test_a_history_that_fails_costs_a_sentence_and_nothing_else(home: Path, fed: list[str]) -> None:
    history_path(home).write_bytes(b"no database, and never was one" * 99)
    ended = run(home, *fed)
    assert ended.returncode == 0, ended.stderr
    assert "is not in the history yet" in ended.stderr
    assert "Traceback" not in ended.stderr
    (folder,) = (home / "sessions").iterdir()
    history_path(home).unlink()
    assert folder.name in run(home, "history").stdout
