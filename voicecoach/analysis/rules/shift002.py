"""SHIFT002 shift-without-change: a constraint shift taken up without saying what changes.

What it looks for:
    After a changed constraint you name it, and in the next minute nothing is cut, deferred, replaced or done
    differently.

Why it matters:
    "Okay, so we only have three engineers" repeats the question. The answer is what goes and what stays.

Heard:
    "Right, three engineers only, that is tough, that makes it really hard of course."

Say instead:
    "With three engineers I'd drop the second region and buy the queue; the data model stays."

Does not flag:
    A shift answered with any change; a shift not taken up at all, which SHIFT001 reports; an interview in which nothing
    is changed.

Source:
    Our own judgement, after drills that interrupt (datadriven.io): an interruption is answered by what changes and what
    stays.
"""

from collections.abc import Iterator

from voicecoach.analysis.types import Case, Need, Rule, Severity, Spot


def check(case: Case) -> Iterator[Spot]:
    """The stretches that take a shift up and change nothing."""
    for shift in case.shifts:
        for signal in case.of_kind("adaptation"):
            long = shift.last - signal.first >= case.limits["least_words"]
            if shift.first <= signal.first < shift.last and long and not signal.fields["changes"]:
                yield Spot(
                    first=signal.first,
                    last=shift.last,
                    quote=(signal.first, min(shift.last, signal.first + 10)),
                    message="You took the change up and did not say what changes; the next sentence should have",
                    say_instead="With that I drop the second region first; the data model stays.",
                )


RULE = Rule(
    code="SHIFT002",
    name="shift-without-change",
    kind="absent",
    severity=Severity.MEDIUM,
    page=__doc__,
    check=check,
    needs=frozenset({Need.SHIFT}),
)
