"""PROC001 process-as-control: approval gates and standing meetings offered as the control.

What it looks for:
    RACI charts, approval gates, change boards, steering committees, sign-offs and weekly syncs put forward as the way
    to keep a change safe or a programme on course.

Why it matters:
    Netflix hires for context, not control: people with judgement, and systems that make a mistake cheap. A gate is what
    one proposes when one trusts neither.

Heard:
    "To make sure nothing breaks I'd set up a RACI and a weekly sync, and a change board approves every release."

Say instead:
    "Every team ships on its own; a canary stops a bad file in five minutes, and one person decides when it is a close
    call."

Does not flag:
    Process that is refused, replaced or told as how it was ("there was a change board, and I got rid of it"); approval
    as a feature of the product; questions.

Source:
    Netflix culture memo ("people over process", informed captains).
"""

from collections.abc import Iterator
from itertools import islice

from voicecoach.analysis.types import Case, Rule, Severity, Spot
from voicecoach.language.phrases import Mark

BEFORE, AFTER = 8, 6
"""Tokens before and after in which the process is refused or told as past."""

APART = 10
"""Tokens between two that are offered in one breath, at least."""

PAST = frozenset("had was were been used".split())
"""Words that tell what was there before, unless the speaker brought it in."""


def check(case: Case) -> Iterator[Spot]:
    """Process offered as the control, the earliest first, once a breath."""
    offered = (mark for mark in _once(case) if not _refused(case, mark))
    for mark in islice(offered, int(case.limits["most"])):
        sentence = case.talk.token_sentence(mark.first)
        first, last = case.talk.word_span(mark.first, mark.last)
        yield Spot(
            first=first,
            last=last,
            quote=case.talk.word_span(max(sentence.first, mark.first - 4), mark.last),
            message=f"You offered process as the control: {case.talk.text(mark.first, mark.last)}",
            say_instead="Every team ships on its own, and a canary stops a bad change in five minutes.",
        )


def _once(case: Case) -> Iterator[Mark]:
    end = 0
    for mark in case.talk.marks["gate"]:
        if mark.first >= end:
            sentence = case.talk.token_sentence(mark.first)
            end = min(sentence.last, mark.last + APART)
            if not sentence.question:
                yield mark


def _refused(case: Case, mark: Mark) -> bool:
    sentence = case.talk.token_sentence(mark.first)
    first, last = max(sentence.first, mark.first - BEFORE), min(sentence.last, mark.last + AFTER)
    refusing = (
        found
        for found in case.talk.marks_within("gate-refused", first, last)
        if not mark.first <= found.first < mark.last
    )
    brought = case.talk.any_mark("gate-offered", first, mark.first)
    return any(not (brought and case.talk.fluent[found.first].text in PAST) for found in refusing)


RULE = Rule(
    code="PROC001",
    name="process-as-control",
    kind="present",
    severity=Severity.MEDIUM,
    page=__doc__,
    check=check,
)
