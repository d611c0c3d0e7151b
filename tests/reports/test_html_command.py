"""`analyze --format html`, and the page that is kept with a session."""

import base64
import io
import sys
from pathlib import Path

import pytest
from commands import Voicecoach
from spoken import answer

from voicecoach.analysis.runner import analyse
from voicecoach.analysis.types import Source
from voicecoach.audio.decode import decode
from voicecoach.cli.keeping import keep_session
from voicecoach.coach.conversation import Move, MoveKind
from voicecoach.transcript.types import OtherTurn, Timing, Transcript

SAID = "[00:01] You: How many users are there? I'd use Kafka for it, and it is a highly scalable design, {name}.\n"


@pytest.fixture
def transcript(tmp_path: Path) -> Path:
    path = tmp_path / "answer.txt"
    path.write_text(SAID.format(name="Zoë"), encoding="utf-8")
    return path


def test_the_page_goes_to_the_file_asked_for(voicecoach: Voicecoach, transcript: Path, tmp_path: Path) -> None:
    out = tmp_path / "report.html"
    ended = voicecoach("analyze", str(transcript), "--format", "html", "-o", str(out))
    assert (ended.status, ended.out) == (0, "")
    page = out.read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert "<h1><bdi>answer.txt</bdi></h1>" in page
    assert "COST001" in page
    assert "<audio" not in page


def test_several_files_make_no_page(voicecoach: Voicecoach, transcript: Path) -> None:
    ended = voicecoach("analyze", str(transcript), str(transcript), "--format", "html")
    assert (ended.status, ended.out) == (2, "")
    assert "name one file" in ended.err


def test_a_narrow_output_gets_references(
    voicecoach: Voicecoach, transcript: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(screen, encoding="ascii", write_through=True))
    voicecoach("analyze", str(transcript), "--format", "html")
    assert b"Zo&#235;." in screen.getvalue()


def test_a_recordings_page_has_its_sound_inside_unless_told_otherwise(
    voicecoach: Voicecoach, spoken_wav: Path, tmp_path: Path
) -> None:
    command = ("analyze", str(spoken_wav), "--engine", "pocketsphinx", "--format", "html")
    page = voicecoach(*command).out
    inside = page.partition('src="data:audio/webm;base64,')[2].partition('"')[0]
    copy = tmp_path / "inside.webm"
    copy.write_bytes(base64.b64decode(inside))
    assert len(decode(copy).samples) == pytest.approx(len(decode(spoken_wav).samples), rel=0.05)
    assert "<audio" not in voicecoach(*command, "--no-audio").out


def test_a_sessions_page_plays_the_recording_beside_it_and_knows_the_interviewers_reasons(tmp_path: Path) -> None:
    sound = tmp_path / "answer.flac"
    sound.write_bytes(b"fLaC")
    asked = OtherTurn("Coach", "What does it cost?", 5.0, 6.5, 12)
    said = answer("So I'd use Kafka. " * 30, others=(asked,))
    analysis = analyse(said, Source(str(sound), "audio", 40.0, ""), None)
    move = Move(MoveKind.PROBE, ("What does it cost?",), "no cost so far")
    kept = keep_session(tmp_path, analysis, ("Good.",), Transcript((), Timing.WORD), ((4.0, move),))
    assert kept == tmp_path / "report.html"
    assert kept.stat().st_mode & 0o777 == 0o600
    page = kept.read_text(encoding="utf-8")
    assert 'src="answer.flac"' in page
    assert "no cost so far" in page
    assert "Coach cuts in on purpose" in page
    assert str(tmp_path) not in page
    sound.unlink()
    assert "<audio" not in keep_session(tmp_path, analysis, (), Transcript((), Timing.WORD)).read_text("utf-8")
