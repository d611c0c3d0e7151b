"""The door of the transcript room: formats by content, faults in one sentence."""

from pathlib import Path

import pytest

from voicecoach.errors import InputError, MissingInput, UnreadableInput
from voicecoach.transcript.encoding import looks_like_text
from voicecoach.transcript.read import is_transcript_name, parse_transcript, read_transcript
from voicecoach.transcript.types import Timing


@pytest.mark.parametrize("suffix", [".txt", ".vtt", ".srt", ".json", ".md", ".log", "", None])
@pytest.mark.parametrize(
    "text",
    [
        "WEBVTT\n\n00:05.000 --> 00:06.000\nhello\n",
        "1\n00:00:05,000 --> 00:00:06,000\nhello\n",
        "[00:05] hello\n",
        '{"segments": [{"start": 5, "end": 6, "text": "hello"}]}',
        '\n [ {"start": 5, "end": 6, "text": "hello"}]',
    ],
)
def test_content_tells_the_format_whatever_the_name(text: str, suffix: str | None) -> None:
    found = parse_transcript(text, hint=suffix)
    assert [(word.text, word.start) for turn in found.turns for word in turn.words] == [("hello", 5.0)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_encodings_of_the_desk(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "talk.txt").write_bytes("naïve café – ok".encode(encoding))
    assert [word.text for word in read_transcript(tmp_path / "talk.txt").turns[0].words] == ["naïve", "café", "–", "ok"]


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("a.txt", b"", "empty"),
        ("a.vtt", b"WEBVTT\n\n00:01.000 --> 00:02.000\n<i> </i>\n", "no words"),
        ("a.txt", b"[00:01] \n[00:02] Ana:\n", "no words"),
        ("a.json", b'{"segments": []}', "no words"),
        ("a.txt", b"RIFF\0\0\0\0WAVEfmt ", "not text"),
        ("a.txt", bytes(range(1, 256)), "not text"),
        ("a.txt", "so".encode("utf-16") + b"\0", "not text"),
        ("a.json", b'{\n "segments": [\n  {"start": 1,', "line 3"),
        ("a.json", b"once upon a time", "line 1"),
        (
            "a.json",
            b'{"users": 3}',
            r"Whisper's \(segments.*whisper\.cpp.*voicecoach\.transcript/1.*voicecoach\.analysis/1",
        ),
        ("a.json", b"3", "no transcript"),
        ("a.json", b"[" * 100_000 + b"[", "nested"),
        ("a.json", b'{"segments": [' + b"9" * 5000 + b"]}", "endless"),
    ],
)
def test_what_cannot_be_judged_is_refused_in_a_sentence_with_the_name(
    tmp_path: Path, name: str, data: bytes, sentence: str
) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(UnreadableInput, match=sentence) as caught:
        read_transcript(tmp_path / name)
    assert name in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(("path", "sentence"), [("none.txt", "no file"), (".", "directory"), ("nul\0l.txt", "no file")])
def test_missing_files(tmp_path: Path, path: str, sentence: str) -> None:
    with pytest.raises(MissingInput, match=sentence):
        read_transcript(tmp_path / path)


def test_every_fault_is_one_of_input() -> None:
    with pytest.raises(InputError) as caught:
        parse_transcript(" \n\ufeff", hint=None)
    assert caught.value.exit_code == 3


def test_characters_nobody_sees_reach_no_word() -> None:
    found = parse_transcript("\ufeffso\u200b \x1b[31mred \u200b end", hint=None)
    assert [word.text for word in found.turns[0].words] == ["so", "[31mred", "end"]
    escaped = parse_transcript('{"text": "so \\ud800 \\u0007 \\u001b[31mred"}', hint=None)
    assert [word.text for word in escaped.turns[0].words] == ["so", "\ufffd", "[31mred"]


@pytest.mark.parametrize(
    ("name", "yes"), [("a.TXT", True), ("a.vtt", True), ("a.json", True), ("a.wav", False), ("a", False)]
)
def test_names_of_transcripts(name: str, yes: bool) -> None:
    assert is_transcript_name(Path(name)) is yes


@pytest.mark.parametrize(
    ("head", "yes"),
    [
        (b"plain words", True),
        ("naïve"[:3].encode()[:-1], True),
        ("naïve".encode("utf-16")[:-1], True),
        ("naïve".encode("cp1252"), True),
        (b"fLaC\0\0\0\x22", False),
        (b"\xff\xfb\x90\x64" + bytes(range(1, 32)), False),
        (b"\x01\x02\x03", False),
    ],
)
def test_heads_of_text_and_of_sound(head: bytes, yes: bool) -> None:
    assert looks_like_text(head) is yes


def test_crlf_and_old_mac_line_ends() -> None:
    for end in ("\r\n", "\r"):
        found = parse_transcript(f"[00:01] A: one{end}[00:02] B: two{end}", hint=None)
        assert (found.speakers, found.timing) == (("A", "B"), Timing.CUE)
