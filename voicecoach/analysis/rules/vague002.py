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

DESCRIBED = 18
"""Tokens after the hand-wave in which what it does may still be said: the next clause."""

HEAD = 5
"""Tokens after "some kind of" in which its noun stands."""

SOME = frozenset({"some", "any"})

TRAILING = frozenset({"or", "and"})
"""First words of what trails off ("or something", "and stuff"): people end any list so, and it takes nothing back."""

TRAILED = 8
"""Tokens before such words in which a part of the design must stand: the one they blur."""

PARTS = ("element", "element-head", "technology", "technique")

ABSTRACT = frozenset(
    "algorithm algorithms logic mechanism mechanisms process processes thing things way tool tools tooling approach "
    "solution system systems model models method methods criteria transformation transformations processing features "
    "optimization optimisation analysis magic technique techniques technology platform service setup structure".split()
)
"""Words for a part of a design that say nothing of which."""

FRAME = 14
"""Tokens before the hand-wave in which the words that propose something stand."""

TOLD = ("placing", "introducing")
"""Labels of words that tell the design as it runs ("it runs some type of ...", "there's some kind of ...")."""

QUOTED = 4
"""Tokens quoted on either side of the hand-wave."""


def check(case: Case) -> Iterator[Spot]:
    """Hand-waves that nothing specific follows, the earliest first."""
    waves = (
        mark
        for mark in case.talk.marks["hand-wave"]
        if _proposes(case.talk, mark) and _is_substance(case.talk, mark) and not _settled(case.talk, mark)
    )
    for mark in islice(_apart(waves), int(case.limits["most"])):
        sentence = case.talk.token_sentence(mark.first)
        first, last = case.talk.word_span(mark.first, min(sentence.last, mark.last + QUOTED))
        yield Spot(
            first=first,
            last=last,
            quote=case.talk.word_span(max(sentence.first, mark.first - QUOTED), min(sentence.last, mark.last + QUOTED)),
            message=f"“{case.talk.text(mark.first, mark.last)}” stands where the substance should be",
            say_instead="Name the one you mean, and what it does here.",
        )


def _apart(waves: Iterator[Mark]) -> Iterator[Mark]:
    """Hand-waves without one that only trails another ("some kind of cache or something like that")."""
    end = 0
    for mark in waves:
        if mark.first >= end:
            yield mark
        end = mark.last + QUOTED


def _proposes(talk: Talk, mark: Mark) -> bool:
    """True inside a proposal: "some kind of fraud" is the world's vagueness, not the design's."""
    sentence = talk.token_sentence(mark.first)
    first = max(sentence.first, mark.first - FRAME)
    told = any(talk.any_mark(label, first, mark.first) for label in TOLD)
    return told or puts_forward(talk, first, mark.last) or talk.any_mark("perhaps", first, mark.last)


def _is_substance(talk: Talk, mark: Mark) -> bool:
    """Tell "some kind of cache" and "a cache or something", parts of the design, from things in the world."""
    if talk.fluent[mark.first].text in TRAILING:
        return any(talk.any_mark(label, max(0, mark.first - TRAILED), mark.first) for label in PARTS)
    if talk.fluent[mark.last - 1].text != "of" or talk.fluent[mark.first].text not in SOME:
        return True
    named = any(talk.any_mark(label, mark.last, mark.last + HEAD) for label in PARTS)
    return named or not ABSTRACT.isdisjoint(token.text for token in talk.fluent[mark.last : mark.last + HEAD])


def _settled(talk: Talk, mark: Mark) -> bool:
    """True when content follows, a number stands there, or it is asked."""
    sentence = talk.token_sentence(mark.first)
    last = min(mark.last + AFTER, len(talk.fluent))
    words = [token.text for token in talk.fluent[mark.first : last]]
    noun = talk.fluent[mark.last - 1].text == "of"
    described = noun and any(talk.any_mark(label, mark.last, mark.last + DESCRIBED) for label in ("advantage", "aim"))
    return sentence.question or has_figure(words) or talk.any_mark("specifying", mark.last, last) or described


RULE = Rule(
    code="VAGUE002",
    name="hand-wave-for-substance",
    kind="present",
    severity=Severity.MEDIUM,
    page=__doc__,
    check=check,
    needs=frozenset({Need.DESIGN_ROUND}),
)
