"""`voicecoach analyze --format vtt|srt|csv`: what other programs read."""

import csv
import io
from pathlib import Path

import pytest
from commands import Voicecoach

from voicecoach.transcript.read import parse_transcript

STAMPED = """[00:00:05] Ana: What would you build?
[00:00:08] Ben: We'd use Kafka for everything, and it is a highly scalable design.
[00:00:15] Ben: It was decided in March, and the rest of the story is short. There is a topic for each
[00:00:25] Ben: title, and the workers read from it all day, and then they write the files, and that is the whole thing.
[00:00:40] Ana: And what does it cost?
[00:00:42] Ben: I have not looked at that, to be honest, because nobody ever asked me before you did it just now.
"""


@pytest.fixture
def transcript(tmp_path: Path) -> Path:
    path = tmp_path / "interview.txt"
    path.write_text(STAMPED, encoding="utf-8")
    return path


@pytest.mark.parametrize("kind", ["vtt", "srt"])
def test_captions_hold_both_sides(voicecoach: Voicecoach, transcript: Path, tmp_path: Path, kind: str) -> None:
    out = tmp_path / f"interview.{kind}"
    ended = voicecoach("analyze", str(transcript), "--speaker", "Ben", "--format", kind, "-o", str(out))
    assert (ended.status, ended.out) == (0, "")
    again = parse_transcript(out.read_text(encoding="utf-8"), hint=f".{kind}")
    said = parse_transcript(STAMPED, hint=".txt")
    assert again.speakers == ("Ana", "Ben")
    assert [word.text for turn in again.turns for word in turn.words] == [
        word.text for turn in said.turns for word in turn.words
    ]
    assert "Kafka costs" not in out.read_text(encoding="utf-8")


def test_findings_come_along_when_asked_for(voicecoach: Voicecoach, transcript: Path) -> None:
    options = ("--speaker", "Ben", "--format", "vtt", "--with-findings")
    assert "NOTE\nCOST001 (high) 00:00:08" in voicecoach("analyze", str(transcript), *options).out


def test_captions_need_times(voicecoach: Voicecoach, tmp_path: Path) -> None:
    bare = tmp_path / "bare.txt"
    bare.write_text("We'd use Kafka for it, and that is that.", encoding="utf-8")
    ended = voicecoach("analyze", str(bare), "--format", "srt")
    assert (ended.status, ended.out) == (3, "")
    assert "bare.txt has no times, which captions need" in ended.err


def test_captions_are_of_one_file(voicecoach: Voicecoach, transcript: Path) -> None:
    ended = voicecoach("analyze", str(transcript), str(transcript), "--speaker", "Ben", "--format", "vtt")
    assert (ended.status, ended.out) == (2, "")


def test_several_files_are_rows_of_one_table(voicecoach: Voicecoach, transcript: Path, tmp_path: Path) -> None:
    gone = str(tmp_path / "gone.txt")
    files = (gone, str(transcript), str(transcript))
    ended = voicecoach("analyze", *files, "--speaker", "Ben", "--format", "csv")
    assert ended.status == 3
    rows = list(csv.DictReader(io.StringIO(ended.out)))
    assert [row["id"] for row in rows] == [str(transcript)] * 2
    assert {row["round"] for row in rows} == {"tpm"}
