"""OWN001 decision-without-owner: decisions nobody owns.

What it looks for:
    A decision told in the past with nobody in it ("we decided", "it was decided", "the team chose"), and no owner named
    in the sentences beside it.

Why it matters:
    The interviewer wants to know what you decided and what you only watched. "We decided" hides both.

Heard:
    "So it was decided to move everything to the new pipeline, and we agreed to slip the launch."

Say instead:
    "I decided to slip the launch by a week, after the encoding lead showed me the failure rate."

Does not flag:
    "We could use a queue" and other designing in the plural; a decision with its owner beside it ("I recommended it and
    we agreed", "the director decided"); what was settled before the speaker came ("it was decided before I joined");
    conditions ("once we've decided"); agreeing with the interviewer ("as we agreed").

Source:
    Netflix culture memo (informed captain); recruiters' complaint that candidates say "we" when asked
    what they did themselves.
"""

from collections.abc import Iterator
from itertools import islice

from voicecoach.analysis.types import Case, Rule, Severity, Spot
from voicecoach.language.phrases import Mark

EARLIER = 8
"""Tokens before the decision's sentence in which "before I joined" still speaks of it."""

LATER = 12
"""Tokens after the decision in which it may say so: the rest of a spoken clause."""


def check(case: Case) -> Iterator[Spot]:
    """Diffuse decisions, the earliest first."""
    diffuse = (mark for mark in case.talk.marks["diffuse-decision"] if not _owned(case, mark))
    for mark in islice(diffuse, int(case.limits["most"])):
        sentence = case.talk.token_sentence(mark.first)
        first, last = case.talk.word_span(mark.first, mark.last)
        yield Spot(
            first=first,
            last=last,
            quote=case.talk.word_span(mark.first, min(sentence.last, mark.last + 6)),
            message="Nobody owns that decision",
            say_instead="I decided it, and this is why.",
        )


def _owned(case: Case, mark: Mark) -> bool:
    """True with an owner beside it, and for what was settled before the speaker had a say."""
    talk, own = case.talk, case.talk.token_sentence(mark.first)
    if own.question or talk.any_mark("outside", max(0, own.first - EARLIER), mark.last + LATER):
        return True
    return talk.any_mark(
        "owner", *talk.near(mark.first, before=int(case.limits["before"]), after=int(case.limits["after"]))
    )


RULE = Rule(
    code="OWN001",
    name="decision-without-owner",
    kind="present",
    severity=Severity.MEDIUM,
    page=__doc__,
    check=check,
)
