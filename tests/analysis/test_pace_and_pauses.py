"""PACE001 and PAUSE001 on words that carry times of their own."""

from collections.abc import Sequence

import pytest

from voicecoach.analysis.rules import pace001, pause001
from voicecoach.analysis.thresholds import limits
from voicecoach.analysis.timeline import timeline
from voicecoach.analysis.types import Case, Rule, Spot
from voicecoach.language.talk import read_talk
from voicecoach.transcript.types import Answer, Hesitation, OtherTurn, Timing, Word

PLAIN = "the studio sends files and workers check them".split()


def spoken(words: Sequence[str], pace: float, pauses: dict[int, float] | None = None) -> tuple[Word, ...]:
    """Words at so many a minute, with silences of so many seconds before some of them."""
    step, clock, said = 60 / pace, 0.0, []
    for at, word in enumerate(words):
        clock += (pauses or {}).get(at, 0.0)
        said.append(Word(word, round(clock, 3), round(clock + 0.9 * step, 3)))
        clock += step
    return tuple(said)


def spots(rule: Rule, answer: Answer) -> list[Spot]:
    talk = read_talk(answer)
    case = Case(
        talk=talk, signals=(), round="tpm", engine=None, limits=limits(rule.code), timeline=timeline(answer, ())
    )
    return list(rule.check(case))


def one(
    words: tuple[Word, ...], others: tuple[OtherTurn, ...] = (), hesitations: tuple[Hesitation, ...] = ()
) -> Answer:
    return Answer(words, others, Timing.WORD, (0,), None, hesitations)


@pytest.mark.parametrize(("pace", "found"), [(90, "90 words"), (130, ""), (180, ""), (210, "210 words")])
def test_pace_is_flagged_outside_the_band_alone(pace: float, found: str) -> None:
    messages = [spot.message for spot in spots(pace001.RULE, one(spoken(PLAIN * 40, pace)))]
    assert [found in message for message in messages] == ([True] if found else [])


def test_one_quick_half_minute_in_a_long_answer_is_no_finding() -> None:
    calm, quick = spoken(PLAIN * 60, 140), spoken(PLAIN * 15, 230)
    end = calm[-1].end or 0.0
    assert spots(pace001.RULE, one((*calm, *(word.later(end) for word in quick)))) == []


def test_thinking_does_not_slow_the_pace() -> None:
    assert spots(pace001.RULE, one(spoken(PLAIN * 40, 130, dict.fromkeys(range(0, 320, 8), 3.0)))) == []


def test_a_long_silence_inside_a_sentence_is_flagged_and_quoted() -> None:
    answer = one(spoken("so we would put the events into a queue and then go on".split(), 140, {8: 5.0}))
    (spot,) = spots(pause001.RULE, one(tuple(word.later(60) for word in answer.words)))
    assert "5 seconds" in spot.message
    assert {7, 8} <= set(range(spot.first, spot.last))


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("So the events go into a queue. Then the workers read them.", 7),
        ("So the events go into a queue, then the workers read them.", 7),
        ("so the events go into a queue then the workers read them", 7),
    ],
)
def test_a_pause_between_clauses_is_thought(text: str, before: int) -> None:
    assert spots(pause001.RULE, one(spoken(text.split(), 140, {before: 6.0}))) == []


def test_the_first_ten_seconds_after_the_interviewer_are_thinking_time() -> None:
    words = spoken("well for the reads i would put the pages into a cache at the edge".split(), 140, {8: 5.0})
    later = tuple(word.later(20) for word in words)
    asked = OtherTurn("Coach", "And the reads?", 17.0, 19.0, before_word=0)
    assert spots(pause001.RULE, one(later, (asked,))) == []
    assert spots(pause001.RULE, one(later)) != []


def test_a_silence_filled_with_um_is_not_silent() -> None:
    words = tuple(w.later(60) for w in spoken("so we would put the events into a queue".split(), 140, {8: 5.0}))
    start, end = words[7].end or 0.0, words[8].start or 0.0
    middle = (start + end) / 2
    assert spots(pause001.RULE, one(words, hesitations=(Hesitation(middle - 0.4, middle + 0.4),))) == []


def test_lines_with_times_are_too_coarse_for_either() -> None:
    words = spoken(PLAIN * 40, 230, {20: 6.0})
    answer = Answer(words, (), Timing.CUE, (0,))
    assert spots(pace001.RULE, answer) == spots(pause001.RULE, answer) == []
