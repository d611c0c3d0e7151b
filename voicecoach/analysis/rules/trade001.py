"""TRADE001 choice-by-custom: a choice justified by what everyone does.

What it looks for:
    A technology or technique put forward because it is standard, common or what everybody uses ("Kafka is standard for
    this", "everyone uses it"), with no property of the problem beside it.

Why it matters:
    Custom is no reason: it does not say what this problem needs, and the next question is always why.

Heard:
    "I'd use Kafka here, it's pretty much the industry standard for this."

Say instead:
    "I'd use Kafka because we must replay the last day, and the team already runs it."

Does not flag:
    Custom named beside a reason ("it's standard, and it fits because reads are by key"); custom told as history or
    turned down ("the standard way was batch, but we need seconds"); standards in the sense of norms and formats.

Source:
    Our own judgement; in one of three labelled design mocks a model was chosen so, and readers marked the words vague.
"""

from collections.abc import Iterator
from itertools import islice

from voicecoach.analysis.signals.reasons import real_reasons
from voicecoach.analysis.types import Case, Need, Rule, Severity, Spot
from voicecoach.language.phrases import Mark
from voicecoach.language.talk import Talk

NEAR = 14
"""Tokens around the words of custom in which the thing they justify must be named."""

QUOTED = 6
"""Tokens quoted on either side."""

ELEMENTS = ("technology", "element", "technique")


def check(case: Case) -> Iterator[Spot]:
    """Choices that only custom stands behind, the earliest first."""
    customs = (mark for mark in case.talk.marks["custom"] if _justifies(case.talk, mark))
    for mark in islice(customs, int(case.limits["most"])):
        sentence = case.talk.token_sentence(mark.first)
        first, last = max(sentence.first, mark.first - QUOTED), min(sentence.last, mark.last + QUOTED)
        yield Spot(
            *case.talk.word_span(first, last),
            message="That it is usual is no reason for it here",
            say_instead="Say what it gives this problem, and what you would use otherwise.",
        )


def _justifies(talk: Talk, mark: Mark) -> bool:
    """True when something is named beside the words of custom, and no reason is."""
    sentence = talk.token_sentence(mark.first)
    first, last = talk.near(mark.first, after=1)
    last = min(last, mark.last + NEAR)
    named = any(talk.any_mark(label, max(0, mark.first - NEAR), mark.last + NEAR) for label in ELEMENTS)
    reasons = any(real_reasons(talk, first, last))
    turned_down = talk.any_mark("contrasting", mark.last, last)
    return named and not sentence.question and not reasons and not turned_down


RULE = Rule(
    code="TRADE001",
    name="choice-by-custom",
    kind="present",
    severity=Severity.MEDIUM,
    page=__doc__,
    check=check,
    needs=frozenset({Need.DESIGN_ROUND}),
)
