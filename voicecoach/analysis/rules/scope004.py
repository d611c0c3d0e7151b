"""SCOPE004 framing-too-long: framing outlasts its share of the round.

What it looks for:
    No design statement after ten minutes, or after more than a fifth of a shorter answer (five minutes at least).

Why it matters:
    Scoping earns its points in the first minutes; after that every further question takes time from the trade-offs, the
    failures and the cost, which are marked too.

Heard:
    Eleven minutes of questions, and the first component in the twelfth.

Say instead:
    "I have enough to begin; I'll note the open points and start with the write path."

Does not flag:
    Framing within its share; greetings and introductions before the problem was put; short answers; an answer in which
    nothing is designed at all.

Source:
    A Meta interviewer (requirements and numbers in at most ten minutes); the verdict on a rated mock ("objective in
    five, model framed by ten"); seven rated mocks (warn past ten of 45 minutes).
"""

from collections.abc import Iterator
from itertools import islice

from voicecoach.analysis.types import Case, Need, Rule, Severity, Spot

NAMED, BREATH = 3, 60
"""So many components named within so many tokens are a design, whether or not one was proposed in so many words."""

QUOTED = 8
"""Words quoted where the design began."""


def check(case: Case) -> Iterator[Spot]:
    """The stretch from the opening to the design, when it is longer than it may be."""
    first, when, limits = _begins(case), case.timeline, case.limits
    if first is None:
        return
    allowed = max(60 * limits["least_minutes"], min(60 * limits["most_minutes"], limits["share"] * when.length))
    if when.starts[first] > allowed:
        yield Spot(
            first=when.opening,
            last=first,
            quote=(first, min(first + QUOTED, len(when.starts))),
            message=f"The design should have begun {when.by(allowed)}; it began {when.after(first)}",
            say_instead="I have enough to begin: the open points I'll note, and I start with the write path.",
        )


def _begins(case: Case) -> int | None:
    """The word with which the design begins: the first choice, or several components named in one breath."""
    talk = case.talk
    named = sorted(mark.first for label in ("element", "technology") for mark in talk.marks[label])
    stated = [at for at in named if not talk.token_sentence(at).question]
    dense = (at for at, later in zip(stated, stated[NAMED - 1 :], strict=False) if later - at <= BREATH)
    starts = [talk.positions[at] for at in islice(dense, 1)] + [choice.first for choice in case.of_kind("choice")]
    return min(starts, default=None)


RULE = Rule(
    code="SCOPE004",
    name="framing-too-long",
    kind="absent",
    severity=Severity.MEDIUM,
    page=__doc__,
    check=check,
    needs=frozenset({Need.ENOUGH_WORDS, Need.DESIGN_ROUND}),
)
