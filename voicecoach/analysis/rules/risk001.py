"""RISK001 risks-last: risks come only in the last fifth.

What it looks for:
    In a product manager's round, an answer of 250 words or more whose first risk or failure comes in its last fifth.

Why it matters:
    A risk named at the end is an afterthought: nothing in the plan was shaped by it. Named early, it explains the
    phases, the metric and what was left out.

Heard:
    Nine minutes of features, then: "And of course there are some risks."

Say instead:
    "The biggest risk is that viewers don't notice it, so phase one only tests that."

Does not flag:
    Any risk or failure before the last fifth; an answer without a single risk, which FAIL001 reports; other rounds.

Source:
    The product manager's round: a third of the marks is for execution feasibility. That the last fifth is too late is
    our own judgement.
"""

from collections.abc import Iterator

from voicecoach.analysis.types import Case, Need, Rule, Severity, Spot


def check(case: Case) -> Iterator[Spot]:
    """The stretch before the first risk, when it is nearly the whole answer."""
    talk, when = case.talk, case.timeline
    said = [talk.word_span(mark.first, mark.last) for mark in talk.marks["risk"]]
    said += [(signal.first, signal.last) for signal in case.of_kind("failure-mode")]
    if not said:
        return
    first, last = min(said)
    if when.share(first) >= case.limits["share"]:
        yield Spot(
            first=when.opening,
            last=first,
            quote=(first, last),
            message="Your first risk came at the very end; it should have come by half-time",
            say_instead="The biggest risk is that viewers don't notice it, so phase one only tests that.",
        )


RULE = Rule(
    code="RISK001",
    name="risks-last",
    kind="absent",
    severity=Severity.MEDIUM,
    page=__doc__,
    check=check,
    needs=frozenset({Need.ENOUGH_WORDS, Need.PM_ROUND}),
)
