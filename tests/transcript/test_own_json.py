"""Our own JSON: what is written comes back, and analyses can be read again."""

import json
from pathlib import Path

import pytest

from voicecoach.errors import UnreadableInput
from voicecoach.transcript.own_json import dumps, write
from voicecoach.transcript.read import parse_transcript, read_transcript
from voicecoach.transcript.speaker import select
from voicecoach.transcript.types import OtherTurn, Timing, Transcript, Turn, Word

MIXED = Transcript(
    (
        Turn((Word("naïve", 0.1, 1 / 3, 0.25), Word("café—ok", 0.4, 0.45)), "Ana"),
        Turn((Word("“go”", 0.42, 0.9, 1.0), Word("on"))),
        Turn((Word("x", 1e-9 + 2, 2.5, 0.0),), "Ana"),
    ),
    Timing.WORD,
)


@pytest.mark.parametrize(
    "transcript", [MIXED, Transcript(MIXED.turns, Timing.CUE), Transcript((Turn((Word("hi"),)),), Timing.NONE)]
)
def test_a_transcript_comes_back_as_it_was(tmp_path: Path, transcript: Transcript) -> None:
    assert parse_transcript(dumps(transcript), hint=None) == transcript
    write(transcript, tmp_path / "talk.json")
    assert read_transcript(tmp_path / "talk.json") == transcript


def test_impossible_times_are_dropped_and_words_kept() -> None:
    words = [
        {"text": "a", "start": 1.0, "end": 0.5},
        {"text": "b c", "start": 2.0, "end": 3.0, "probability": 7},
        {"text": "d", "start": "soon"},
        {"text": " "},
    ]
    data = {"schema": "voicecoach.transcript/1", "timing": "word", "turns": [{"speaker": None, "words": words}]}
    [turn] = parse_transcript(json.dumps(data), hint=None).turns
    assert turn.words == (Word("a", 1.0), Word("b", 2.0, 2.5), Word("c", 2.5, 3.0), Word("d"))


def analysis(**changes: object) -> str:
    words = [{"text": text, "start": at, "end": at + 0.5, "probability": None} for at, text in enumerate("abcd")]
    others = [
        {"speaker": "Interviewer", "text": "go on", "start": 1.6, "end": 1.9, "before_word": 2},
        {"speaker": None, "text": "bye", "start": None, "end": None, "before_word": 4},
    ]
    data = {"schema": "voicecoach.analysis/1", "source": {"kind": "audio"}, "words": words, "others": others}
    return json.dumps(data | changes)


def test_an_analysis_gives_the_same_answer_again() -> None:
    answer = select(parse_transcript(analysis(), hint=None), None)
    assert [(word.text, word.start) for word in answer.words] == [("a", 0.0), ("b", 1.0), ("c", 2.0), ("d", 3.0)]
    assert answer.others == (
        OtherTurn("Interviewer", "go on", 1.6, 1.9, 2),
        OtherTurn("Other", "bye", None, None, 4),
    )
    assert (answer.timing, answer.breaks) == (Timing.WORD, (0, 2))


def test_an_analysis_of_captions_is_right_to_the_cue() -> None:
    assert parse_transcript(analysis(source={"kind": "transcript"}), hint=None).timing is Timing.CUE


def test_an_analysis_of_one_voice_names_nobody() -> None:
    assert parse_transcript(analysis(others=[]), hint=None).speakers == ()


def test_a_later_schema_is_refused_by_name() -> None:
    with pytest.raises(UnreadableInput, match=r"voicecoach\.analysis/2"):
        parse_transcript(analysis(schema="voicecoach.analysis/2"), hint=None)
