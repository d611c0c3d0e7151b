"""Which moment is taken again, and what is played of it."""

import pytest

from voicecoach.analysis.runner import analyse
from voicecoach.analysis.types import Analysis, Finding, Severity, Source
from voicecoach.coach.retake import REPLAYED, choose, stretch
from voicecoach.transcript.types import Answer, OtherTurn, Timing, Word

STEP = 0.4
"""Seconds a word: 150 words a minute."""


def finding(at: float | None, quote: str = "use Kafka", code: str = "COST001") -> Finding:
    return Finding(code, "name", "present", Severity.HIGH, 0, 1, "Amiss", "Say so.", at=at, quote=quote)


def analysed(text: str, others: tuple[OtherTurn, ...] = ()) -> Analysis:
    words = tuple(Word(word, at * STEP, at * STEP + 0.35) for at, word in enumerate(text.split()))
    return analyse(Answer(words, others, Timing.WORD, (0,)), Source("told", "audio", None, ""), None)


EARLY, LATE, UNTIMED = finding(100.0), finding(580.0, code="VAGUE001"), finding(None, code="OPS001")


@pytest.mark.parametrize(
    ("moments", "latest", "chosen"),
    [
        ((), None, EARLY),
        ((), LATE, LATE),
        ((575.0,), None, LATE),
        ((90.0,), LATE, EARLY),
        ((2400.0, 40.0), None, EARLY),
    ],
)
def test_the_first_fix_is_taken_again_or_the_one_nearest_to_what_was_named(
    moments: tuple[float, ...], latest: Finding | None, chosen: Finding
) -> None:
    assert choose((UNTIMED, EARLY, LATE), moments, latest) is chosen


def test_without_times_nothing_can_be_taken_again() -> None:
    assert choose((UNTIMED,), ()) is None
    assert choose((), (12.0,)) is None


TOLD = " ".join(f"Sentence number {at} says something that somebody may want to hear." for at in range(20))


def test_the_words_are_played_with_what_led_to_them_from_the_beginning_of_a_sentence() -> None:
    analysis = analysed(f"{TOLD} We would use Kafka for that. {TOLD}")
    at = 220 * STEP
    place = stretch(analysis, finding(at, "We would use Kafka for that."))
    assert place.text.startswith("Sentence number")
    assert "We would use Kafka for that." in place.text
    assert place.begin < at - 3
    assert REPLAYED - 2 < place.end - place.begin < REPLAYED + 1


def test_a_long_sentence_is_broken_off_rather_than_played_for_a_minute() -> None:
    words = " ".join(f"and then w{at}" for at in range(200))
    place = stretch(analysed(words), finding(100 * STEP, "and then"))
    assert REPLAYED - 2 < place.end - place.begin < REPLAYED + 1


def test_what_somebody_else_said_is_no_part_of_it() -> None:
    others = (OtherTurn("Coach", "And then?", None, None, 218), OtherTurn("Coach", "Good.", None, None, 228))
    place = stretch(analysed(f"{TOLD} {TOLD}", others), finding(220 * STEP, "Sentence number"))
    assert len(place.text.split()) == 10
    assert place.begin > 217 * STEP
    assert place.end < 229 * STEP


def test_words_that_are_longer_than_what_is_played_are_broken_off() -> None:
    analysis = analysed(f"{TOLD} {TOLD}")
    place = stretch(analysis, finding(44 * STEP, " ".join(TOLD.split()[44:200])))
    assert place.begin == pytest.approx(44 * STEP, abs=0.2)
    assert place.end - place.begin < REPLAYED + 1


@pytest.mark.parametrize("at", [0.0, 219 * STEP])
def test_the_edges_of_the_answer_are_kept_to(at: float) -> None:
    place = stretch(analysed(TOLD), finding(at, "Sentence number"))
    assert 0 <= place.begin <= at
    assert place.end <= 220 * STEP + 0.3
