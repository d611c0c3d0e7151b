"""HEDGE001 hedged-decisions: one's own decisions taken back while they are made.

What it looks for:
    A decision of yours with two hedges or more on it ("I guess we'd maybe use a queue"), one you report as if it had
    happened by itself ("we sort of decided"), or, over the whole answer, half of at least four decisions hedged.

Why it matters:
    The interviewer asks for your judgement. Doubt about a fact is honest; doubt about your own choice leaves the
    choosing to them.

Heard:
    "I guess we would probably use, maybe, a queue there or something."

Say instead:
    "I'd use a queue. What could change my mind is the volume, and I don't know that yet."

Does not flag:
    One maybe or probably on a decision now and then, nor two on one decision in more than fifteen; doubt about facts
    ("I'm not sure how many users that is", "that might be a million"); questions; options weighed against each other.

Source:
    28 recorded mock interviews: of those with eight decisions or more, at most one in twenty carried two hedges, and at
    most one in three carried any.
"""

from collections.abc import Iterator

from voicecoach.analysis.habits import HedgedDecision, decisions, hedged_decisions
from voicecoach.analysis.types import Case, Rule, Severity, Spot
from voicecoach.language.phrases import Mark

INSTEAD = "I'd do it this way, and this is what would change my mind."


def check(case: Case) -> Iterator[Spot]:
    """The decisions hedged most, at most so many; otherwise one finding for the share of hedged ones."""
    hedged = tuple(hedged_decisions(case.talk, case.signals))
    stacked = [one for one in hedged if len(one.hedges) >= case.limits["hedges"]]
    total = len(decisions(case.signals))
    spots = [_soft(case, mark) for mark in case.talk.marks["soft-decision"]]
    if len(stacked) * case.limits["decisions_excused"] > total:
        spots += [_stacked(one) for one in stacked]
    spots = sorted(spots, key=_first)[: int(case.limits["most"])]
    if not spots and len(hedged) >= case.limits["least"] and len(hedged) >= case.limits["share"] * total:
        spots = [_share(hedged, total)]
    yield from spots


def _first(spot: Spot) -> int:
    return spot.first


def _stacked(decision: HedgedDecision) -> Spot:
    *others, last = decision.hedges
    return Spot(
        first=decision.first,
        last=decision.last,
        message=f"You took that decision back as you made it: {', '.join(others)} and {last}",
        say_instead=INSTEAD,
    )


def _soft(case: Case, mark: Mark) -> Spot:
    first, last = case.talk.word_span(mark.first, mark.last)
    return Spot(first=first, last=last, message="You told your own decision as a guess", say_instead="I decided it.")


def _share(hedged: tuple[HedgedDecision, ...], total: int) -> Spot:
    return Spot(
        first=hedged[0].first,
        last=hedged[-1].last,
        quote=(hedged[0].first, hedged[0].last),
        message=f"{len(hedged)} of your {total} decisions come with a maybe",
        say_instead=INSTEAD,
    )


RULE = Rule(
    code="HEDGE001",
    name="hedged-decisions",
    kind="present",
    severity=Severity.LOW,
    page=__doc__,
    check=check,
    delivery=True,
)
