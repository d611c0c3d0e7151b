"""`voicecoach fillers`: formats, speakers, recordings, exit status."""

import csv
import io
import json
from pathlib import Path

import pytest
from commands import Voicecoach

from voicecoach.reports.filler_document import COLUMNS, SCHEMA

STAMPED = """[00:00:05] Ana: What would you, um, build, um, here?
[00:00:08] Ben: So um I would, you know, put the um the events into a queue, and then, uh, the workers take them.
[00:00:30] Ben: At the end we look at NDCG, you know, and the page shows it.
[00:01:40] Ben: And that is, I mean, the whole of it, with <b>one</b> queue and two workers for each of the titles.
"""

KEYS = (
    "schema source engine words minutes_spoken filled_pauses discourse per_minute per_hundred_words fillers minutes "
    "stalls hedges decisions pet_phrases names"
)


@pytest.fixture
def transcript(tmp_path: Path) -> str:
    path = tmp_path / "interview.txt"
    path.write_text(STAMPED, encoding="utf-8")
    return str(path)


def test_text_says_what_how_often_and_where(voicecoach: Voicecoach, transcript: str) -> None:
    ended = voicecoach("fillers", transcript, "--speaker", "ben")
    assert (ended.status, ended.err) == (0, "")
    assert "6 fillers" in ended.out
    assert "um, uh  █·" not in ended.out
    assert "um, uh  █" in ended.out
    assert "a bar a minute, the highest is 3" in ended.out
    assert "NDCG" in ended.out


def test_json_is_the_published_document_of_the_speaker_alone(voicecoach: Voicecoach, transcript: str) -> None:
    ended = voicecoach("fillers", transcript, "--speaker", "Ben", "--format", "json")
    parts = json.loads(ended.out)
    assert parts["schema"] == SCHEMA
    assert list(parts) == KEYS.split()
    assert parts["filled_pauses"] == {"written": 3, "inferred": 0, "at_least": False}
    assert {filler["word"]: filler["count"] for filler in parts["fillers"]} == {
        "um": 2,
        "you know": 2,
        "uh": 1,
        "I mean": 1,
    }
    assert [minute["filled_pauses"] for minute in parts["minutes"]] == [3, 0]


def test_csv_of_several_files_is_one_table(voicecoach: Voicecoach, transcript: str) -> None:
    ended = voicecoach("fillers", transcript, transcript, "--speaker", "Ben", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(ended.out)))
    assert tuple(rows[0]) == COLUMNS
    assert ended.out.count("per_hundred_words") == 1
    totals = [row["count"] for row in rows if (row["part"], row["item"]) == ("total", "all fillers")]
    assert totals == ["6", "6"]


def test_csv_runs_nothing_in_a_spreadsheet(voicecoach: Voicecoach, tmp_path: Path) -> None:
    path = tmp_path / "formula.txt"
    path.write_text("um =HYPERLINK(1) and uh =HYPERLINK(1) go into the table.", encoding="utf-8")
    rows = csv.DictReader(io.StringIO(voicecoach("fillers", str(path), "--format", "csv").out))
    assert "'=hyperlink(1" in [row["item"] for row in rows]


def test_markdown_goes_to_the_file_and_stays_text(voicecoach: Voicecoach, transcript: str, tmp_path: Path) -> None:
    out = tmp_path / "report.md"
    ended = voicecoach("fillers", transcript, "--speaker", "Ben", "--format", "markdown", "-o", str(out))
    page = out.read_text(encoding="utf-8")
    assert (ended.status, ended.out) == (0, "")
    assert "| um | 2 | 33% |" in page
    assert "<b>" not in page


def test_one_bad_file_does_not_lose_the_others(voicecoach: Voicecoach, transcript: str, tmp_path: Path) -> None:
    ended = voicecoach("fillers", str(tmp_path / "gone.txt"), transcript, "--speaker", "Ben", "--format", "json")
    assert ended.status == 3
    assert "gone.txt" in ended.err
    assert json.loads(ended.out)["schema"] == SCHEMA


def test_a_recording_without_written_ums_says_at_least(voicecoach: Voicecoach, spoken_wav: Path) -> None:
    ended = voicecoach("fillers", str(spoken_wav), "--offline", "--format", "json")
    parts = json.loads(ended.out)
    assert parts["source"]["kind"] == "audio"
    assert parts["filled_pauses"]["at_least"] is not parts["engine"]["verbatim"]
    assert parts["per_minute"] is None


def test_the_document_is_described_and_its_keys_with_it() -> None:
    page = (Path(__file__).parents[2] / "docs" / "json.md").read_text(encoding="utf-8").partition(SCHEMA)[2]
    assert [key for key in KEYS.split()[1:] if f'"{key}"' not in page] == []
