"""METRIC002 choice-without-metric: a choice tied to no metric.

What it looks for:
    In a product manager's round, a technology or architecture element proposed with no metric in its sentence or the
    next two. At most two are reported, and only when fewer than a third of all choices are tied to one.

Why it matters:
    A product manager is marked on metric-driven trade-offs: the technology is somebody else's job, what it moves is
    yours.

Heard:
    "And then I'd put a recommendation model behind the home page."

Say instead:
    "I'd put a recommendation model behind the home page, because it should lift the hours viewed per member."

Does not flag:
    A choice with its metric beside it; other rounds; an answer in which a third of the choices or more are tied to one.

Source:
    The product manager's round: a third of the marks is for metric-driven trade-offs.
"""

from collections.abc import Iterator
from itertools import islice

from voicecoach.analysis.types import Case, Need, Rule, Severity, Spot, with_article


def check(case: Case) -> Iterator[Spot]:
    """The first choices without a metric, when most have none."""
    choices = case.of_kind("choice")
    bare = [choice for choice in choices if not choice.fields["metric"]]
    if len(choices) - len(bare) >= case.limits["share"] * len(choices):
        return
    for choice in islice(bare, int(case.limits["most"])):
        yield Spot(
            first=choice.first,
            last=choice.last,
            message=f"You tied {with_article(choice)} to no metric",
            say_instead="It should raise the share of plays that start, and I'd watch that number.",
        )


RULE = Rule(
    code="METRIC002",
    name="choice-without-metric",
    kind="present",
    severity=Severity.MEDIUM,
    page=__doc__,
    check=check,
    needs=frozenset({Need.PM_ROUND}),
)
