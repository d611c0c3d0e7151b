"""Captions: what our own readers get back, how they are cut, and what is said staying text."""

import random
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from spoken import SOURCE, judged

from voicecoach.analysis.runner import analyse
from voicecoach.analysis.types import Analysis
from voicecoach.reports.captions import cues, subrip, webvtt
from voicecoach.reports.captions_order import conversation
from voicecoach.transcript.read import parse_transcript, read_transcript
from voicecoach.transcript.speaker import select
from voicecoach.transcript.types import OtherTurn, Timing, Transcript, Turn, Word

SPOKEN = (
    "so how many members do we serve today? okay. I'd use a queue, because R&D asked for it; it costs <b> 5% more, and "
    "x < y && y > z holds - I mean --> that {\\an8} way &amp; &lt;script&gt; <script>alert(1)</script> 42 1. Naïve "
    "“quote” 日本語 مرحبا 🎬 a\\b {x} #1 *bold* 00:01 [sic] p99 and_then " + "w" * 200
).split()

ANSWERS = sorted((Path(__file__).parents[1] / "answers").glob("*-middling.txt"))

SPEAKERS = ("Candidate", "Interviewer", "Ana de la Cruz", "You", "Coach")


def talk(seed: int, speakers: Sequence[str | None], timing: Timing = Timing.WORD) -> Transcript:
    """A conversation made up at random, every word timed to the millisecond."""
    chance = random.Random(seed)
    turns, at = [], chance.randrange(3000)
    for _ in range(chance.randint(1, 12)):
        words: list[Word] = []
        for text in chance.choices(SPOKEN, k=chance.choice((1, 2, 9, 60))):
            length = chance.randint(1, 900)
            words.append(Word(text.lstrip("-") or "so" if not words else text, at / 1000, (at + length) / 1000))
            at += length + chance.choice((0, 0, 120, 2500))
        turns.append(Turn(tuple(words), chance.choice(speakers)))
    return Transcript(tuple(turns), timing)


def said(transcript: Transcript) -> list[tuple[str | None, str]]:
    return [(turn.speaker, word.text) for turn in transcript.turns for word in turn.words]


def milliseconds(seconds: float | None) -> int | None:
    return None if seconds is None else round(1000 * seconds)


def times(transcript: Transcript) -> list[int | None]:
    return [milliseconds(word.start) for turn in transcript.turns for word in turn.words]


@pytest.mark.parametrize("seed", range(40))
@pytest.mark.parametrize("speakers", [SPEAKERS, (None,)], ids=["named", "unnamed"])
@pytest.mark.parametrize("timing", [Timing.WORD, Timing.CUE])
def test_what_is_written_is_read_back(seed: int, speakers: Sequence[str | None], timing: Timing) -> None:
    whole = talk(seed, speakers, timing)
    for text, name in ((webvtt(whole), ".vtt"), (subrip(whole), ".srt")):
        again = parse_transcript(text, hint=name)
        assert said(again) == said(whole)
        shown = cues(whole, named=name == ".srt")
        begins = [cue.start for cue in shown]
        assert [milliseconds(turn.words[0].start) for turn in again.turns] == begins
        if again.timing is Timing.CUE:
            assert [milliseconds(turn.words[-1].end) for turn in again.turns] == [cue.end for cue in shown]
        else:
            assert times(again) == times(whole)


@pytest.mark.parametrize("path", ANSWERS, ids=lambda path: str(path.stem))
def test_real_answers_are_read_back(path: Path) -> None:
    whole = read_transcript(path)
    analysis = analyse(select(whole, None), SOURCE, None)
    for one in (whole, conversation(analysis.answer)):
        for text in (webvtt(one, analysis, findings=True), subrip(one, analysis)):
            assert said(parse_transcript(text, hint=None)) == said(whole)


@pytest.mark.parametrize("seed", range(30))
def test_cues_keep_to_two_rows_and_never_overlap(seed: int) -> None:
    shown = cues(talk(seed, SPEAKERS))
    for cue, following in zip(shown, [*shown[1:], None], strict=True):
        assert cue.start < cue.end
        assert following is None or cue.end <= following.start
        assert 1 <= len(cue.rows) <= 2
        assert all(len(" ".join(word.text for word in row)) <= 42 or len(row[0].text) > 42 for row in cue.rows)


@pytest.mark.parametrize("seed", range(30))
def test_two_who_speak_at_once_lose_no_word(seed: int) -> None:
    own, other = talk(seed, ("Candidate",)), talk(seed + 1000, ("Coach",))
    whole = Transcript((*own.turns, *other.turns), Timing.WORD)
    shown = cues(whole)
    assert all(one.end <= following.start for one, following in pairwise(shown))
    for text in (webvtt(whole), subrip(whole)):
        again = said(parse_transcript(text, hint=None))
        assert [pair for pair in again if pair[0] == "Candidate"] == said(own)
        assert [pair for pair in again if pair[0] == "Coach"] == said(other)


def spoken(text: str, pace: float = 0.3, pauses: Sequence[int] = ()) -> Transcript:
    """A text at an even pace, with two seconds of silence before some of its words."""
    words = [
        Word(word, start := pace * at + 2 * sum(pause <= at for pause in pauses), start + pace)
        for at, word in enumerate(text.split())
    ]
    return Transcript((Turn(tuple(words)),), Timing.WORD)


def rows(transcript: Transcript, analysis: Analysis | None = None) -> list[list[str]]:
    return [[" ".join(word.text for word in row) for row in cue.rows] for cue in cues(transcript, analysis)]


def test_cues_end_with_sentences_and_in_pauses() -> None:
    text = "We take Postgres for the rights. It is one system fewer to run, and the team knows it well from before."
    assert rows(spoken(text)) == [
        ["We take Postgres for the rights."],
        ["It is one system fewer to run,", "and the team knows it well from before."],
    ]
    assert rows(spoken("We take a queue for the writes", pauses=[3])) == [["We take a"], ["queue for the writes"]]


def test_short_sentences_share_a_cue() -> None:
    assert rows(spoken("Okay. Good. Let me think.")) == [["Okay. Good. Let me think."]]


def test_the_analysis_knows_sentences_without_full_stops() -> None:
    analysis = judged(
        "how many titles are there then i'd say that the studio sends us ten thousand files a day and what is our "
        "latency budget"
    )
    whole = conversation(analysis.answer)
    assert rows(whole, analysis)[0] == ["how many titles are there"]
    assert rows(whole)[0] != rows(whole, analysis)[0]


def test_both_sides_of_an_answer_are_there() -> None:
    stamped = "[00:05] Ana: How many?\n[00:08] Candidate: I'd say ten.\n[00:12] Ana: Why?\n[00:14] Candidate: A guess."
    whole = conversation(select(parse_transcript(stamped, hint=".txt"), None))
    assert [(turn.speaker, turn.words[0].text, turn.words[0].start) for turn in whole.turns] == [
        ("Ana", "How", 5.0),
        ("Candidate", "I'd", 8.0),
        ("Ana", "Why?", 12.0),
        ("Candidate", "A", 14.0),
    ]
    assert "<v Ana>How many?" in webvtt(whole)
    assert "00:00:08,000 --> 00:00:" in subrip(whole)


def test_a_coach_whose_words_nobody_timed_comes_where_it_spoke() -> None:
    coach = Turn((Word("Where", 2.0), Word("would"), Word("you"), Word("start?")), "Coach")
    you = Turn((Word("Okay.", 6.0, 6.4),), "You")
    shown = cues(Transcript((coach, you), Timing.WORD))
    assert [(cue.speaker, cue.start) for cue in shown] == [("Coach", 2000), ("You", 6000)]
    assert shown[0].end <= 6000


def test_nothing_timed_makes_no_cues() -> None:
    assert cues(Transcript((Turn((Word("hello"),)),), Timing.NONE)) == ()


def test_findings_are_notes_only_when_asked_for() -> None:
    analysis = judged("We'd use Kafka for everything. " + "It is a story that goes on for a while. " * 8)
    whole = conversation(analysis.answer)
    assert "NOTE" not in webvtt(whole, analysis)
    text = webvtt(whole, analysis, findings=True)
    assert re.search(r"\n\nNOTE\nCOST001 \(high\) 00:00:00\.000 .*Kafka", text)
    assert text.count("\nNOTE\n") == len(analysis.findings)
    assert said(parse_transcript(text, hint=".vtt")) == said(whole)


@pytest.mark.parametrize("name", ["<script>", "a:b\nc", "x" * 300, 'An "Ann" [PM]', "R&D"])
def test_names_stay_inside_their_tag(name: str) -> None:
    whole = Transcript((Turn((Word("hello", 0.0, 1.0),), name), Turn((Word("there", 1.0, 2.0),), "Ben")), Timing.WORD)
    for text in (webvtt(whole), subrip(whole)):
        assert "<script>" not in text
        assert parse_transcript(text, hint=None).speakers[-1] == "Ben"
        assert [word for _, word in said(parse_transcript(text, hint=None))][-2:] == ["hello", "there"]


def test_an_unnamed_voice_after_a_named_one_stays_unnamed() -> None:
    turns = (Turn((Word("Go.", 0.0, 1.0),), "Interviewer"), Turn((Word("okay", 2.0, 3.0),)))
    for text in (webvtt(whole := Transcript(turns, Timing.WORD)), subrip(whole)):
        assert said(parse_transcript(text, hint=None)) == said(whole)


def test_other_turns_without_an_end_are_placed() -> None:
    analysis = judged("I'd take ten.")
    answer = replace(analysis.answer, others=(OtherTurn("Ana", "And then?", 1.5, None, before_word=3),))
    assert [cue.speaker for cue in cues(conversation(answer))] == ["Candidate", "Ana"]
