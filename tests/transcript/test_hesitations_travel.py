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


def test_a_hesitation_moves_with_its_utterance() -> None:
    assert UM.later(60.0001) == Hesitation(61.4, 61.9)
