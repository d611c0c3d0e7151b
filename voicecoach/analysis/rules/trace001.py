"""TRACE001 requirement-dropped: a requirement stated while scoping and never used again.

What it looks for:
    A limit, an assumption or an answered question before the design about budget, team, deadline, freshness,
    consistency, latency, region or failure tolerance, and in 250 words or more of design none of its words again.

Why it matters:
    A requirement that changes nothing was asked for show. Interviewers keep the list of what was agreed, and tick it
    off.

Heard:
    "We have three engineers and until October." And then ten minutes of microservices in three regions.

Say instead:
    "We said three engineers: that is why I buy the queue and build only the checker."

Does not flag:
    A requirement taken up in other words (a price for the budget, seconds for the latency, a country for the region);
    topics that no design can leave out, such as users, scale and scope; designs under 250 words.

Source:
    Interviewers' advice to tie the design back to the requirements (Stripe: no component should lack a compelling
    purpose; a ninth of 2,563 mocks missed a stated constraint).
"""

from collections.abc import Iterator
from itertools import islice

from voicecoach.analysis.scoped import topics_of, used_after
from voicecoach.analysis.types import Case, Need, Rule, Severity, Signal, Spot

NAMES = {
    "budget": "the budget",
    "team": "the team",
    "deadline": "the deadline",
    "freshness": "how fresh it must be",
    "consistency": "consistency",
    "latency": "latency",
    "region": "the regions",
    "failure tolerance": "what may fail",
}
"""Topics that a design can really drop, and how they are called in a sentence."""


def check(case: Case) -> Iterator[Spot]:
    """The first statements of requirements that the design never comes back to."""
    design = case.design_start
    if design is not None and len(case.timeline.starts) - design.first >= case.limits["design_words"]:
        yield from islice(_dropped(case, design), int(case.limits["most"]))


def _dropped(case: Case, design: Signal) -> Iterator[Spot]:
    seen: set[str] = set()
    for signal in case.signals:
        for topic in sorted(topics_of(case, signal) & NAMES.keys() - seen):
            seen.add(topic)
            if signal.last <= design.first and not used_after(case, topic, design.first):
                yield Spot(
                    first=signal.last,
                    last=len(case.timeline.starts),
                    quote=(signal.first, signal.last),
                    message=f"You settled {NAMES[topic]} while scoping and never came back to it",
                    say_instead="We said three engineers, and that is why I buy the queue.",
                )


RULE = Rule(
    code="TRACE001",
    name="requirement-dropped",
    kind="absent",
    severity=Severity.MEDIUM,
    page=__doc__,
    check=check,
    needs=frozenset({Need.ENOUGH_WORDS, Need.DESIGN_ROUND}),
)
