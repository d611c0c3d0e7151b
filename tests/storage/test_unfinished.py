"""Which sessions count as unfinished: what was broken off and nobody is at, and nothing else."""

import json
import stat
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

import voicecoach
from voicecoach.audio.recording import Recorder
from voicecoach.audio.types import SAMPLE_RATE, AudioBlock
from voicecoach.errors import DeviceError, UnreadableInput
from voicecoach.storage import about as about_file
from voicecoach.storage.about import About
from voicecoach.storage.claims import begin, claim, end, is_free
from voicecoach.storage.sessions import new_session
from voicecoach.storage.unfinished import Unfinished, look, reminder, unfinished

ABOUT = About(
    started=datetime(2026, 11, 20, 18, 4, tzinfo=UTC).astimezone(),
    round="swe",
    prompt="test",
    question="What would you build?",
    engine="faster-whisper",
    model="base.en",
    minutes=45,
    title="A test",
)

WHEN = f"20 November 2026, {ABOUT.started:%H:%M}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return new_session(ABOUT.started, tmp_path)


def record(folder: Path, seconds: float) -> None:
    """Leave a finished recording."""
    with Recorder(folder / "answer.flac") as recorder:
        recorder.write(AudioBlock(np.zeros(round(seconds * SAMPLE_RATE), dtype=np.float32), 0))


def leave_spool(folder: Path, seconds: float) -> None:
    """Leave what a killed session leaves."""
    (folder / "answer.pcm16").write_bytes(bytes(2 * round(seconds * SAMPLE_RATE)))


def finish(folder: Path) -> None:
    for name in ("analysis.json", "report.md"):
        (folder / name).touch()


def only(root: Path) -> Unfinished:
    (session,) = unfinished(root)
    return session


def test_a_session_says_what_it_is_about_before_its_first_word(folder: Path) -> None:
    with begin(folder, ABOUT):
        kept = json.loads((folder / "session.json").read_text(encoding="utf-8"))
        assert stat.S_IMODE((folder / "session.json").stat().st_mode) == 0o600
        assert about_file.read(folder) == ABOUT
    assert kept == {
        "schema": "voicecoach.session/1",
        "started": ABOUT.started.isoformat(),
        "version": voicecoach.__version__,
        "kind": "practice",
        "prompt": {"id": "test", "title": "A test", "text": "What would you build?"},
        "round": "swe",
        "engine": {"name": "faster-whisper", "model": "base.en"},
        "minutes": 45,
        "ended": None,
    }
    assert about_file.is_ended(folder)
    assert about_file.read(folder) == ABOUT
    assert [path.name for path in folder.iterdir()] == ["session.json"]


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '{"schema": "voicecoach.session/1"}', '{"schema": "voicecoach.session/2"}', "[" * 100_000, "\x80"],
)
def test_a_damaged_file_says_nothing(folder: Path, text: str) -> None:
    (folder / "session.json").write_text(text, encoding="latin-1")
    assert about_file.read(folder) is None
    assert not about_file.is_ended(folder)


def test_a_session_that_is_held_is_nobody_elses(tmp_path: Path, folder: Path) -> None:
    with begin(folder, ABOUT):
        leave_spool(folder, 5)  # locked by nobody, as on a disk without locks for files
        assert not is_free(folder)
        assert unfinished(tmp_path) == ()
    assert is_free(folder)
    assert only(tmp_path).seconds == 5


def test_a_recording_in_the_making_is_left_alone(tmp_path: Path, folder: Path) -> None:
    with Recorder(folder / "answer.flac"):
        assert unfinished(tmp_path) == ()


def test_two_cannot_finish_the_same_session(folder: Path) -> None:
    with claim(folder) as first, claim(folder) as second:
        assert (first, second) == (True, False)
    with claim(folder) as third:
        assert third


def test_a_spool_left_behind_is_unfinished(tmp_path: Path, folder: Path) -> None:
    about_file.write(folder, ABOUT)
    leave_spool(folder, 760)
    session = only(tmp_path)
    assert (session.title, session.length, session.judged) == (WHEN, "12:40", False)
    assert session.about == ABOUT


def hold(folder: Path, fault: BaseException) -> None:
    """Hold a session of three seconds that ends with a fault."""
    with begin(folder, ABOUT):
        record(folder, 3)
        raise fault


@pytest.mark.parametrize("fault", [KeyboardInterrupt(), DeviceError("Full.")], ids=["ctrl-c", "fault"])
def test_a_session_broken_off_with_sound_is_unfinished(tmp_path: Path, folder: Path, fault: BaseException) -> None:
    with pytest.raises(type(fault)):
        hold(folder, fault)
    assert only(tmp_path).sound == folder / "answer.flac"


def test_one_in_which_nothing_was_said_has_ended(tmp_path: Path, folder: Path) -> None:
    with pytest.raises(UnreadableInput):
        hold(folder, UnreadableInput("No words were heard."))
    assert unfinished(tmp_path) == ()


def test_one_that_was_left_or_judged_has_ended(tmp_path: Path, folder: Path) -> None:
    with begin(folder, ABOUT):
        record(folder, 3)
    assert unfinished(tmp_path) == ()
    judged = new_session(ABOUT.started, tmp_path)
    record(judged, 3)
    finish(judged)
    assert unfinished(tmp_path) == ()


def test_one_that_was_killed_before_its_sound_began_left_nothing(tmp_path: Path, folder: Path) -> None:
    about_file.write(folder, ABOUT)
    assert unfinished(tmp_path) == ()


def test_a_report_that_is_missing_is_made_again(tmp_path: Path, folder: Path) -> None:
    record(folder, 3)
    finish(folder)
    (folder / "report.md").unlink()
    assert not only(tmp_path).judged


def test_a_judged_session_without_room_for_its_flac_needs_only_that(tmp_path: Path, folder: Path) -> None:
    leave_spool(folder, 3)
    finish(folder)
    assert only(tmp_path).judged


def test_of_an_unknown_session_there_is_its_folder(tmp_path: Path, folder: Path) -> None:
    leave_spool(folder, 3)
    assert only(tmp_path).title == "2026-11-20-1804"
    assert only(tmp_path).about is None
    end(folder)
    assert about_file.is_ended(folder)
    assert about_file.read(folder) is None


def test_an_end_that_cannot_be_written_harms_nobody(folder: Path) -> None:
    (folder / "session.json.part").mkdir()
    end(folder)
    assert not about_file.is_ended(folder)


def test_a_damaged_recording_is_still_unfinished(tmp_path: Path, folder: Path) -> None:
    (folder / "answer.flac").write_bytes(b"no FLAC")
    assert only(tmp_path).length == "an unknown length"


def test_a_folder_without_sound_is_not_a_session(tmp_path: Path) -> None:
    assert look(tmp_path) is None
    assert unfinished(tmp_path) == ()


def test_whoever_begins_is_reminded_once_of_all(tmp_path: Path, folder: Path) -> None:
    assert reminder(tmp_path) is None
    about_file.write(folder, ABOUT)
    leave_spool(folder, 0.9)
    assert reminder(tmp_path) is None
    leave_spool(folder, 760)
    assert reminder(tmp_path) == (
        f"A session of {WHEN} was not finished (12:40 of answer): voicecoach recover finishes it."
    )
    other = new_session(ABOUT.started, tmp_path)
    about_file.write(other, replace(ABOUT, started=ABOUT.started.replace(day=21)))
    record(other, 61)
    assert reminder(tmp_path) == (
        f"2 sessions were not finished, the last of {WHEN.replace('20', '21', 1)} (1:01 of answer): "
        "voicecoach recover finishes them."
    )


def test_sessions_that_cannot_be_looked_through_stop_nobody_from_beginning(tmp_path: Path) -> None:
    (tmp_path / "sessions").write_text("in the way", encoding="utf-8")
    with pytest.raises(DeviceError, match="cannot be looked through"):
        unfinished(tmp_path)
    assert reminder(tmp_path) is None
