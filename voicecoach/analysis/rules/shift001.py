"""SHIFT001 shift-ignored: a constraint shift not taken up.

What it looks for:
    The interviewer changes a constraint ("the team has just been cut to three") and in the next minute you neither name
    it again nor say what you do about it.

Why it matters:
    Changing the constraint is the test: it shows whether the design was reasoned or recited. To go on as before answers
    a question nobody asks any more.

Heard:
    "The budget is halved." - "Right. So as I said, the workers then write the files to three regions."

Say instead:
    "With half the budget I'd give up the third region first; the queue stays."

Does not flag:
    A shift whose words you repeat, or that you plainly act on; an interviewer's ordinary questions; an interview in
    which nothing is changed.

Source:
    datadriven.io changes a requirement at 18 of 45 minutes; a ninth of 2,563 mock interviews missed constraints
    (mockinterviews.dev, 2025).
"""

from collections.abc import Iterator

from voicecoach.analysis.types import Case, Need, Rule, Severity, Spot


def check(case: Case) -> Iterator[Spot]:
    """The stretches after shifts in which they are not taken up."""
    for shift in case.shifts:
        taken = any(shift.first <= signal.first < shift.last for signal in case.of_kind("adaptation"))
        if not taken and shift.last - shift.first >= case.limits["least_words"]:
            yield Spot(
                first=shift.first,
                last=shift.last,
                quote=(shift.first, min(shift.last, shift.first + 10)),
                message="The constraint changed and you went on as before; take it up in your next sentence",
                say_instead="With that, this is what changes, and this is what stays.",
            )


RULE = Rule(
    code="SHIFT001",
    name="shift-ignored",
    kind="absent",
    severity=Severity.HIGH,
    page=__doc__,
    check=check,
    needs=frozenset({Need.SHIFT}),
)
