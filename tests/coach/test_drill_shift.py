"""The shift drill: three changes, and what became of each."""

import pytest
from drilled import PROMPTS, hold, new_drill

from voicecoach.coach.conversation import Move, MoveKind

DESIGN = [
    "How many files change on a normal day?",
    "I would write every file under a new name into object storage. A manifest service points to the one that plays.",
    "I'd put a queue before validation, because an upload must not wait. It costs us one more thing to run.",
    "For a bad file we move the pointer back, which takes a minute, and nobody has to be woken for it.",
    "And players that are in the middle of an episode keep the old file until the next play.",
]

ADAPTED = (
    "Okay, so {change}. Then I'd drop the queue and check the files in one batch job. What stays is the manifest "
    "service. It costs us about four weeks, and somebody has to watch the job."
)

CHANGES = {"team": "three engineers instead of six", "takedown": "takedowns within two minutes"}


def adapting(move: Move) -> str | None:
    if move.kind is not MoveKind.SHIFT:
        return None
    change = next((says for word, says in CHANGES.items() if word in move.text), move.text.split(".")[0].lower())
    return ADAPTED.format(change=change)


def ignoring(move: Move) -> str | None:
    colours = "Right. And the dashboards are blue, with a colour that can be chosen by everybody who looks at them."
    return colours if move.kind is MoveKind.SHIFT else None


def test_three_changes_come_one_after_the_other_and_are_answered() -> None:
    held = hold(new_drill("shift", prompt="subtitle-updates"), adapting, DESIGN)
    kinds = [move.kind for move in held.moves]
    assert kinds == [MoveKind.ANSWER, MoveKind.SHIFT, MoveKind.SHIFT, MoveKind.SHIFT, MoveKind.ITEM]
    assert "You took up all three changes." in held.debrief
    assert held.debrief.count("All of it was there") >= 2
    assert "three engineers instead of six" in held.debrief
    assert "not taken up" not in held.debrief


def test_changes_that_are_ignored_are_told_with_what_was_said_instead() -> None:
    held = hold(new_drill("shift", prompt="subtitle-updates"), ignoring, DESIGN)
    assert "You took up none of three changes." in held.debrief
    assert "The second was not taken up; you went on, quote, Right. And the dashboards are blue" in held.debrief
    assert "On the first you did not say what you would drop first" in held.debrief


def test_a_price_left_out_is_told() -> None:
    unpriced = "Okay. Given that, I'd drop the queue. What stays is the manifest service."
    held = hold(
        new_drill("shift", prompt="subtitle-updates"),
        lambda move: unpriced if move.kind is MoveKind.SHIFT else None,
        DESIGN,
    )
    assert "but not the new price" in held.debrief
    assert "what the cut costs in time or in risk" in held.debrief


def test_without_a_design_nothing_changes_before_it_must() -> None:
    held = hold(
        new_drill("shift", prompt="subtitle-updates", minutes=2), ignoring, ["Let me see, what a nice problem."]
    )
    shifts = [line for line in held.script.splitlines() if "a constraint changes" in line]
    assert int(shifts[0][:2]) * 60 + int(shifts[0][3:5]) >= 36


@pytest.mark.parametrize("prompt", [one.id for one in PROMPTS if one.kind == "design"])
def test_every_design_prompt_gives_three_different_changes(prompt: str) -> None:
    own = {shift.says for one in PROMPTS if one.id == prompt for shift in one.shifts}
    lines = new_drill("shift", prompt=prompt).conversation.lines()
    assert len({line for line in lines if line.endswith("?") and _is_change(line, own)}) == 3


def _is_change(line: str, own: set[str]) -> bool:
    from drilled import DATA

    from voicecoach.coach.drills.sheet import read_sheet

    return line in own or line in {row.text("says") for row in read_sheet(DATA, "shift").tables("shifts")}
