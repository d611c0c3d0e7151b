"""`voicecoach recover`: what a broken-off session lacks is made good, and what cannot be is one sentence."""

import hashlib
import json
import os
import resource
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
import soundfile
from commands import Voicecoach
from virtual_sound import festival

from voicecoach.audio.decode import decode
from voicecoach.audio.recording import Recorder
from voicecoach.audio.types import SAMPLE_RATE, AudioBlock, Samples
from voicecoach.storage import about as about_file
from voicecoach.storage.about import About
from voicecoach.storage.claims import claim
from voicecoach.storage.sessions import new_session
from voicecoach.transcript.read import read_transcript

SAID = ("How many users do we have?", "Pause the session.", "I would use Kafka for the updates.")

KEPT = {"session.json", "answer.flac", "analysis.json", "transcript.json", "report.html", "report.md"}

STARTED = datetime(2026, 11, 20, 18, 4, tzinfo=UTC)


@pytest.fixture(scope="module")
def answer(tmp_path_factory: pytest.TempPathFactory) -> Samples:
    """What was said, a second apart."""
    place = tmp_path_factory.mktemp("answer")
    gap = np.zeros(SAMPLE_RATE, dtype=np.float32)
    spoken = [decode(festival(text, place / f"{at}.wav")).samples for at, text in enumerate(SAID)]
    return np.concatenate([piece for one in spoken for piece in (one, gap)])


def pcm(samples: Samples) -> bytes:
    return np.rint(samples * 32767).astype("<i2").tobytes()


@dataclass
class Sessions:
    """Makes sessions as a `kill -9` leaves them."""

    home: Path
    script: Path

    def broken_off(self, sound: bytes, *, round_name: str = "tpm") -> Path:
        folder = new_session(STARTED, self.home)
        about = About(STARTED, round_name, "test", "What would you build?", "replay", str(self.script), 45)
        about_file.write(folder, about)
        (folder / "answer.pcm16").write_bytes(sound)
        return folder


@pytest.fixture
def sessions(home: Path) -> Sessions:
    script = home / "script.txt"
    lines = [f"[00:{3 * at:02}] You: {text}" for at, text in enumerate(SAID)]
    script.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return Sessions(home, script)


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_nothing_unfinished_is_one_friendly_line(voicecoach: Voicecoach) -> None:
    for arguments in ((), ("--list",)):
        ended = voicecoach("recover", *arguments)
        assert (ended.status, ended.out) == (0, "")
        assert ended.err == "Nothing is unfinished: every session has its report.\n"


def test_a_session_is_finished_as_practice_would_have(
    voicecoach: Voicecoach, sessions: Sessions, answer: Samples
) -> None:
    folder = sessions.broken_off(pcm(answer), round_name="swe")
    ended = voicecoach("recover")
    assert ended.status == 0, ended.err
    assert str(folder / "report.html") in ended.err.replace("\n", "")
    assert names(folder) == KEPT
    analysis = json.loads((folder / "analysis.json").read_text("utf-8"))
    assert (analysis["round"], analysis["prompt"], analysis["engine"]["name"]) == ("swe", "test", "replay")
    assert analysis["source"]["sha256"] == hashlib.sha256((folder / "answer.flac").read_bytes()).hexdigest()
    assert analysis["source"]["seconds"] == pytest.approx(len(answer) / SAMPLE_RATE, abs=0.1)
    assert "COST001" in ended.out
    assert "*Coach: What would you build?" in (folder / "report.md").read_text("utf-8")
    again = voicecoach("recover")
    assert again.err == "Nothing is unfinished: every session has its report.\n"
    assert voicecoach("recover", str(folder)).err.endswith("is finished already.\n")


def test_commands_among_the_words_are_not_the_answers(
    voicecoach: Voicecoach, sessions: Sessions, answer: Samples
) -> None:
    folder = sessions.broken_off(pcm(answer))
    assert voicecoach("recover").status == 0
    turns = read_transcript(folder / "transcript.json").turns
    assert [(turn.speaker, " ".join(word.text for word in turn.words)) for turn in turns] == [
        ("Coach", "What would you build?"),
        ("You", SAID[0]),
        ("You", SAID[2]),
    ]


def test_a_sample_cut_in_half_costs_nothing_else(voicecoach: Voicecoach, sessions: Sessions, answer: Samples) -> None:
    folder = sessions.broken_off(pcm(answer) + b"\x01")
    assert voicecoach("recover").status == 0
    kept, _ = soundfile.read(folder / "answer.flac", dtype="float32")
    assert np.abs(kept - answer).max() < 1 / 16_000


def test_a_session_whose_sound_is_whole_needs_only_its_words(
    voicecoach: Voicecoach, sessions: Sessions, answer: Samples
) -> None:
    folder = sessions.broken_off(b"")
    (folder / "answer.pcm16").unlink()
    soundfile.write(folder / "answer.flac", answer, SAMPLE_RATE)
    assert voicecoach("recover").status == 0
    assert names(folder) == KEPT


def test_a_judged_session_needs_only_its_sound(voicecoach: Voicecoach, sessions: Sessions, answer: Samples) -> None:
    folder = sessions.broken_off(pcm(answer))
    for name in ("analysis.json", "report.md"):
        (folder / name).write_text("as it was", encoding="utf-8")
    assert "whole now" in voicecoach("recover").err
    assert len(soundfile.read(folder / "answer.flac")[0]) == len(answer)
    assert (folder / "analysis.json").read_text("utf-8") == "as it was"


@pytest.mark.parametrize("sound", [b"", b"\x01", bytes(SAMPLE_RATE // 2), bytes(6 * SAMPLE_RATE)])
def test_too_little_speech_is_one_sentence_and_the_sound_is_kept(
    voicecoach: Voicecoach, sessions: Sessions, sound: bytes
) -> None:
    folder = sessions.broken_off(sound)
    ended = voicecoach("recover")
    assert (ended.status, ended.out) == (0, "")
    assert "no words were heard to judge; its sound is kept in" in ended.err
    assert ended.err.count("\n") == 1
    assert names(folder) == {"session.json", "answer.flac"}
    assert voicecoach("recover").err.startswith("Nothing is unfinished")


def test_the_list_shows_and_changes_nothing(voicecoach: Voicecoach, sessions: Sessions) -> None:
    folder = sessions.broken_off(bytes(2 * 90 * SAMPLE_RATE))
    ended = voicecoach("recover", "--list")
    when = f"20 November 2026, {STARTED.astimezone():%H:%M}"
    assert (ended.status, ended.out.replace("\n", "")) == (0, f"{when}  1:30  test  {folder}")
    assert names(folder) == {"session.json", "answer.pcm16"}


def test_one_fault_does_not_stop_the_others(voicecoach: Voicecoach, sessions: Sessions, answer: Samples) -> None:
    damaged, strange, good = (sessions.broken_off(pcm(answer), round_name=name) for name in ("tpm", "chess", "tpm"))
    (damaged / "answer.pcm16").unlink()
    (damaged / "answer.flac").write_bytes(b"this is no FLAC")
    ended = voicecoach("recover", str(damaged), strange.name, str(damaged / "none"), str(good / "answer.pcm16"))
    assert ended.status == 3
    assert len(ended.err.splitlines()) == 4
    assert "no sound that can be decoded" in ended.err
    assert "no round called 'chess'" in ended.err
    assert f"{damaged / 'none'} has no recording of a session" in ended.err
    assert names(good) == KEPT
    assert names(strange) == {"session.json", "answer.flac"}


def test_of_an_unknown_session_the_question_is_left_open(
    voicecoach: Voicecoach, sessions: Sessions, answer: Samples
) -> None:
    folder = sessions.broken_off(pcm(answer))
    (folder / "session.json").write_text("{", encoding="utf-8")
    ended = voicecoach("recover", "--engine", "replay", "--model", str(sessions.script))
    assert "is judged as a tpm round" in ended.err
    assert json.loads((folder / "analysis.json").read_text("utf-8"))["prompt"] is None


def test_the_recogniser_can_be_another(voicecoach: Voicecoach, sessions: Sessions, answer: Samples) -> None:
    folder = sessions.broken_off(pcm(answer))
    assert voicecoach("recover", "--engine", "pocketsphinx").status == 0
    analysis = json.loads((folder / "analysis.json").read_text("utf-8"))
    assert analysis["engine"]["name"] == "pocketsphinx"
    assert "kafka" in " ".join(word["text"] for word in analysis["words"]).lower()


def test_a_recogniser_that_is_no_more_leaves_all_as_it_was(
    voicecoach: Voicecoach, sessions: Sessions, answer: Samples
) -> None:
    folder = sessions.broken_off(pcm(answer))
    sessions.script.unlink()
    ended = voicecoach("recover")
    assert ended.status == 3
    assert ended.err.count("\n") == 1
    assert voicecoach("recover", "--list").out.endswith(f"{folder}\n")


def test_a_full_disk_keeps_the_spool(voicecoach: Voicecoach, sessions: Sessions) -> None:
    noise = np.random.default_rng(1).uniform(-1, 1, 4 * SAMPLE_RATE).astype(np.float32)
    folder = sessions.broken_off(pcm(noise))
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, before[1]))
    try:
        ended = voicecoach("recover")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert (ended.status, ended.err.count("\n")) == (4, 1)
    assert "its sound is kept in" in ended.err
    assert (folder / "answer.pcm16").read_bytes() == pcm(noise)


def test_a_folder_that_refuses_the_report_is_tried_again(
    voicecoach: Voicecoach, sessions: Sessions, answer: Samples
) -> None:
    folder = sessions.broken_off(pcm(answer))
    (folder / "report.md.part").mkdir()
    ended = voicecoach("recover")
    assert (ended.status, ended.err.count("\n")) == (4, 1)
    (folder / "report.md.part").rmdir()
    assert voicecoach("recover").status == 0
    assert names(folder) == KEPT


def test_a_session_that_goes_on_is_left_alone(voicecoach: Voicecoach, sessions: Sessions) -> None:
    folder = new_session(STARTED, sessions.home)
    with Recorder(folder / "answer.flac") as recorder:
        recorder.write(AudioBlock(np.zeros(SAMPLE_RATE, dtype=np.float32), 0))
        assert voicecoach("recover").err.startswith("Nothing is unfinished")
        ended = voicecoach("recover", str(folder))
        assert (ended.status, ended.err.count("\n")) == (2, 1)
        assert "still being recorded" in ended.err
    with claim(folder):
        ended = voicecoach("recover", str(folder))
        assert ended.status == 2
        assert "is going on, or being finished" in ended.err


def test_two_at_once_finish_each_session_once(sessions: Sessions, answer: Samples) -> None:
    folders = [sessions.broken_off(pcm(answer)) for _ in range(3)]
    command = [sys.executable, "-m", "voicecoach", "recover", *map(str, folders)]
    both = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=dict(os.environ), text=True)
        for _ in range(2)
    ]
    told = [process.communicate(timeout=120) for process in both]
    assert {process.returncode for process in both} <= {0, 2}
    for folder in folders:
        assert names(folder) == KEPT
        assert sum(err.replace("\n", "").count(str(folder / "report.html")) for _, err in told) == 1
