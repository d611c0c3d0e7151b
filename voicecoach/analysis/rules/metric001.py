"""METRIC001 no-success-metric: no success metric before the design.

What it looks for:
    The design begins and nothing has been said on how its success is measured: a business metric, a service level, or a
    model's metric as a goal.

Why it matters:
    Without a measure every choice is a matter of taste. With one, each trade-off that follows can be settled.

Heard:
    "Okay, I have what I need. So we'd have a queue, and behind it the workers."

Say instead:
    "We'd measure success by how many plays start with the right subtitles, then by hours from fix to member."

Does not flag:
    A goal with its metric before the first design statement, also a rough one ("we want to reduce playback failures");
    asking the interviewer what the goal is; a round in which nothing is designed.

Source:
    The verdict on a rated design mock ("objective in five minutes, model framed by ten"); the framing area of the
    programme manager's round.
"""

from collections.abc import Iterator

from voicecoach.analysis.scoped import tokens_of
from voicecoach.analysis.types import Case, Need, Rule, Severity, Signal, Spot


def check(case: Case) -> Iterator[Spot]:
    """The stretch from the opening to the design, when no metric was named in it."""
    design = case.design_start
    if design is None or _measured(case, design):
        return
    yield Spot(
        first=min(case.timeline.opening, design.first),
        last=design.last,
        quote=(design.first, design.last),
        message=f"You named no measure of success before the design, which began {case.timeline.after(design.first)}",
        say_instead="We'd measure success by how many plays start with the right subtitles.",
    )


def _measured(case: Case, design: Signal) -> bool:
    """A metric as a goal, or a question for the goal, before the design or in the breath that begins it."""
    if any(signal.kind == "success-metric" and signal.first <= design.last for signal in case.signals):
        return True
    talk, (_, end) = case.talk, tokens_of(case, 0, design.first)
    goals = talk.marks_within("topic.priority", 0, end)
    return any(talk.token_sentence(mark.first).question for mark in goals)


RULE = Rule(
    code="METRIC001",
    name="no-success-metric",
    kind="absent",
    severity=Severity.MEDIUM,
    page=__doc__,
    check=check,
    needs=frozenset({Need.ENOUGH_WORDS, Need.DESIGN_ROUND}),
)
