"""The JSON document: every key of the published schema, sentences that tile the words, values that round-trip."""

import json
from dataclasses import replace
from itertools import pairwise
from typing import Any

from spoken import SOURCE, VERBATIM, answer, judged

from voicecoach.analysis.runner import analyse
from voicecoach.engines.types import EngineInfo
from voicecoach.reports.document import document
from voicecoach.transcript.read import parse_transcript
from voicecoach.transcript.speaker import select
from voicecoach.transcript.types import Hesitation, OtherTurn, Timing

TEXT = (
    "How many um users do we have? I'd use Kafka for it. It is highly scalable. The files are written by workers. "
    "I'll assume ten million members. "
) + "And so it goes on and on for a while. " * 6

WHISPER = EngineInfo("faster-whisper", "base.en", verbatim=False, offline_fallback=False)

KEYS = {
    "": "schema source engine round prompt words others sentences disfluencies signals findings skipped measures "
    "recoveries rubric verdict",
    "source": "path kind seconds sha256",
    "words": "text start end probability",
    "others": "speaker text start end before_word move",
    "sentences": "first last question passive",
    "disfluencies": "first last start end kind heard",
    "findings": "code name kind severity first last start end quote message say_instead confidence",
    "skipped": "code needs",
    "rubric": "round total areas level",
    "verdict": "strength fixes drill committee",
}


def whole() -> dict[str, Any]:
    """A document in which no part is empty: an answer that fires, and the skipped rules of one too short to."""
    coach = OtherTurn("Coach", "Where would you start?", None, None, before_word=0)
    parts = document(analyse(answer(TEXT, others=(coach,)), SOURCE, VERBATIM))
    return parts | {"skipped": document(judged("I'd use Kafka."))["skipped"]}


def test_every_part_has_exactly_its_keys() -> None:
    parts = whole()
    assert list(parts) == KEYS[""].split()
    for name, keys in KEYS.items():
        if name:
            part = parts[name]
            first = part[0] if isinstance(part, list) else part
            assert list(first) == keys.split(), name


def test_engine_is_null_for_a_transcript_and_says_when_it_stood_in() -> None:
    assert document(judged(TEXT))["engine"] is None
    assert document(analyse(answer(TEXT), SOURCE, VERBATIM))["engine"] == {
        "name": "replay",
        "model": "test",
        "verbatim": True,
        "offline_fallback": False,
    }


def test_sentences_tile_the_words() -> None:
    for text in (TEXT, "um", "um so um", "one. two. three."):
        parts = document(judged(text))
        edges = [(sentence["first"], sentence["last"]) for sentence in parts["sentences"]]
        assert edges[0][0] == 0
        assert edges[-1][1] == len(parts["words"])
        assert all(left[1] == right[0] for left, right in pairwise(edges))


def test_questions_and_passives_are_marked() -> None:
    sentences = document(judged(TEXT))["sentences"]
    assert sentences[0]["question"]
    assert [sentence["passive"] for sentence in sentences[:4]] == [False, False, False, True]


def test_signals_carry_their_own_fields() -> None:
    signals = document(judged(TEXT))["signals"]
    assert {"scoping-question", "choice", "assumption"} <= {signal["kind"] for signal in signals}
    choice = next(signal for signal in signals if signal["kind"] == "choice")
    assert choice["element"] == "Kafka"
    assert choice["quote"] == "I'd use Kafka"
    assert {"reason", "alternative", "cost", "metric"} <= set(choice)


def test_positions_lie_inside_the_words() -> None:
    parts = document(judged(TEXT))
    for name in ("sentences", "signals", "findings", "disfluencies"):
        assert all(0 <= item["first"] <= item["last"] <= len(parts["words"]) for item in parts[name])


def test_the_document_can_be_read_back_as_the_same_answer() -> None:
    text = json.dumps(document(judged(TEXT)))
    again = select(parse_transcript(text, hint=".json"), None)
    assert [word.text for word in again.words] == TEXT.split()


def test_what_was_heard_in_the_sound_survives_being_read_back() -> None:
    coach = OtherTurn("Coach", "Where would you start?", None, None, before_word=0)
    hums = tuple(Hesitation(time, time + 0.25) for time in (0.05, 2.35, 8.0, 8.3, 16.1, 24.9, 40.0))
    spoken = replace(answer(TEXT, others=(coach,), timing=Timing.WORD), hesitations=hums)
    first = analyse(spoken, SOURCE, WHISPER)
    text = json.dumps(document(first))
    again = select(parse_transcript(text, hint=".json"), None)
    assert again.hesitations == hums
    second = analyse(again, SOURCE, WHISPER)
    assert "FILL001" in {finding.code for finding in first.findings}
    assert document(second) == json.loads(text)


def test_sentences_that_paragraphs_set_apart_survive_too() -> None:
    paragraphs = "we begin with the reads\n\nkafka takes the writes\n\nthe studio reviews every file"
    first = document(analyse(select(parse_transcript(paragraphs, hint=".txt"), None), SOURCE, None))
    second = document(analyse(select(parse_transcript(json.dumps(first), hint=".json"), None), SOURCE, None))
    assert [sentence["first"] for sentence in first["sentences"]] == [0, 5, 9]
    assert second == first


def test_points_are_not_invented() -> None:
    rubric = document(judged(TEXT))["rubric"]
    assert (rubric["total"], rubric["level"]) == (None, "not enough to judge: needs an answer of at least 250 words")
    framing = rubric["areas"][0]
    assert (framing["points"], framing["mark"]) == (None, None)
    assert framing["because"][0] == {"signal": "scoping-question", "at": 0.0, "points": None}
