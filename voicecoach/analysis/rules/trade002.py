"""TRADE002 choice-without-alternative: a choice set against nothing.

What it looks for:
    Products and databases chosen with no other option named beside them, nor weighed anywhere in the sentences after,
    in an answer where that is the habit.

Why it matters:
    An option taken without another one looked at is recall. One sentence on what you would use otherwise, and when,
    shows that you chose.

Heard:
    "We store the manifests in DynamoDB, and the events go through Kafka."

Say instead:
    "DynamoDB rather than Postgres: every read is by key, and we never join."

Does not flag:
    A choice with another option beside it; methods and parts that have no rival worth a sentence; answers in which at
    least a third of the products were set against something.

Source:
    Labels of three design mocks: senior candidates set 28 of 90 choices against another option, so a single choice that
    stands alone is no finding. "No proactive trade-offs" is what interviewers on interviewing.io complain of.
"""

from collections.abc import Iterator
from itertools import islice

from voicecoach.analysis.types import Case, Need, Rule, Severity, Signal, Spot, with_article


def check(case: Case) -> Iterator[Spot]:
    """The first named choices that stand alone, where most of them do."""
    named = [choice for choice in case.of_kind("choice") if choice.fields["named"]]
    alone = [choice for choice in named if not _compared(case, choice)]
    if not named or len(named) - len(alone) >= case.limits["share_compared"] * len(named):
        return
    for choice in islice(alone, int(case.limits["most"])):
        yield Spot(
            first=choice.first,
            last=choice.last,
            message=f"You set {with_article(choice)} against nothing else",
            say_instead=f"Name what you would use without {with_article(choice)}, and when.",
        )


def _compared(case: Case, choice: Signal) -> bool:
    """True when another option, or a trade-off, stands with the choice."""
    reach = choice.last + int(case.limits["words_after"])
    weighed = any(choice.first <= other.first <= reach for other in case.of_kind("tradeoff"))
    return bool(choice.fields["alternative"]) or weighed


RULE = Rule(
    code="TRADE002",
    name="choice-without-alternative",
    kind="present",
    severity=Severity.LOW,
    page=__doc__,
    check=check,
    needs=frozenset({Need.DESIGN_ROUND}),
)
