"""SCOPE002 few-scoping-topics: fewer than three scoping topics before the design.

What it looks for:
    Questions and assumptions before the first design statement that together touch fewer than three topics: users,
    scale, latency, freshness, consistency, budget, team, deadline, scope, failure tolerance, consumers, priority,
    region.

Why it matters:
    One good question is a start; a design rests on several. What you did not ask you have silently assumed, and the
    interviewer cannot tell whether you know.

Heard:
    "How many users do we have? Okay. So I'd put a cache in front."

Say instead:
    "How many users are there, how fresh must it be, and who runs it afterwards?"

Does not flag:
    Three topics however they were raised, also as assumptions ("I'll assume reads dominate and a minute is fresh
    enough"); an answer that scoped nothing at all, which SCOPE001 reports; a round in which nothing is designed.

Source:
    Interviewers' feedback collected by interviewing.io; of 2,563 mock interviews a third failed on ambiguity
    (mockinterviews.dev, 2025).
"""

from collections.abc import Iterator

from voicecoach.analysis.scoped import topics_before, topics_of
from voicecoach.analysis.types import Case, Need, Rule, Severity, Spot


def check(case: Case) -> Iterator[Spot]:
    """The stretch from the opening to the design, when some topics but too few stand in it."""
    design = case.design_start
    if design is None:
        return
    topics = topics_before(case, design.first)
    # Questions about scope itself ("do we need comments?") are each about something else.
    wide = sum(topics_of(case, signal) == {"scope"} for signal in case.signals if signal.first < design.first)
    if 0 < len(topics - {"scope"}) + wide < case.limits["topics"]:
        yield Spot(
            first=min(case.timeline.opening, design.first),
            last=design.last,
            quote=(design.first, design.last),
            message=f"Before the design you asked only about {' and '.join(sorted(topics))}",
            say_instead="Who uses it, how much of it is there, and how fresh must it be?",
        )


RULE = Rule(
    code="SCOPE002",
    name="few-scoping-topics",
    kind="absent",
    severity=Severity.MEDIUM,
    page=__doc__,
    check=check,
    needs=frozenset({Need.ENOUGH_WORDS, Need.DESIGN_ROUND}),
)
