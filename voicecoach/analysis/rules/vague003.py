"""VAGUE003 hollow-people-phrase: talk about people that says nothing.

What it looks for:
    "Aligned the stakeholders", "drove alignment", "got buy-in", "worked closely with": with nobody's interest, no
    argument, no exchange and no figure in the sentence or the ones beside it.

Why it matters:
    These words are what is left when the people are taken out. The interviewer asks at once: who, what did they want,
    and what did it take?

Heard:
    "I made sure that all stakeholders were aligned and drove alignment across the teams."

Say instead:
    "The encoding lead wanted two more weeks; I gave him one, and he dropped the old codec for it."

Does not flag:
    The phrase with its substance beside it ("legal wanted the log kept; I got their buy-in by showing them the cost");
    a phrase that is denied ("they were not aligned"); questions.

Source:
    Our own judgement: interviewers ask back at such words. No study.
"""

from collections.abc import Iterator
from itertools import islice

from voicecoach.analysis.types import Case, Rule, Severity, Spot
from voicecoach.language.numbers import has_figure
from voicecoach.language.phrases import Mark


def check(case: Case) -> Iterator[Spot]:
    """Hollow phrases, the earliest first."""
    hollow = (mark for mark in case.talk.marks["hollow"] if not _filled(case, mark))
    for mark in islice(hollow, int(case.limits["most"])):
        sentence = case.talk.token_sentence(mark.first)
        first, last = case.talk.word_span(mark.first, mark.last)
        yield Spot(
            first=first,
            last=last,
            quote=case.talk.word_span(max(sentence.first, mark.first - 3), mark.last),
            message=f"{case.talk.text(mark.first, mark.last).capitalize()} says nothing of who wanted what",
            say_instead="The encoding lead wanted two more weeks, and I gave him one.",
        )


def _filled(case: Case, mark: Mark) -> bool:
    talk = case.talk
    if talk.token_sentence(mark.first).question:
        return True
    first, last = talk.near(mark.first, before=int(case.limits["before"]), after=int(case.limits["after"]))
    inside = any(not mark.first <= found.first < mark.last for found in talk.marks_within("substance", first, last))
    return inside or has_figure([token.text for token in talk.fluent[first:last]])


RULE = Rule(
    code="VAGUE003",
    name="hollow-people-phrase",
    kind="present",
    severity=Severity.MEDIUM,
    page=__doc__,
    check=check,
)
