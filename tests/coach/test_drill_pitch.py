"""The pitch drill: a minute from the first word on, and the three things it should hold."""

from drilled import hold, new_drill

from voicecoach.coach.conversation import Moment
from voicecoach.coach.drills.types import Drill

HYPOTHESIS = "My bet is that a pointer that can be swapped beats a faster pipeline."
TRADE_OFF = "We give up instant takedowns, and in exchange nobody ever sees a broken file."
METRIC = "I'd measure success by the share of plays that start with the right version within ten minutes."
DESIGN = "Every file goes under a new name into object storage, and a manifest service points to the one that plays."

EMPTY = "We build a robust pipeline in the cloud, and it is modern and everything in it is automatic. " * 12


def drill() -> Drill:
    return new_drill("pitch", prompt="subtitle-updates")


def silence(_: object) -> None:
    return None


def test_a_whole_pitch_holds_all_three() -> None:
    held = hold(drill(), silence, [HYPOTHESIS, DESIGN, TRADE_OFF, METRIC], pause=1)
    for part in ("the hypothesis, quote, My bet is", "the trade-off, quote, ", "the metric, quote, I'd measure"):
        assert part in held.debrief
    assert "I heard no" not in held.debrief
    assert held.moves[-1].reason == "nothing more was said"
    assert "You took twenty-nine seconds." in held.debrief


def test_what_is_missing_comes_with_an_example() -> None:
    held = hold(drill(), silence, [HYPOTHESIS, DESIGN, DESIGN, METRIC], pause=1)
    assert "I heard no trade-off" in held.debrief
    assert held.debrief.count("Say: ") == 1


def test_an_empty_pitch_is_cut_off_and_holds_nothing() -> None:
    held = hold(drill(), silence, [EMPTY])
    assert "cut in on purpose" in held.moves[-1].reason
    assert "seconds over." in held.debrief
    assert held.debrief.count("I heard no") == 3


def test_the_minute_begins_with_the_first_word() -> None:
    minute = drill().conversation
    at = Moment(now=50, used=50, silence=50, speaking=0, settled=True)
    assert minute.tick(at) is None
    assert minute.tick(Moment(now=51, used=51, silence=0, speaking=0.5, settled=True)) is None
    assert minute.tick(Moment(now=110, used=110, silence=1, speaking=0, settled=True)) is None
    over = minute.tick(Moment(now=112, used=112, silence=1, speaking=0, settled=True))
    assert over is not None
    assert over.last
