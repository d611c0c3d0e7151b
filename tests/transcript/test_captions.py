"""WebVTT and SubRip captions."""

import pytest

from voicecoach.transcript.read import parse_transcript
from voicecoach.transcript.types import Timing, Transcript

VOICES = """\ufeffWEBVTT - interview\r
Kind: captions\r
\r
NOTE a comment\r
over two lines\r
\r
STYLE\r
::cue { color: lime }\r
\r
1\r
00:00:01.000 --> 00:00:04.000 align:start position:0%\r
<v.loud Ana Silva>So <i>hello</i> R&amp;D</v> <v Ben>ok</v>\r
\r
intro\r
00:04.000 --> 00:06.500\r
<v Ben>latency < 100 ms\r
"""

ROLLING = """WEBVTT

00:00:00.000 --> 00:00:02.000 align:start position:0%
 
yes<00:00:00.500><c> yes</c>

00:00:02.000 --> 00:00:02.010
yes yes
 

00:00:02.010 --> 00:00:05.000
yes yes
and<00:00:02.600><c> then</c><00:00:03.000><c> some</c>

00:00:05.000 --> 00:00:05.010
and then some
 

00:00:05.010 --> 00:00:07.000
and then some
>> right
"""  # noqa: W293 - a row of one space is how YouTube pads the screen


def texts(found: Transcript) -> list[tuple[str | None, str]]:
    return [(turn.speaker, " ".join(word.text for word in turn.words)) for turn in found.turns]


def test_voices_styles_notes_and_entities() -> None:
    found = parse_transcript(VOICES, hint=".vtt")
    assert texts(found) == [("Ana Silva", "So hello R&D"), ("Ben", "ok"), ("Ben", "latency < 100 ms")]
    assert found.timing is Timing.CUE


def test_words_share_their_cue_by_length() -> None:
    found = parse_transcript("WEBVTT\n\n00:10.000 --> 00:12.000\na bbb\n", hint=None)
    assert [(word.start, word.end) for word in found.turns[0].words] == [(10.0, 10.5), (10.5, 12.0)]


def test_rolling_captions_say_nothing_twice() -> None:
    found = parse_transcript(ROLLING, hint=None)
    assert " ".join(text for _, text in texts(found)) == "yes yes and then some right"


def test_times_inside_cues_are_exact() -> None:
    found = parse_transcript(ROLLING, hint=None)
    words = [word for turn in found.turns for word in turn.words]
    assert found.timing is Timing.WORD
    assert [word.start for word in words] == [0.0, 0.5, 2.01, 2.6, 3.0, 5.01]
    assert words[2].end == 2.6


def test_what_is_said_twice_in_two_cues_stays() -> None:
    cues = "1\n00:00:01,000 --> 00:00:02,000\nno\n\n2\n00:00:02,000 --> 00:00:03,000\nno\n"
    assert texts(parse_transcript(cues, hint=".srt")) == [(None, "no"), (None, "no")]


def test_subrip_with_styling_numbers_and_lost_blank_lines() -> None:
    cues = (
        '1\r\n00:00:01,000 --> 00:00:02,500\r\n<font color="red">Hello</font> {\\an8}there\r\n'
        "2\r\n00:00:03,000 --> 00:00:04,000\r\n42\r\n  \r\n3\r\n00:00:05,000 --> 00:00:06,000\r\n- so\r\n\r\nstray\r\n"
    )
    assert texts(parse_transcript(cues, hint=".srt")) == [(None, "Hello there"), (None, "42"), (None, "so stray")]


def test_names_before_a_colon_hold_until_somebody_else_speaks() -> None:
    found = parse_transcript(
        "WEBVTT\n\n00:01.000 --> 00:02.000\nInterviewer: Go.\n\n00:02.000 --> 00:03.000\nANA: First, scope: one\n\n"
        "00:03.000 --> 00:04.000\nregion only\n\n00:04.000 --> 00:05.000\n>> Fine. >> ANA: Then cost\n",
        hint=None,
    )
    assert texts(found) == [
        ("Interviewer", "Go."),
        ("ANA", "First, scope: one"),
        ("ANA", "region only"),
        (None, "Fine."),
        ("ANA", "Then cost"),
    ]


@pytest.mark.parametrize(
    "timing", ["00:00:09.000 --> 00:00:04.000", "00:00:xx --> 00:00:04.000", "99:99:99.000 --> 1:00"]
)
def test_damaged_times_keep_the_words(timing: str) -> None:
    text = f"WEBVTT\n\n00:01.000 --> 00:02.000\none\n\n{timing}\ntwo three\n\n00:20.000 --> 00:21.000\nfour\n"
    found = parse_transcript(text, hint=None)
    words = [word for turn in found.turns for word in turn.words]
    assert [word.text for word in words] == ["one", "two", "three", "four"]
    starts = [word.start or 0.0 for word in words]
    assert starts == sorted(starts)
    assert all(word.end is not None and word.start is not None and word.start <= word.end for word in words)


def test_overlapping_cues_do_not_send_time_backwards() -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:09.000\none two three\n\n00:02.000 --> 00:05.000\nfour\n"
    starts = [word.start or 0.0 for turn in parse_transcript(text, hint=None).turns for word in turn.words]
    assert starts == sorted(starts)
    assert starts[-1] == 2.0
