"""Session folders: private, never shared, and files that are whole or not there."""

import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from voicecoach.errors import DeviceError
from voicecoach.resources import HOME_VARIABLE, data_dir
from voicecoach.storage.sessions import keep, new_session

BEGAN = datetime(2026, 11, 20, 18, 4, tzinfo=UTC)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_sessions_of_the_same_minute_get_folders_of_their_own(tmp_path: Path) -> None:
    folders = [new_session(BEGAN, tmp_path) for _ in range(3)]
    assert [folder.name for folder in folders] == ["2026-11-20-1804", "2026-11-20-1804-2", "2026-11-20-1804-3"]
    assert all(mode(folder) == 0o700 for folder in folders)


def test_files_are_for_their_owner_and_leave_no_halves(tmp_path: Path) -> None:
    path = keep(tmp_path / "report.md", "words\n")
    keep(path, "other words\n")
    assert path.read_text(encoding="utf-8") == "other words\n"
    assert mode(path) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_a_place_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way", encoding="utf-8")
    with pytest.raises(DeviceError, match=HOME_VARIABLE):
        new_session(BEGAN, blocked)
    with pytest.raises(DeviceError, match="cannot be written"):
        keep(blocked / "report.md", "words")


def test_the_home_variable_moves_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    assert data_dir() == tmp_path
