"""COST001 choice-without-cost: a choice whose cost is never named.

What it looks for:
    A technology, an architecture element, a method of learning or a technique ("shard it", "down sample the views")
    proposed, and neither in that sentence nor in the next two its price: money, a downside, complexity, latency, or who
    has to run it.

Why it matters:
    Every choice costs something. Saying the price first, before being asked, is what separates judgement from recall.

Heard:
    "We'd use Kafka for the events because it absorbs the bursts."

Say instead:
    "We'd use Kafka because it absorbs the bursts; it costs us a cluster that someone has to run."

Does not flag:
    A choice with its downside, price or burden in the next two sentences; a technology that is only mentioned, asked
    about, rejected, weighed under a condition, or part of past work; lists of fields, the agenda, measurements; the
    second mention of the same element.

Source:
    Interviewers' feedback collected by interviewing.io: no proactive trade-offs, and cost unstated until the end.
"""

from collections.abc import Iterator
from itertools import islice

from voicecoach.analysis.types import Case, Need, Rule, Severity, Signal, Spot, with_article


def check(case: Case) -> Iterator[Spot]:
    """The choices without a cost, the earliest first."""
    bare = (choice for choice in case.of_kind("choice") if not choice.fields["cost"])
    for choice in islice(bare, int(case.limits["most"])):
        yield Spot(
            first=choice.first,
            last=choice.last,
            message=f"You never said what {with_article(choice)} costs",
            say_instead=_example(choice),
        )


def _example(choice: Signal) -> str:
    """The sentence that was missing, shaped by what the choice did have."""
    element = with_article(choice)
    if choice.fields["alternative"]:
        return f"The price of {element} is one more thing to run."
    if choice.fields["reason"]:
        return f"What {element} costs us is one more thing to run."
    return f"I take {element} over the simpler option, and it costs us one more thing to run."


RULE = Rule(
    code="COST001",
    name="choice-without-cost",
    kind="present",
    severity=Severity.HIGH,
    page=__doc__,
    check=check,
    needs=frozenset({Need.DESIGN_ROUND}),
)
