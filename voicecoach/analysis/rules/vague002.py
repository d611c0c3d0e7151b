"""VAGUE002 hand-wave-for-substance: "some kind of cache", "any technology that scales", "and stuff".

What it looks for:
    Words that stand where the substance should be ("some kind of cache", "process it in some way", "any technology that
    scales", "and stuff"), with nothing specific said right after them.

Why it matters:
    The interviewer scores what was said. "Some kind of" tells them that you know where a part goes, and not which one.

Heard:
    "Then we use some kind of cache, and process the rest in some way."

Say instead:
    "Then we keep the hundred hottest titles in a local cache, and read the rest from the store."

Does not flag:
    A hand-wave whose content follows ("some kind of registry that maps each title to its newest version"), one with a
    number, or one inside a question; "kind of" as a mere filler.

Source:
    Labels of three design mocks: about half of the 24 statements that readers called vague are such words with no
    mechanism within two sentences.
"""

from collections.abc import Iterator
from itertools import islice

from voicecoach.analysis.signals.proposals import puts_forward
from voicecoach.analysis.types import Case, Need, Rule, Severity, Spot
from voicecoach.language.numbers import has_figure
from voicecoach.language.phrases import Mark
from voicecoach.language.talk import Talk

AFTER = 9
"""Tokens after the hand-wave in which its content may still follow: a noun phrase and the clause that describes it."""

FRAME = 14
"""Tokens before the hand-wave in which the words that propose something stand."""

QUOTED = 4
"""Tokens quoted on either side of the hand-wave."""


def check(case: Case) -> Iterator[Spot]:
    """Hand-waves that nothing specific follows, the earliest first."""
    waves = (
        mark for mark in case.talk.marks["hand-wave"] if _proposes(case.talk, mark) and not _settled(case.talk, mark)
    )
    for mark in islice(waves, int(case.limits["most"])):
        sentence = case.talk.token_sentence(mark.first)
        first, last = case.talk.word_span(mark.first, min(sentence.last, mark.last + QUOTED))
        yield Spot(
            first=first,
            last=last,
            quote=case.talk.word_span(max(sentence.first, mark.first - QUOTED), min(sentence.last, mark.last + QUOTED)),
            message=f"“{case.talk.text(mark.first, mark.last)}” stands where the substance should be",
            say_instead="Name the one you mean, and what it does here.",
        )


def _proposes(talk: Talk, mark: Mark) -> bool:
    """True inside a proposal: "some kind of fraud" is the world's vagueness, not the design's."""
    sentence = talk.token_sentence(mark.first)
    first = max(sentence.first, mark.first - FRAME)
    return puts_forward(talk, first, mark.last) or talk.any_mark("perhaps", first, mark.last)


def _settled(talk: Talk, mark: Mark) -> bool:
    """True when content follows, a number stands there, or it is asked."""
    sentence = talk.token_sentence(mark.first)
    last = min(mark.last + AFTER, len(talk.fluent))
    words = [token.text for token in talk.fluent[mark.first : last]]
    return sentence.question or has_figure(words) or talk.any_mark("specifying", mark.last, last)


RULE = Rule(
    code="VAGUE002",
    name="hand-wave-for-substance",
    kind="present",
    severity=Severity.MEDIUM,
    page=__doc__,
    check=check,
    needs=frozenset({Need.DESIGN_ROUND}),
)
