"""`voicecoach analyze`: formats, speakers, several files, exit status."""

import hashlib
import io
import json
import sys
from pathlib import Path

import pytest
from commands import Voicecoach

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


def test_text_is_the_report_for_people(voicecoach: Voicecoach, transcript: Path) -> None:
    ended = voicecoach("analyze", str(transcript), "--speaker", "ben")
    assert ended.status == 0
    assert "SCOPE001 high" in ended.out
    assert "heard: “We'd use Kafka”" in ended.out
    assert ended.err == ""


def test_json_is_the_whole_analysis_of_the_speaker_alone(voicecoach: Voicecoach, transcript: Path) -> None:
    ended = voicecoach("analyze", str(transcript), "--speaker", "Ben", "--format", "json", "--round", "swe")
    parts = json.loads(ended.out)
    assert parts["schema"] == "voicecoach.analysis/1"
    assert parts["source"] == {
        "path": str(transcript),
        "kind": "transcript",
        "seconds": parts["words"][-1]["end"],
        "sha256": hashlib.sha256(transcript.read_bytes()).hexdigest(),
    }
    assert (parts["engine"], parts["round"], parts["prompt"]) == (None, "swe", None)
    assert parts["words"][0] == {"text": "We'd", "start": 8.0, "end": parts["words"][0]["end"], "probability": None}
    assert [other["speaker"] for other in parts["others"]] == ["Ana", "Ana"]
    assert {finding["code"] for finding in parts["findings"]} >= {"SCOPE001", "COST001", "VAGUE001", "OWN001"}


def test_markdown_goes_to_the_file_asked_for(voicecoach: Voicecoach, transcript: Path, tmp_path: Path) -> None:
    out = tmp_path / "report.md"
    ended = voicecoach("analyze", str(transcript), "--speaker", "Ben", "--format", "markdown", "-o", str(out))
    assert ended.out == ""
    assert "**COST001** (high)" in out.read_text(encoding="utf-8")


def test_standard_input_is_a_transcript(voicecoach: Voicecoach, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"We'd use Kafka for it, and that is that.")))
    ended = voicecoach("analyze", "-", "--format", "json")
    assert json.loads(ended.out)["findings"][0]["code"] == "COST001"


def test_one_bad_file_does_not_lose_the_others(voicecoach: Voicecoach, transcript: Path, tmp_path: Path) -> None:
    bare = tmp_path / "bare.txt"
    bare.write_text("We'd use Kafka for it, and that is that.", encoding="utf-8")
    ended = voicecoach("analyze", str(bare), str(tmp_path / "gone.txt"), str(bare), "--format", "json")
    assert ended.status == 3
    assert [json.loads(line)["source"]["path"] for line in ended.out.splitlines()] == [str(bare), str(bare)]
    assert "gone.txt" in ended.err


@pytest.mark.parametrize(("level", "status"), [("high", 1), ("medium", 1), ("low", 1)])
def test_fail_on_ends_with_one(voicecoach: Voicecoach, transcript: Path, level: str, status: int) -> None:
    assert voicecoach("analyze", str(transcript), "--speaker", "Ben", "--fail-on", level).status == status


def test_fail_on_high_passes_what_is_only_medium(voicecoach: Voicecoach, tmp_path: Path) -> None:
    path = tmp_path / "vague.txt"
    path.write_text("It is a robust design, and I like it.", encoding="utf-8")
    assert voicecoach("analyze", str(path), "--fail-on", "high").status == 0
    assert voicecoach("analyze", str(path), "--fail-on", "medium").status == 1


def test_a_recording_is_heard_by_the_engine_asked_for(voicecoach: Voicecoach, spoken_wav: Path, tmp_path: Path) -> None:
    script = tmp_path / "script.txt"
    script.write_text("How many people will use this?", encoding="utf-8")
    ended = voicecoach("analyze", str(spoken_wav), "--engine", "replay", "--model", str(script), "--format", "json")
    parts = json.loads(ended.out)
    assert parts["engine"] == {
        "name": "replay",
        "model": str(script),
        "verbatim": True,
        "offline_fallback": False,
    }
    assert parts["source"]["kind"] == "audio"
    assert 2 < parts["source"]["seconds"] < 6
    assert [signal["kind"] for signal in parts["signals"]] == ["scoping-question"]


def test_without_whisper_pocketsphinx_stands_in_and_says_so(voicecoach: Voicecoach, spoken_wav: Path) -> None:
    ended = voicecoach("analyze", str(spoken_wav), "--offline", "--format", "json")
    parts = json.loads(ended.out)
    assert parts["engine"]["name"] == "pocketsphinx"
    assert parts["engine"]["offline_fallback"] is True
    assert "PocketSphinx stands in" in ended.err
    heard = " ".join(word["text"] for word in parts["words"])
    assert "how many people will use" in heard
    assert all(0 <= word["probability"] <= 1 for word in parts["words"])
