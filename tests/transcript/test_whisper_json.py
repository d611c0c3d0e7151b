"""JSON of openai-whisper, faster-whisper, WhisperX and whisper.cpp."""

import json

import pytest

from voicecoach.transcript.read import parse_transcript
from voicecoach.transcript.types import Timing, Transcript, Word


def parse(data: object) -> Transcript:
    return parse_transcript(json.dumps(data), hint=".json")


def word(text: str, start: float | None, end: float | None, **more: object) -> dict[str, object]:
    return {"word": text, "start": start, "end": end, **more}


def test_words_keep_their_times_and_probabilities() -> None:
    said = [word(" We", 0.5, 0.7, probability=0.9), word(" shard.", 0.7, 1.2, probability=0.4)]
    found = parse({"text": " We shard.", "segments": [{"start": 0.0, "end": 2.0, "text": " We shard.", "words": said}]})
    assert found.timing is Timing.WORD
    assert found.turns[0].words == (Word("We", 0.5, 0.7, 0.9), Word("shard.", 0.7, 1.2, 0.4))


def test_pieces_without_a_space_join_the_word_before() -> None:
    said = [
        word(" user", 0.0, 0.3, probability=0.8),
        word("-made", 0.3, 0.6, probability=0.6),
        word(" 10", 0.6, 0.7),
        word(",000", 0.7, 1.0),
    ]
    found = parse([{"start": 0.0, "end": 1.0, "text": " user-made 10,000", "words": said}])
    assert [(item.text, item.start, item.end) for item in found.turns[0].words] == [
        ("user-made", 0.0, 0.6),
        ("10,000", 0.6, 1.0),
    ]
    assert found.turns[0].words[0].probability == pytest.approx(0.7)


def test_segments_without_words_are_timed_as_cues() -> None:
    found = parse(
        {"segments": [{"start": 1.0, "end": 3.0, "text": " a bbb"}, {"start": 3.0, "end": 4.0, "text": " c"}]}
    )
    assert found.timing is Timing.CUE
    assert [item.start for turn in found.turns for item in turn.words] == [1.0, 1.5, 3.0]


def test_whisperx_speakers_change_within_a_segment_and_numerals_have_no_time() -> None:
    said = [word("hello", 0.0, 0.4, score=0.9, speaker="SPEAKER_00"), word("at", 0.5, 0.6, speaker="SPEAKER_01")]
    said += [
        word(text, 0.6 + at / 5, 0.7 + at / 5, speaker="SPEAKER_01")
        for at, text in enumerate("peak we see about".split())
    ]
    said += [{"word": "4000", "speaker": "SPEAKER_01"}, *(word("w", 3.0 + at, 3.5 + at) for at in range(5))]
    found = parse({"segments": [{"start": 0.0, "end": 9.0, "text": "...", "speaker": "SPEAKER_01", "words": said}]})
    assert found.timing is Timing.WORD
    assert found.speakers == ("SPEAKER_00", "SPEAKER_01")
    [untimed] = [item for turn in found.turns for item in turn.words if item.text == "4000"]
    assert untimed.start == pytest.approx(1.3)
    assert untimed.end == pytest.approx(1.9)


def test_whisper_cpp_tokens_are_parts_of_words() -> None:
    def token(text: str, start: int, end: int) -> dict[str, object]:
        return {"text": text, "offsets": {"from": start, "to": end}, "p": 0.5}

    tokens = [
        token("[_BEG_]", 0, 0),
        token(" sha", 100, 300),
        token("rd", 300, 400),
        token(" it", 500, 700),
        token("[_TT_50]", 700, 700),
    ]
    segments = [
        {"offsets": {"from": 0, "to": 1000}, "text": " shard it", "tokens": tokens},
        {"offsets": {"from": 1000, "to": 2000}, "text": " [BLANK_AUDIO]"},
    ]
    found = parse({"transcription": segments})
    assert found.timing is Timing.WORD
    assert [(item.text, item.start, item.end) for turn in found.turns for item in turn.words] == [
        ("shard", 0.1, 0.4),
        ("it", 0.5, 0.7),
    ]


def test_whisper_cpp_without_tokens() -> None:
    found = parse({"transcription": [{"offsets": {"from": 2000, "to": 3000}, "text": " shard it"}]})
    assert (found.timing, found.turns[0].words[0].start, found.turns[0].words[1].end) == (Timing.CUE, 2.0, 3.0)


def test_words_listed_beside_the_segments_and_text_alone() -> None:
    found = parse(
        {"text": "so we", "segments": [{"text": "so we"}], "words": [word("so", 0.0, 0.1), word("we", 0.1, 0.2)]}
    )
    assert (found.timing, found.turns[0].words[1].start) == (Timing.WORD, 0.1)
    assert parse({"text": "so we"}).timing is Timing.NONE


def test_damaged_times_are_mended_and_no_word_is_lost() -> None:
    nan, far = float("nan"), float("inf")
    said = [
        word(" a", 0.0, 0.2),
        word(" b", 5.0, 0.1),
        word(" c", nan, 1.0),
        word(" d", 0.4, -3.0),
        word(" e", far, 2.0),
    ]
    said += [word(f" w{at}", 1.0 + at, 1.5 + at) for at in range(20)]
    found = parse([{"start": 0.0, "end": 30.0, "text": "", "words": said}])
    words = [item for turn in found.turns for item in turn.words]
    assert len(words) == 25
    starts = [item.start or 0.0 for item in words]
    assert starts == sorted(starts)
    assert all(item.start is not None and item.end is not None and item.start <= item.end < 30 for item in words)


def test_one_voice_never_overlaps_itself_but_two_may() -> None:
    said = [word(" a", 0.0, 0.9, speaker="A"), word(" b", 0.5, 1.4, speaker="A"), word(" c", 1.0, 1.5, speaker="B")]
    found = parse([{"start": 0.0, "end": 2.0, "text": "", "words": said}])
    assert [item.end for turn in found.turns for item in turn.words] == [0.5, 1.4, 1.5]
