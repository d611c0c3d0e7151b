"""COST002 no-cost: no cost at all in the answer.

What it looks for:
    An answer of 250 words or more in which money, compute, storage, operations, engineering time and team capacity are
    never named as a consideration.

Why it matters:
    Somebody pays for every design. An answer that never says who and how much is a drawing, not a plan; the cost should
    come by half-time, unasked.

Heard:
    A queue, workers, a cache and three regions, and not one word on what they take to run.

Say instead:
    "The storage is cheap; the cost driver is three regions, about twice the compute, and somebody on call for each."

Does not flag:
    Any cost, also an avoided one ("that saves us a cluster"); answers under 250 words; a round in which nothing is
    designed.

Source:
    Interviewers' complaints collected by interviewing.io (storage and cache unstated until the end); seven rated mocks
    (cost by half-time).
"""

from collections.abc import Iterable

from voicecoach.analysis.absence import Reproach, never
from voicecoach.analysis.types import Case, Need, Rule, Severity, Spot

REPROACH = Reproach(
    "You never said what any of this costs", "The cost driver here is compute, and one more system for the team to run."
)


def check(case: Case) -> Iterable[Spot]:
    """The whole answer, when no cost is named in it."""
    if any(choice.fields["cost"] for choice in case.of_kind("choice")):
        return ()
    return never(case, REPROACH, "cost")


RULE = Rule(
    code="COST002",
    name="no-cost",
    kind="absent",
    severity=Severity.HIGH,
    page=__doc__,
    check=check,
    needs=frozenset({Need.ENOUGH_WORDS, Need.DESIGN_ROUND}),
)
