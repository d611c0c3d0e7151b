"""What is written to one file comes back equal; what was made to do harm does none."""

import json
import stat
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from kept_sessions import STARTED, folder_of, judged, session

from voicecoach.errors import DeviceError, InputError, MissingInput, UnreadableInput, UsageError
from voicecoach.storage import bringing
from voicecoach.storage.archive import write_lines, write_zip
from voicecoach.storage.bringing import bring
from voicecoach.storage.claims import claim
from voicecoach.storage.deleting import delete
from voicecoach.storage.history import Added, History, history_path
from voicecoach.storage.keeping import take_in
from voicecoach.storage.record_json import parse_record, record_text
from voicecoach.storage.records import KeptSession

LATER = STARTED + timedelta(hours=1)


@pytest.fixture
def here(home: Path) -> Iterator[History]:
    with History(history_path(home)) as history:
        yield history


@pytest.fixture
def there(tmp_path: Path) -> Path:
    """The data directory of another machine."""
    return tmp_path / "there"


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def brought(source: Path, root: Path) -> tuple[list[Added], list[KeptSession]]:
    with History(history_path(root)) as history:
        became = [one.added for one in bring(source, history, root)]
        return became, [history.session(listed.id) for listed in history.sessions()]


def test_a_zip_takes_everything_there_and_back(here: History, home: Path, there: Path, tmp_path: Path) -> None:
    folders = [folder_of(home), folder_of(home, "I would use Kafka, like before.", started=LATER)]
    take_in(here, home)
    here.annotate(folders[0].name, "calmer <than> “before”\n🙂")
    here.reanalysed(folders[0].name, replace(session().answers[0].judgements[0], rules="newer"))
    kept = [here.session(listed.id) for listed in here.sessions()]
    write_zip(kept, home, tmp_path / "all.zip")
    assert stat.S_IMODE((tmp_path / "all.zip").stat().st_mode) == 0o600
    assert brought(tmp_path / "all.zip", there) == ([Added.NEW, Added.NEW], kept)
    for folder in folders:
        copy = there / "sessions" / folder.name
        assert files(copy) == files(folder)
        assert {stat.S_IMODE(path.stat().st_mode) for path in copy.iterdir()} == {0o600}
        assert stat.S_IMODE(copy.stat().st_mode) == 0o700
    assert brought(tmp_path / "all.zip", there) == ([Added.KNOWN, Added.KNOWN], kept)
    with History(history_path(there)) as history:
        assert take_in(history, there).added == 0


def test_lines_take_all_but_the_recordings(here: History, home: Path, there: Path, tmp_path: Path) -> None:
    folder_of(home)
    take_in(here, home)
    (kept,) = [here.session(listed.id) for listed in here.sessions()]
    write_lines([kept, session("b", started=LATER)], tmp_path / "all.jsonl")
    _, back = brought(tmp_path / "all.jsonl", there)
    assert back == [session("b", started=LATER), replace(kept, folder=None)]
    assert not (there / "sessions").exists()


def test_what_is_here_is_added_to_and_never_replaced(here: History, home: Path, tmp_path: Path) -> None:
    folder = folder_of(home)
    take_in(here, home)
    kept = here.session(folder.name)
    newer = replace(kept.answers[0].judgements[0], rules="newer", document=judged("I would use Kafka."))
    grown = replace(kept, answers=(replace(kept.answers[0], judgements=(newer,)),), notes="theirs")
    write_zip([grown], home, tmp_path / "grown.zip")
    (folder / "report.md").write_text("mine", encoding="utf-8")
    became, (merged,) = brought(tmp_path / "grown.zip", home)
    assert became == [Added.GROWN]
    assert merged.answers[0].judgements == (*kept.answers[0].judgements, newer)
    assert merged.notes == ""
    assert (folder / "report.md").read_text("utf-8") == "mine"


def test_a_name_that_is_taken_becomes_another(here: History, home: Path, there: Path, tmp_path: Path) -> None:
    folder_of(home)
    take_in(here, home)
    write_zip([here.session(listed.id) for listed in here.sessions()], home, tmp_path / "all.zip")
    theirs = folder_of(there, "Something else entirely.", started=STARTED + timedelta(seconds=9))
    unfinished = there / "sessions" / f"{theirs.name}-2"
    unfinished.mkdir()
    with History(history_path(there)) as history:
        take_in(history, there)
    _, back = brought(tmp_path / "all.zip", there)
    assert sorted(one.id for one in back) == [theirs.name, f"{theirs.name}-3"]
    assert (there / "sessions" / f"{theirs.name}-3" / "answer.flac").exists()
    assert list(unfinished.iterdir()) == []


def test_a_folder_that_was_removed_comes_back(here: History, home: Path, tmp_path: Path) -> None:
    folder = folder_of(home)
    take_in(here, home)
    write_zip([here.session(folder.name)], home, tmp_path / "all.zip")
    before = files(folder)
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    assert brought(tmp_path / "all.zip", home)[0] == [Added.KNOWN]
    assert files(folder) == before


RECORD = record_text(session("a"))


@pytest.mark.parametrize(
    "names",
    [
        ("a/record.json", "a/files/../../../../evil.txt"),
        ("a/record.json", "a/files//evil.txt"),
        ("a/record.json", "/etc/evil.txt"),
        ("a/record.json", "a/files/sub/evil.txt"),
        ("a/record.json", "a/files/.hidden"),
        ("a/record.json", "a/files/evil\\..\\evil.txt"),
        ("a/record.json", "b/files/answer.flac"),
        ("a/record.json", "readme.txt"),
        ("../record.json",),
        ("a/record.json", "a/files/" + "x" * 200),
        (),
    ],
)
def test_names_that_lead_elsewhere_are_refused_whole(there: Path, tmp_path: Path, names: tuple[str, ...]) -> None:
    hostile = tmp_path / "hostile.zip"
    with zipfile.ZipFile(hostile, "w") as packed:
        for name in names:
            packed.writestr(name, RECORD if name.endswith("record.json") else b"evil")
    with pytest.raises(UnreadableInput, match="nothing was taken"):
        brought(hostile, there)
    assert {path.name for path in tmp_path.rglob("*")} <= {
        "hostile.zip",
        "there",
        "history.db",
        "history.db-wal",
        "history.db-shm",
    }


def test_a_file_that_stands_twice_is_refused(there: Path, tmp_path: Path) -> None:
    hostile = tmp_path / "hostile.zip"
    with zipfile.ZipFile(hostile, "w") as packed:
        packed.writestr("a/record.json", RECORD)
        with pytest.warns(UserWarning, match="Duplicate name"):
            packed.writestr("a/record.json", RECORD)
    with pytest.raises(UnreadableInput, match="nothing was taken"):
        brought(hostile, there)


def test_links_in_a_zip_are_plain_files(there: Path, tmp_path: Path) -> None:
    hostile, link = tmp_path / "hostile.zip", zipfile.ZipInfo("a/files/link.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(hostile, "w") as packed:
        packed.writestr("a/record.json", record_text(session("a", folder="a")))
        packed.writestr(link, "/etc/passwd")
    brought(hostile, there)
    unpacked = there / "sessions" / "a" / "link.txt"
    assert not unpacked.is_symlink()
    assert unpacked.read_text("utf-8") == "/etc/passwd"


@pytest.mark.parametrize("limit", ["LARGEST_FILE", "LARGEST_RECORD", "MOST_FILES"])
def test_what_is_out_of_proportion_is_not_unpacked(
    there: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    bomb = tmp_path / "bomb.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("a/record.json", record_text(session("a", folder="a")))
        packed.writestr("a/files/zeros.wav", bytes(2**20))
        packed.writestr("a/files/more.wav", b"")
    monkeypatch.setattr(bringing, limit, 1)
    with pytest.raises(UnreadableInput, match="larger than any"):
        brought(bomb, there)
    assert not (there / "sessions").exists()


def test_what_the_disk_cannot_hold_is_not_unpacked(
    there: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    large = tmp_path / "large.zip"
    with zipfile.ZipFile(large, "w") as packed:
        packed.writestr("a/record.json", record_text(session("a", folder="a")))
        packed.writestr("a/files/answer.wav", bytes(100))
    monkeypatch.setattr(bringing, "SPARE", 2**60)
    with pytest.raises(DeviceError, match="make room"):
        brought(large, there)


def test_a_damaged_zip_is_one_sentence_and_leaves_nothing_half(
    here: History, home: Path, there: Path, tmp_path: Path
) -> None:
    folder = folder_of(home)
    take_in(here, home)
    write_zip([here.session(folder.name)], home, tmp_path / "all.zip")
    whole = (tmp_path / "all.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "all.zip") as packed:
        sound = packed.getinfo(f"{folder.name}/files/answer.flac")
    at = sound.header_offset + 30 + len(sound.filename) + 20
    (tmp_path / "bad.zip").write_bytes(whole[:at] + bytes([whole[at] ^ 255]) + whole[at + 1 :])
    with pytest.raises(UnreadableInput, match="damaged"):
        brought(tmp_path / "bad.zip", there)
    assert not list((there / "sessions").iterdir())
    assert {path.name.split("-")[0] for path in there.iterdir()} <= {"history.db", "sessions"}


def changed(**fields: Any) -> str:  # noqa: ANN401
    return json.dumps({**json.loads(RECORD), **fields})


ANSWER = json.loads(RECORD)["answers"][0]


@pytest.mark.parametrize(
    "line",
    [
        "",
        "{}",
        "not JSON",
        changed(schema="voicecoach.record/2"),
        changed(id="../../etc"),
        changed(folder="../../etc"),
        changed(started="yesterday"),
        changed(kind="exam"),
        changed(title=["a"]),
        changed(answers=[ANSWER, ANSWER]),
        changed(answers=[{**ANSWER, "number": -1}]),
        changed(answers=[{**ANSWER, "sound": "../../../etc/passwd"}]),
        changed(answers=[{**ANSWER, "transcript": []}]),
        changed(answers=[{**ANSWER, "judgements": [{"document": {}}]}]),
        RECORD[: len(RECORD) // 2],
        RECORD.replace("Subtitle updates", "\\ud83d"),
    ],
)
def test_a_record_that_was_tampered_with_is_refused(line: str) -> None:
    with pytest.raises(UnreadableInput):
        parse_record(line.encode(), "Line 1")


def test_a_record_comes_back_equal() -> None:
    kept = session("a", notes="\u2028 \u202e <script>", folder="a")
    assert "\n" not in record_text(kept)
    assert parse_record(record_text(kept).encode(), "it") == kept


def test_what_cannot_be_read_or_written_is_one_sentence(here: History, home: Path, tmp_path: Path) -> None:
    for missing in (tmp_path / "none.zip", tmp_path):
        with pytest.raises(MissingInput):
            list(bring(missing, here, home))
    (tmp_path / "text.jsonl").write_text("just words\n", encoding="utf-8")
    with pytest.raises(InputError):
        list(bring(tmp_path / "text.jsonl", here, home))
    with pytest.raises(DeviceError, match="cannot be written"):
        write_zip([], home, tmp_path / "no" / "out.zip")
    with pytest.raises(DeviceError, match="cannot be written"):
        write_lines([], tmp_path / "no" / "out.jsonl")


def test_deleting_takes_the_folder_and_only_that(here: History, home: Path, tmp_path: Path) -> None:
    first, second = folder_of(home), folder_of(home, started=LATER)
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "mine.txt").write_text("mine", encoding="utf-8")
    linked = home / "sessions" / "linked"
    linked.symlink_to(outside)
    here.add(session("linked", folder="linked", started=LATER + timedelta(days=1)))
    take_in(here, home)
    delete(here, [first.name, "linked"], home)
    assert [listed.id for listed in here.sessions()] == [second.name]
    assert sorted(path.name for path in (home / "sessions").iterdir()) == [second.name]
    assert (outside / "mine.txt").exists()
    assert take_in(here, home).added == 0


def test_a_session_that_goes_on_is_not_deleted(here: History, home: Path) -> None:
    first, second = folder_of(home), folder_of(home, started=LATER)
    take_in(here, home)
    with claim(second), pytest.raises(UsageError, match="going on"):
        delete(here, [first.name, second.name], home)
    assert first.exists()
    assert len(here.sessions()) == 2
