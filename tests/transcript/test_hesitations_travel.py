"""Hesitations on their way from turns to the answer, and through our own JSON."""

import json

from voicecoach.transcript.own_json import dumps
from voicecoach.transcript.read import parse_transcript
from voicecoach.transcript.speaker import select
from voicecoach.transcript.types import Hesitation, Timing, Transcript, Turn, Word

HM, UM, UH = Hesitation(0.1, 0.4), Hesitation(1.4, 1.9), Hesitation(3.0, 3.25)
TALK = Transcript(
    (
        Turn((Word("why", 0.5, 0.8),), "Coach", (HM,)),
        Turn((Word("so", 1.1, 1.3), Word("yes", 2.0, 2.3)), "You", (UM,)),
        Turn((), "You", (UH,)),
    ),
    Timing.WORD,
)


def test_an_answer_has_its_own_speakers_hesitations() -> None:
    answer = select(TALK, "You")
    assert answer.hesitations == (UM, UH)
    assert answer.breaks == (0,)


def test_they_come_back_from_json() -> None:
    assert parse_transcript(dumps(TALK), hint=None) == TALK


def test_a_turn_without_any_is_written_as_before() -> None:
    plain = Transcript((Turn((Word("hi", 0.0, 0.2),)),), Timing.WORD)
    assert "hesitations" not in dumps(plain)


def test_damaged_ones_are_dropped() -> None:
    damaged = [{"start": 2.0, "end": 1.0}, {"start": None, "end": 1}, 7, {"start": 1.4, "end": 1.9}]
    turn = {"speaker": None, "words": [{"text": "hi"}], "hesitations": damaged}
    data = {"schema": "voicecoach.transcript/1", "timing": "word", "turns": [turn, {**turn, "hesitations": None}]}
    first, second = parse_transcript(json.dumps(data), hint=None).turns
    assert (first.hesitations, second.hesitations) == ((UM,), ())


def analysis(*sounded: tuple[object, object, object]) -> str:
    """An analysis of four words, the coach between the second and the third."""
    words = [{"text": text, "start": at, "end": at + 0.5} for at, text in enumerate("abcd")]
    others = [{"speaker": "Coach", "text": "go on", "start": 1.6, "end": 1.9, "before_word": 2}]
    found = [{"first": at, "last": at, "start": start, "end": end, "heard": "sound"} for at, start, end in sounded]
    written = {"first": 0, "last": 1, "start": 0.0, "end": 0.5, "kind": "filled-pause", "heard": "words"}
    data = {"schema": "voicecoach.analysis/1", "engine": {"name": "faster-whisper"}, "words": words, "others": others}
    return json.dumps(data | {"disfluencies": [written, *found]})


def test_an_analysis_gives_back_those_heard_in_the_sound() -> None:
    read = parse_transcript(analysis((4, 3.6, 3.9), (2, 1.55, 1.7), (2, 1.92, 1.98), (1, 0.6, 0.8)), hint=None)
    assert [(turn.speaker, turn.hesitations) for turn in read.turns] == [
        ("Candidate", (Hesitation(0.6, 0.8),)),
        ("Coach", ()),
        ("Candidate", (Hesitation(1.55, 1.7), Hesitation(1.92, 1.98), Hesitation(3.6, 3.9))),
    ]
    assert read.timing is Timing.WORD


def test_one_after_the_last_word_and_the_last_turn_is_kept() -> None:
    data = json.loads(analysis((2, 3.0, 3.25)))
    read = parse_transcript(json.dumps(data | {"words": data["words"][:2]}), hint=None)
    assert select(read, None).hesitations == (UH,)


def test_a_damaged_analysis_loses_those_that_cannot_be_true() -> None:
    read = parse_transcript(analysis(("soon", 3.0, 3.25), (2, 2.0, 1.0), (-4, 1.4, 1.9), (1, None, 2)), hint=None)
    assert select(read, None).hesitations == (UM, UH)


def test_a_hesitation_moves_with_its_utterance() -> None:
    assert UM.later(60.0001) == Hesitation(61.4, 61.9)
