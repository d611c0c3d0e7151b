"""`voicecoach history`, `show`, `delete`, `export`, `import`: as a user types them."""

import io
import json
from datetime import timedelta
from pathlib import Path

import pytest
from commands import Voicecoach
from kept_sessions import SAID, STARTED, folder_of, judged, session

from voicecoach.analysis.settings import SHIPPED
from voicecoach.cli.kept_formats import Kept, write
from voicecoach.cli.output import Output
from voicecoach.cli.recalled import recalled
from voicecoach.storage.editions import rules_digest
from voicecoach.storage.history import History, history_path

LATER = STARTED + timedelta(days=2)

OTHER = "Nobody would use Kafka for that; a plain table is enough."


@pytest.fixture
def two(home: Path) -> tuple[str, str]:
    """The names of two sessions, older first."""
    return folder_of(home).name, folder_of(home, OTHER, started=LATER).name


def test_no_session_is_one_friendly_line(voicecoach: Voicecoach) -> None:
    ended = voicecoach("history")
    assert (ended.status, ended.out) == (0, "")
    assert ended.err == "No session yet: voicecoach practice holds one.\n"


def test_the_list_has_a_line_for_each_session(voicecoach: Voicecoach, two: tuple[str, str]) -> None:
    heading, newer, older = voicecoach("history").out.splitlines()
    assert heading.split() == ["Session", "Round", "Question", "Length", "Verdict", "Mend", "first"]
    assert newer.startswith(two[1])
    worst = judged(*SAID)["findings"][0]
    assert older.split("  ")[0] == two[0]
    assert "Subtitle updates" in older
    assert "00:30" in older
    assert f"{worst['code']}  {worst['message']}" in older


def test_the_list_as_json(voicecoach: Voicecoach, two: tuple[str, str]) -> None:
    told = json.loads(voicecoach("history", "--json").out)
    assert told["schema"] == "voicecoach.history/1"
    assert [row["id"] for row in told["sessions"]] == [two[1], two[0]]
    older = told["sessions"][1]
    worst = judged(*SAID)["findings"][0]
    assert older["top_finding"] == {"code": worst["code"], "message": worst["message"]}
    assert (older["started"], older["seconds"]) == (STARTED.astimezone().isoformat(), 30.0)


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (("--round", "tpm"), 2),
        (("--round", "swe"), 0),
        (("--prompt", "subtitle-updates"), 2),
        (("--since", "2026-11-22"), 1),
        (("--until", "2026-11-21"), 1),
        (("--since", "2026-11-19", "--until", "2026-11-19"), 0),
        (("--search", "kafka"), 2),
        (("--search", '"plain table"'), 1),
        (("--search", "kafka", "--until", "2026-11-21"), 1),
    ],
)
def test_the_list_is_filtered(
    voicecoach: Voicecoach, two: tuple[str, str], arguments: tuple[str, ...], found: int
) -> None:
    ended = voicecoach("history", *arguments, "--json")
    assert len(json.loads(ended.out)["sessions"]) == found
    ended = voicecoach("history", *arguments)
    assert len(ended.out.splitlines()) == (found + 1 if found else 0)
    assert ended.err == ("" if found else "No session fits.\n")
    assert two


def test_a_search_says_where(voicecoach: Voicecoach, two: tuple[str, str]) -> None:
    assert "00:10 You: I'd put the updates on Kafka" in voicecoach("history", "--search", "kafka").out
    row = json.loads(voicecoach("history", "--search", "plain", "--json").out)["sessions"][0]
    assert (row["id"], row["found"]) == (two[1], {"times": 1, "speaker": "You", "at": 0.0, "quote": OTHER})


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("history", "--round", "chess"), "no round called 'chess'"),
        (("history", "--search", "?"), "at least one word"),
        (("show", "none"), "There is no session 'none'"),
        (("show", "last", "--take", "2"), "has no take 2"),
        (("show", "last", "--analysis", "2"), "There is 1 analysis"),
        (("replay", "last", "--at", "noon"), "is no moment"),
        (("replay", "last", "--at", "59:00"), "after the end"),
        (("delete", "last"), "add --yes"),
        (("export", "--format", "zip"), "name one with -o"),
    ],
)
def test_a_command_put_wrongly_is_one_sentence(
    voicecoach: Voicecoach,
    two: tuple[str, str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    sentence: str,
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    ended = voicecoach(*arguments)
    assert (ended.status, ended.out) == (2, "")
    assert sentence in ended.err
    assert two


def test_show_prints_the_report_as_it_was_kept(voicecoach: Voicecoach, two: tuple[str, str]) -> None:
    ended = voicecoach("show", two[0])
    worst = judged(*SAID)["findings"][0]
    assert worst["message"] in ended.out
    assert worst["quote"] in ended.out
    assert f"{two[0]}: Subtitle updates (tpm)" in ended.err
    assert json.loads(voicecoach("show", two[0], "--format", "json").out) == judged(*SAID)
    page = voicecoach("show", two[0], "--format", "markdown").out
    assert "**choice**" in page
    assert "*Coach: What?*" in page


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("html", "<!doctype html>"),
        ("vtt", "WEBVTT"),
        ("srt", "00:00:10,000 --> "),
        ("csv", "id,date,round"),
    ],
)
def test_show_knows_every_form(two: tuple[str, str], home: Path, form: str, said: str) -> None:
    """Also those that `--format` may not name yet."""
    kept = session(two[0], folder=two[0])
    analysis = recalled(kept.answers[0], judged(*SAID), SHIPPED)
    with Output(home / "out") as out:
        write(Kept(kept, kept.answers[0], analysis, home / "sessions" / two[0] / "answer.flac"), form, out)
    written = (home / "out").read_text("utf-8")
    assert said in written
    assert ("data:audio/" in written) == (form == "html")


def test_what_was_found_then_is_shown_and_not_what_would_be_today(voicecoach: Voicecoach, home: Path) -> None:
    folder = folder_of(home)
    document = judged(*SAID)
    then = [document["findings"][0] | {"message": "You said it in an older way"}]
    (folder / "analysis.json").write_text(json.dumps(document | {"findings": then}), encoding="utf-8")
    shown = voicecoach("show", "last").out
    assert "You said it in an older way." in shown
    assert sum(one["code"] in shown for one in document["findings"][1:]) < len(document["findings"]) - 1
    ended = voicecoach("show", "last", "--rejudge", "--note", "slower next time")
    assert "You said it in an older way." not in ended.out
    assert "Judged 2 times; this is analysis 2" in ended.err
    assert "Your note: slower next time" in ended.err
    assert "You said it in an older way." in voicecoach("show", "last", "--analysis", "1").out
    with History(history_path(home)) as history:
        _, newer = history.session(folder.name).answers[0].judgements
    assert newer.rules == rules_digest()


@pytest.mark.parametrize(
    "damage",
    [
        {"findings": [{"code": "COST001"}]},
        {"signals": [{"kind": "choice", "first": 0, "last": 10**6}]},
        {"skipped": None},
        {"measures": []},
        {"measures": {"words": "many", "minutes": "long"}},
        {"source": {}},
        {"engine": {"name": "x"}},
        {"words": [], "sentences": 7},
    ],
)
def test_a_kept_analysis_that_is_damaged_is_one_sentence(
    voicecoach: Voicecoach, home: Path, damage: dict[str, object]
) -> None:
    folder = folder_of(home)
    (folder / "analysis.json").write_text(json.dumps(judged(*SAID) | damage), encoding="utf-8")
    ended = voicecoach("show", "last")
    assert ended.status in {0, 3}
    assert "Traceback" not in ended.err
    assert voicecoach("history").status == 0


def test_deleting_asks_and_then_leaves_nothing(
    voicecoach: Voicecoach, home: Path, two: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for answer, left in (("n\n", 2), ("y\n", 1)):
        asked = io.StringIO(answer)
        monkeypatch.setattr(asked, "isatty", lambda: True)
        monkeypatch.setattr("sys.stdin", asked)
        ended = voicecoach("delete", two[1])
        assert ended.status == (0 if left == 1 else 1)
        assert len(list((home / "sessions").iterdir())) == left
    assert voicecoach("delete", two[0], "last", "--yes").status == 0
    assert list((home / "sessions").iterdir()) == []
    assert b"subtitle" not in history_path(home).read_bytes().lower()
    assert voicecoach("history").err.startswith("No session yet")


@pytest.mark.parametrize("name", ["all.zip", "all.jsonl"])
def test_export_and_import_lose_nothing(
    voicecoach: Voicecoach, two: tuple[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    before = voicecoach("history", "--json").out
    ended = voicecoach("export", "-o", str(tmp_path / name))
    assert (ended.status, ended.out) == (0, "")
    assert ended.err.startswith("2 sessions written to")
    monkeypatch.setenv("VOICECOACH_HOME", str(tmp_path / "elsewhere"))
    assert voicecoach("import", str(tmp_path / name)).err == "2 sessions read: 2 new.\n"
    assert voicecoach("import", str(tmp_path / name)).err == "2 sessions read: 2 here already.\n"
    assert voicecoach("history", "--json").out == before
    assert voicecoach("show", two[0]).status == 0
    ended = voicecoach("replay", two[0], "--at", "59:00")
    assert ended.status == (2 if name == "all.zip" else 3)


def test_one_session_goes_through_a_pipe(voicecoach: Voicecoach, two: tuple[str, str]) -> None:
    (line,) = voicecoach("export", two[0]).out.splitlines()
    assert json.loads(line)["id"] == two[0]


def test_importing_what_is_no_export_is_one_sentence(voicecoach: Voicecoach, tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_text("just words\n", encoding="utf-8")
    for name in ("words.txt", "none.zip"):
        ended = voicecoach("import", str(tmp_path / name))
        assert (ended.status, ended.out, ended.err.count("\n")) == (3, "", 1)


def test_a_history_that_is_damaged_does_not_hide_the_sessions(
    voicecoach: Voicecoach, home: Path, two: tuple[str, str]
) -> None:
    history_path(home).write_bytes(b"no database, and never was one" * 99)
    ended = voicecoach("history")
    assert (ended.status, ended.err.count("\n")) == (3, 1)
    history_path(home).unlink()
    assert two[0] in voicecoach("history").out
