"""Stamped turns in the spellings that meeting tools use."""

import pytest

from voicecoach.transcript.read import parse_transcript
from voicecoach.transcript.types import Timing, Transcript


def said(found: Transcript) -> list[tuple[str | None, str, float | None]]:
    return [(turn.speaker, " ".join(word.text for word in turn.words), turn.words[0].start) for turn in found.turns]


def test_speakers_stamps_and_continued_lines() -> None:
    found = parse_transcript(
        "[00:00:03] Interviewer: Design a feed.\n"
        "[00:00:09] Candidate: Two questions: who,\n"
        "and how many?\n\n"
        "[00:20.5] no name here\n"
        "[100:00:01] Candidate: done\n",
        hint=".txt",
    )
    assert said(found) == [
        ("Interviewer", "Design a feed.", 3.0),
        ("Candidate", "Two questions: who, and how many?", 9.0),
        (None, "no name here", 20.5),
        ("Candidate", "done", 360001.0),
    ]
    assert found.timing is Timing.CUE


def test_a_line_ends_at_the_next_stamp() -> None:
    [first, _] = parse_transcript("[00:01] a bb ccc dddd\n[00:02] z\n", hint=None).turns
    assert [word.start for word in first.words] == pytest.approx([1.0, 1.1, 1.3, 1.6])
    assert first.words[-1].end == 2.0


def test_a_word_never_lasts_longer_than_six_tenths() -> None:
    [first, last] = parse_transcript("[00:01] I compartmentalise\n[01:00] so it goes\n", hint=None).turns
    words = [*first.words, *last.words]
    assert all(word.end is not None and word.start is not None and word.end - word.start <= 0.6001 for word in words)
    assert last.words[-1].end == pytest.approx(60 + 3 * 0.4)


def test_stamps_that_go_backwards_lose_to_those_that_agree() -> None:
    found = parse_transcript("[00:01] one\n[59:59] two\n[00:03] three\n[00:02] four\n[00:05] five\n", hint=None)
    starts = [turn.words[0].start for turn in found.turns]
    assert starts[0] == 1.0
    assert starts[4] == 5.0
    assert [start for start in starts if start is not None] == sorted(start or 0 for start in starts)


def test_lines_that_share_a_stamp_share_its_time() -> None:
    found = parse_transcript("[00:01] A: one\n[00:01] B: two\n[00:02] A: six\n", hint=None)
    assert [turn.words[0].start for turn in found.turns] == pytest.approx([1.0, 1.5, 2.0])


@pytest.mark.parametrize(
    "text",
    [
        "00:00:03 Ana Silva: hello there\n00:00:05 Ben: right\n",
        "Ana Silva  0:03\nhello there\n\nBen  0:05\nright\n",
        "Ana Silva (0:03):\nhello there\n\nBen (0:05):\nright\n",
        "[00:03.000 --> 00:05.000]  Ana Silva: hello there\n[00:05.000 --> 00:06.000]  Ben: right\n",
        "[0:03] Ana Silva: hello there\n[0:05] Ben: right\n",
    ],
)
def test_spellings_of_the_same_talk(text: str) -> None:
    assert said(parse_transcript(text, hint=None)) == [("Ana Silva", "hello there", 3.0), ("Ben", "right", 5.0)]


def test_a_title_above_the_first_stamp_is_kept() -> None:
    found = parse_transcript("Mock round\n\n[00:10] Me: hi\n[00:12] Me: so\n", hint=None)
    assert said(found)[0] == (None, "Mock round", 0.0)


@pytest.mark.parametrize(
    "prose", ["10:30 is when traffic peaks.\nSo I size for it.", "[inaudible] so we shard", "12:00"]
)
def test_a_clock_time_in_prose_is_no_stamp(prose: str) -> None:
    found = parse_transcript(prose, hint=".txt")
    assert found.timing is Timing.NONE
    assert sum(len(turn.words) for turn in found.turns) == len(prose.split())


def test_a_colon_in_one_line_makes_no_speaker() -> None:
    found = parse_transcript(
        "[00:01] so here we go\n[00:04] two things: cost\n[00:06] Scope: and\n[00:09] x y\n", hint=None
    )
    assert found.speakers == ()


@pytest.mark.parametrize("stamp", ["[00:0x:04]", "[0:00:4]", "[00:00:0:04]"])
def test_a_damaged_stamp_is_no_word(stamp: str) -> None:
    found = parse_transcript(f"[00:01] A: one\n{stamp} B: two\n[00:09] A: three\n", hint=None)
    assert [(turn.speaker, [word.text for word in turn.words]) for turn in found.turns] == [
        ("A", ["one"]),
        ("B", ["two"]),
        ("A", ["three"]),
    ]
