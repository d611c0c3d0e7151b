"""Damaged files of every format: a transcript or a known fault, with its words and times in order."""

import json
import random
from itertools import pairwise

import pytest

from voicecoach.errors import InputError
from voicecoach.transcript.own_json import dumps
from voicecoach.transcript.read import parse_transcript
from voicecoach.transcript.speaker import select
from voicecoach.transcript.types import Timing, Transcript

SAMPLES = {
    "dialogue": "Interviewer: go\nCandidate: so: what\n\nscale?\n",
    "stamped": "Title\n[00:00:01] Interviewer: Go.\n[00:00:05.5] Candidate: two\nwrapped\n[1:00:09] none\n(00:12) x\n",
    "headings": "Ana Silva  0:03\nhello there\n\nBen  0:10\nright\n00:12:13 Ben: no\n",
    "webvtt": "WEBVTT\n\nNOTE x\n\n1\n00:01.000 --> 00:04.000 align:start\n<v Ana>So &amp; you</v> <v Ben>ok\n\n"
    "00:04.000 --> 00:06.000\nhello<00:05.000><c> there</c>\n\n00:06.000 --> 00:09.000\nhello there\n>> Bea: all\n",
    "subrip": "1\r\n00:00:01,000 --> 00:00:02,500\r\n<i>Hi</i>\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\n42\r\n\r\n",
    "whisper": '{"segments": [{"start": 0, "end": 2.0, "text": " hi you", "speaker": "A", "words": [{"word": " hi", '
    '"start": 0.1, "end": 0.5, "probability": 0.9}, {"word": " you", "start": 0.6, "end": 1, "speaker": "B"}]}]}',
    "whisper.cpp": '{"transcription": [{"offsets": {"from": 0, "to": 2000}, "text": " hi", "tokens": '
    '[{"text": " hi", "offsets": {"from": 10, "to": 200}, "p": 0.5}]}]}',
    "own": '{"schema": "voicecoach.transcript/1", "timing": "word", "turns": [{"speaker": "A", "words": '
    '[{"text": "a", "start": 0.1, "end": 0.2, "probability": null}, {"text": "b", "start": 0.3, "end": 0.4}]}]}',
    "analysis": '{"schema": "voicecoach.analysis/1", "words": [{"text": "a", "start": 0, "end": 1}], "others": '
    '[{"speaker": "Int", "text": "x y", "start": 0.5, "end": 0.9, "before_word": 1}]}',
}
SPLINTERS = [
    "-->",
    "[",
    "]",
    ":",
    "\n",
    "\n\n",
    "NaN",
    "-1",
    "1e999",
    "null",
    "{",
    '"',
    "<v ",
    "<00:00:01.000>",
    "\u2028",
]
SPLINTERS += ["\\ud800", "\0", "99:99:99", "[00:00:01]", "Ana:", "WEBVTT", ">>", "true", "9" * 30, "\u200b", "&#27;"]


def damaged(text: str, chance: random.Random) -> str:
    for _ in range(chance.randint(1, 6)):
        start = chance.randrange(len(text) + 1)
        end = min(len(text), start + chance.choice([0, 1, 3, 20]))
        middle = chance.choice(["", chance.choice(SPLINTERS), text[start:end] * 2, chr(chance.randrange(0x3000))])
        text = text[:start] + middle + (text[end:] if chance.random() < 0.9 else "")
    return text


def hold_to_the_contract(found: Transcript) -> None:
    words = [word for turn in found.turns for word in turn.words]
    assert words
    assert all(word.text.split() == [word.text] for word in words)
    starts = [word.start for word in words if word.start is not None]
    assert all(before <= after for before, after in pairwise(starts))
    assert all(word.end is None or (word.start is not None and word.start <= word.end) for word in words)
    assert found.timing is not Timing.NONE or not starts
    assert parse_transcript(dumps(found), hint=None) == found
    for speaker in found.speakers:
        answer = select(found, speaker)
        assert len(answer.words) + sum(len(other.text.split()) for other in answer.others) == len(words)


@pytest.mark.parametrize("form", SAMPLES)
def test_damage_ends_in_a_transcript_or_a_known_fault(form: str) -> None:
    chance = random.Random(form)
    hold_to_the_contract(parse_transcript(SAMPLES[form], hint=None))
    read = refused = 0
    for _ in range(150):
        try:
            hold_to_the_contract(
                parse_transcript(damaged(SAMPLES[form], chance), hint=chance.choice([None, ".json", ".srt"]))
            )
            read += 1
        except InputError:
            refused += 1
    assert read > 0
    assert read + refused == 150


def clock(seconds: int) -> str:
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def test_no_word_is_lost_or_made_in_any_format() -> None:
    chance = random.Random(7)
    pool = 'so we shard it: p99 at 10:30, (maybe) "ok" - 5% R&D x<y um, why?'.split()
    lines = [" ".join(["well", *chance.choices(pool, k=chance.randint(0, 12))]) for _ in range(200)]
    spoken = " ".join(lines).split()
    stamps = [clock(3 * at) for at in range(201)]
    spans = [f"{start}.000 --> {end}.000" for start, end in pairwise(stamps)]
    forms = [
        "\n".join(lines),
        "\n".join(f"[{stamp}] {line}" for stamp, line in zip(stamps, lines, strict=False)),
        "\n".join(f"[{stamp}] Ana: {line}" for stamp, line in zip(stamps, lines, strict=False)),
        "WEBVTT\n\n" + "\n\n".join(f"{span}\n<v Ana>{line}" for span, line in zip(spans, lines, strict=True)),
        "\n\n".join(f"{at}\n{span}\n{line}" for at, (span, line) in enumerate(zip(spans, lines, strict=True))),
        json.dumps({"segments": [{"start": at, "end": at + 1, "text": line} for at, line in enumerate(lines)]}),
    ]
    for form in forms:
        found = parse_transcript(form, hint=None)
        assert [word.text for turn in found.turns for word in turn.words] == spoken
