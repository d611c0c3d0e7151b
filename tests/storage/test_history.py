"""The history keeps everything, finds it again, replaces nothing, and forgets for good what is deleted."""

import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from kept_sessions import SAID, STARTED, judged, session, transcript

from voicecoach.errors import DeviceError, UnreadableInput, UsageError
from voicecoach.storage import database
from voicecoach.storage.database import connect, writing
from voicecoach.storage.history import Added, History
from voicecoach.storage.records import Filter, Judgement, KeptAnswer
from voicecoach.transcript.types import Timing, Transcript, Turn, Word

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "kept" / "history.db"


@pytest.fixture
def history(path: Path) -> Iterator[History]:
    with History(path) as opened:
        yield opened


def test_what_is_kept_comes_back_equal(history: History, path: Path) -> None:
    retake = KeptAnswer(
        2, None, None, "retake.flac", 9.5, Transcript((Turn((Word("Kafka?"),), "Coach", (), "probe"),), Timing.NONE)
    )
    kept = session(minutes=None, folder="2026-11-20-1804", notes="a “note”")
    kept = replace(kept, answers=(*kept.answers, retake))
    assert history.add(kept) is Added.NEW
    assert history.session(kept.id) == kept
    with History(path) as again:
        assert again.session(kept.id) == kept


def test_an_analysis_comes_back_to_the_letter(history: History) -> None:
    history.add(session())
    document = history.session("2026-11-20-1804").answers[0].judgements[0].document
    assert list(document.items()) == list(judged(*SAID).items())


def test_keys_of_a_later_program_are_kept(history: History) -> None:
    document = judged(*SAID) | {"mood": {"calm": True}, "rubric": None, "words": [{"text": "other", "start": 1.0}]}
    document["findings"] = [one | {"colour": "red"} for one in document["findings"]]
    later = Judgement(STARTED, "9.0", None, document)
    kept = session()
    history.add(replace(kept, answers=(replace(kept.answers[0], judgements=(later,)),)))
    assert history.session(kept.id).answers[0].judgements == (later,)


def test_a_newer_analysis_stands_beside_the_older(history: History) -> None:
    history.add(session())
    fewer = judged(*SAID) | {"findings": []}
    newer = Judgement(NOON, "0.2.0", "def456", fewer)
    history.reanalysed("2026-11-20-1804", newer)
    first, second = history.session("2026-11-20-1804").answers[0].judgements
    assert (first.rules, second) == ("abc123", newer)
    assert history.sessions()[0].top_code is None
    with pytest.raises(UsageError, match="no answer 2"):
        history.reanalysed("2026-11-20-1804", newer, answer=2)


def test_adding_again_adds_only_what_is_missing(history: History) -> None:
    kept = session()
    retake = replace(kept.answers[0], number=2, retaken_from=12.0)
    assert [history.add(kept), history.add(kept)] == [Added.NEW, Added.KNOWN]
    assert history.add(replace(kept, answers=(*kept.answers, retake))) is Added.GROWN
    assert history.session(kept.id).answers == (*kept.answers, retake)
    with pytest.raises(ValueError, match="two sessions"):
        history.add(session(started=NOON))
    with pytest.raises(ValueError, match="plain name"):
        history.add(session("../away"))


def test_the_list_is_newest_first_and_filtered(history: History) -> None:
    history.add(session("a"))
    history.add(session("b", started=NOON, round="swe", prompt="event-logging"))
    history.add(session("c", started=NOON + timedelta(days=1), answers=()))

    def names(wanted: Filter) -> list[str]:
        return [listed.id for listed in history.sessions(wanted)]

    assert names(Filter()) == ["c", "b", "a"]
    assert names(Filter(round="swe")) == names(Filter(prompt="event-logging")) == ["b"]
    assert names(Filter(since=NOON)) == ["c", "b"]
    assert names(Filter(until=NOON)) == ["a"]
    listed = history.sessions(Filter(until=NOON))[0]
    worst = judged(*SAID)["findings"][0]
    assert (listed.seconds, listed.answers, listed.top_code, listed.top_message) == (
        30.0,
        1,
        worst["code"],
        worst["message"],
    )
    assert history.sessions()[0].level is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("kafka", ["a"]),
        ("KAFKA update", ["a"]),
        ('"fresh must"', ["a"]),
        ('"must fresh"', []),
        ("scal*", ["a"]),
        ("café", ["b"]),
        ("cafe", ["b"]),
        ("kafka café", []),
        ("what", ["b", "a"]),
        ("text:kafka", []),
        ('kafka"', ["a"]),
        ("kafka OR café", []),
        ("share-of", ["a"]),
    ],
)
def test_search_finds_what_was_said(history: History, text: str, found: list[str]) -> None:
    history.add(session("a"))
    history.add(session("b", "Nobody orders at the café, so I would leave it as it is.", started=NOON))
    assert [hit.session.id for hit in history.search(text)] == found


def test_a_search_result_names_the_place(history: History) -> None:
    history.add(session("a", *SAID, "And Kafka again, at the very end."))
    (hit,) = history.search("kafka")
    assert (hit.times, hit.speaker, hit.at) == (2, "You", 10.0)
    assert "the updates on Kafka, because" in hit.quote
    assert history.search("kafka", Filter(round="swe")) == ()


def test_a_search_for_no_word_is_refused(history: History) -> None:
    for text in ("", "?!", '""'):
        with pytest.raises(UsageError, match="at least one word"):
            history.search(text)


def test_names_may_be_short(history: History) -> None:
    with pytest.raises(UsageError, match="no session 'last'"):
        history.find("last")
    history.add(session("2026-11-20-1804"))
    history.add(session("2026-11-20-1804-2", started=NOON))
    history.add(session("2026-12-01-0900", started=NOON + timedelta(days=9)))
    assert history.find("2026-11-20-1804") == "2026-11-20-1804"
    assert history.find("last") == history.find("2026-12") == history.find("0900") == "2026-12-01-0900"
    with pytest.raises(UsageError, match="Several sessions have '2026-11'"):
        history.find("2026-11")
    for unknown in ("2027", ""):
        with pytest.raises(UsageError, match="There is no session"):
            history.find(unknown)


def test_a_note_is_kept_and_replaced(history: History) -> None:
    history.add(session())
    history.annotate("2026-11-20-1804", "too fast")
    history.annotate("2026-11-20-1804", "calmer")
    assert history.session("2026-11-20-1804").notes == "calmer"
    with pytest.raises(UsageError):
        history.annotate("none", "")


def test_nothing_is_left_of_what_is_deleted(history: History, path: Path) -> None:
    secret = "My salary at Quuxbarium was a hundred zorkmids, because I asked."
    history.add(session("a"))
    history.add(session("b", secret, started=NOON, notes="quuxbarium"))
    with pytest.raises(UsageError):
        history.delete(["b", "none"])
    assert history.search("quuxbarium")
    history.delete(["b"])
    assert [listed.id for listed in history.sessions()] == ["a"]
    assert history.search("quuxbarium") == ()
    left = b"".join(file.read_bytes() for file in path.parent.iterdir()).lower()
    assert b"kafka" in left
    assert b"quuxbar" not in left
    assert b"zorkmid" not in left
    assert rows_left(path) == {"sessions": 1, "answers": 1, "analyses": 1, "scores": 1, "moves": 1}


def rows_left(path: Path) -> dict[str, int]:
    connection = connect(path)
    tables = ("sessions", "answers", "analyses", "scores", "moves")
    counts = {table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables}
    connection.close()
    return counts


def test_the_files_are_for_their_owner(history: History, path: Path) -> None:
    history.add(session())
    assert {file.name for file in path.parent.iterdir()} >= {"history.db", "history.db-wal"}
    assert {stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()} == {0o600}
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_copy_that_everybody_may_read_is_closed(path: Path) -> None:
    with History(path):
        pass
    path.chmod(0o644)
    with History(path):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_what_a_power_cut_breaks_off_never_was(history: History, path: Path) -> None:
    """The process dies in the middle of adding: a power cut, as far as the file can tell."""
    history.add(session("a"))
    script = (
        "import os\n"
        "from datetime import timedelta\n"
        "from pathlib import Path\n"
        "from kept_sessions import STARTED, session\n"
        "from voicecoach.storage import rows\n"
        "from voicecoach.storage.history import History\n"
        "rows.insert_judgement = lambda *_: os.abort()\n"
        f"with History(Path({str(path)!r})) as history:\n"
        "    history.add(session('b', started=STARTED + timedelta(days=1)))\n"
    )
    died = subprocess.run([sys.executable, "-c", script], env={"PYTHONPATH": ":".join(sys.path)}, check=False)
    assert died.returncode < 0
    assert [listed.id for listed in history.sessions()] == ["a"]
    assert history.add(session("b", started=NOON)) is Added.NEW


def test_a_fault_in_the_middle_leaves_all_as_it_was(history: History) -> None:
    kept = session()
    broken = Judgement(STARTED, None, None, judged(*SAID) | {"rest": float("nan")})
    with pytest.raises(ValueError, match="JSON"):
        history.add(replace(kept, answers=(replace(kept.answers[0], judgements=(broken,)),)))
    assert history.sessions() == ()
    assert history.add(kept) is Added.NEW


def test_two_programs_write_at_once(path: Path) -> None:
    """Four start together on a history that is not there yet, and each adds ten sessions."""
    script = (
        "import sys\n"
        "from datetime import timedelta\n"
        "from pathlib import Path\n"
        "from kept_sessions import STARTED, session\n"
        "from voicecoach.storage.history import History\n"
        "for number in range(10):\n"
        f"    with History(Path({str(path)!r})) as history:\n"
        "        history.add(session(f'{sys.argv[1]}-{number}', started=STARTED + timedelta(days=number)))\n"
    )
    writers = [
        subprocess.Popen([sys.executable, "-c", script, str(at)], env={"PYTHONPATH": ":".join(sys.path)})
        for at in range(4)
    ]
    assert [writer.wait(timeout=120) for writer in writers] == [0, 0, 0, 0]
    with History(path) as history:
        assert len(history.sessions()) == len(history.search("kafka")) == 40


def test_a_program_that_does_not_let_go_is_one_sentence(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "PATIENCE", 0.1)
    with History(path) as history:
        other = connect(path)
        with writing(other), pytest.raises(DeviceError, match="in use by another voicecoach"):
            history.add(session())
        other.close()
        assert history.add(session()) is Added.NEW


@pytest.mark.parametrize(
    "content", [b"this is no database, and never was one; " * 50, b"SQLite format 3\0" + b"\xff" * 4096]
)
def test_a_damaged_file_is_one_sentence(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(UnreadableInput, match="move it away"), History(path):
        pass


def test_a_place_that_refuses_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    for refused in (tmp_path / "file" / "history.db", tmp_path):
        with pytest.raises(DeviceError, match="cannot be kept"), History(refused):
            pass


def test_foreign_keys_hold(history: History, path: Path) -> None:
    history.add(session())
    connection = connect(path)
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute("INSERT INTO answers (session, number, timing) VALUES (99, 1, 'none')")
    connection.close()


def test_hesitations_without_words_are_kept(history: History) -> None:
    kept = session()
    silent = replace(transcript(*SAID).turns[-1], words=())
    heard = Transcript((*kept.answers[0].transcript.turns, silent), Timing.WORD)
    kept = replace(kept, answers=(replace(kept.answers[0], transcript=heard),))
    history.add(kept)
    assert history.session(kept.id) == kept
