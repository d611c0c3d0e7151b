"""When things were said: on the clock, without one, and from the moment the problem was put."""

import pytest
from spoken import SOURCE, answer

from voicecoach.analysis.runner import analyse
from voicecoach.analysis.timeline import timeline
from voicecoach.analysis.types import Analysis, Finding, Signal
from voicecoach.transcript.types import Answer, OtherTurn, Timing, Word

LONG = "The player reads the list and draws the next line. A page of it is what somebody opens in the evening. " * 20


def only(analysis: Analysis, code: str) -> Finding:
    (found,) = [finding for finding in analysis.findings if finding.code == code]
    return found


def test_untimed_words_are_laid_out_at_an_even_pace() -> None:
    when = timeline(answer("word " * 280, timing=Timing.NONE), ())
    assert not when.timed
    assert when.length == pytest.approx(120)
    assert when.word_at(60) == 140


def test_words_without_a_time_take_the_one_before() -> None:
    words = (Word("a", 1.0, 1.2), Word("b"), Word("c", 3.0, 3.5))
    when = timeline(Answer(words, (), Timing.CUE, (0,)), ())
    assert when.starts == (0.0, 0.0, 2.0)
    assert when.length == 2.5


def test_small_talk_before_the_problem_does_not_count() -> None:
    put = OtherTurn("Interviewer", "please think about this one " * 10, None, None, before_word=5)
    hint = OtherTurn("Interviewer", "think about that too " * 15, None, None, before_word=30)
    spoken = answer("word " * 60, others=(put, hint))
    question = Signal("scoping-question", 10, 14, {"topic": "scale"})
    assert timeline(spoken, (question,)).opening == 5
    assert timeline(spoken, (question,)).starts[5] == 0.0
    assert timeline(spoken, ()).opening == 0


def test_due_times_are_said_by_the_clock_or_by_the_share() -> None:
    timed = timeline(answer("word " * 3000), ())
    assert timed.by(60) == "by 60 seconds"
    assert timed.by(600) == "by 10 minutes"
    assert timed.after(1500) == "after 10 minutes"
    untimed = timeline(answer("word " * 3000, timing=Timing.NONE), ())
    assert untimed.by(untimed.length * 0.33) == "by the first third"
    assert untimed.after(1500) == "after half of it"


@pytest.mark.parametrize("timing", [Timing.CUE, Timing.NONE], ids=str)
def test_an_absence_says_when_it_was_due_and_spans_what_went_by(timing: Timing) -> None:
    spoken = answer(f"I'd put a queue in between. {LONG}", timing=timing)
    found = only(analyse(spoken, SOURCE, None), "FAIL001")
    assert "by half-time" in found.message
    assert (found.first, found.last) == (0, len(spoken.words))
    assert (found.end is None) == (timing is Timing.NONE)


def test_no_words_have_a_timeline_too() -> None:
    assert timeline(answer(""), ()).length == 0.0
