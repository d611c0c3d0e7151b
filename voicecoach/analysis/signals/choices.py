"""`choice`: the speaker commits to or proposes a technology or architecture element; the first proposal of each.

Every choice is paired with its *reason*, an *alternative* named and compared, its *cost*, and the *metric* it serves,
looked for in its own sentence and the next two ("claim to justification").
"""

from collections.abc import Iterator
from itertools import pairwise

from voicecoach.analysis.signals.elements import elements_within
from voicecoach.analysis.signals.proposals import Proposal, find_proposals
from voicecoach.analysis.signals.reasons import real_reasons
from voicecoach.analysis.types import FieldValue, Signal
from voicecoach.language.phrases import Mark
from voicecoach.language.talk import Talk

SENTENCES_AFTER = 2
"""Sentences after the choice's own in which its reason, alternative and cost are looked for."""

OWN_WORDS = 8
"""Tokens between two choices of one sentence from which on each has its own justification; closer ones share it."""

AIMED = 12
"""Tokens after an element, within its sentence, in which what it is there to do is said ("a buffer to smooth ...")."""

REFUSED = 5
"""Tokens after "not" or "instead of" in which the product that is turned down stands."""

BEFORE = 40
"""Tokens before a choice in which the option that it is called better than stands: two or three spoken sentences."""

OFFERED = 12
"""Tokens before a choice in which the two products that it is taken from are named."""

WEIGHED = ("upside", "burden", "price", "superior")
"""Labels of words that compare: another option beside them is set against the choice, and not only named."""


def find_choices(talk: Talk) -> Iterator[Signal]:
    """Choices in order, one for each element."""
    proposals = tuple(_first_proposals(talk))
    for at, proposal in enumerate(proposals):
        following = proposals[at + 1].first if at + 1 < len(proposals) else len(talk.fluent)
        fields: dict[str, FieldValue] = {
            "element": proposal.element.name,
            "named": proposal.element.named,
            **_justification(talk, proposal, following),
        }
        yield Signal("choice", *talk.word_span(proposal.first, proposal.element.last), fields)


def _first_proposals(talk: Talk) -> Iterator[Proposal]:
    """The first proposal of each element."""
    seen: list[frozenset[str]] = []
    for proposal in find_proposals(talk):
        key = proposal.element.key
        if not any(key <= earlier for earlier in seen):
            seen.append(key)
            yield proposal


def _justification(talk: Talk, proposal: Proposal, following: int) -> dict[str, bool]:
    """Which parts of a justification are said: in the choice's sentence and the next two, before the next choice's.

    Args:
        talk: the answer.
        proposal: the choice.
        following: the token at which the next choice is proposed.
    """
    first, last = talk.near(proposal.first, after=SENTENCES_AFTER)
    own = talk.token_sentence(proposal.first)
    if following >= own.last:
        next_sentence = talk.token_sentence(following).first if following < len(talk.fluent) else last
        last = min(last, next_sentence)
    elif following - proposal.element.last >= OWN_WORDS:
        last = following
    return {
        "reason": _reasoned(talk, proposal, first, last),
        "alternative": _compared(talk, proposal, first, last),
        "cost": _priced(talk, first, last),
        "metric": talk.any_mark("metric", first, last),
    }


def _reasoned(talk: Talk, proposal: Proposal, first: int, last: int) -> bool:
    """A cause or an advantage in the stretch, or an aim right after the element."""
    end = proposal.element.last
    aimed = min(end + AIMED, talk.token_sentence(proposal.first).last, last)
    return (
        any(real_reasons(talk, first, last))
        or talk.any_mark("advantage", end, last)
        or talk.any_mark("aim", end, aimed)
    )


def _compared(talk: Talk, proposal: Proposal, first: int, last: int) -> bool:
    """Another option named and compared: in words that do both, or named here or before and called better or worse."""
    if talk.any_mark("alternative", first, last) or _refuses(talk, proposal.element.last, last):
        return True
    if _is_one_of_two(talk, proposal):
        return True
    better = talk.first_mark("superior", first, proposal.element.last)
    if better is not None and _offered_before(talk, better.first):
        return True
    weighed = any(talk.any_mark(label, first, last) for label in WEIGHED)
    return weighed and talk.any_mark("other-option", proposal.element.last, last)


def _refuses(talk: Talk, first: int, last: int) -> bool:
    """True for "and not on our own Kafka": a product named to be turned down."""
    refused = talk.marks_within("rejected", first, last)
    return any(talk.any_mark("technology", mark.last, mark.last + REFUSED) for mark in refused)


def _is_one_of_two(talk: Talk, proposal: Proposal) -> bool:
    """True for "Temporal or Airflow, I'd say Temporal": taken out of two that were named."""
    begin = max(0, proposal.first - OFFERED)
    offered = talk.marks_within("technology", begin, proposal.first)
    return any(
        talk.text(left.last, right.first) in {"or", "versus", "vs"} and _same(talk, proposal, left, right)
        for left, right in pairwise(offered)
    )


def _same(talk: Talk, proposal: Proposal, left: Mark, right: Mark) -> bool:
    """True when the choice is one of two products."""
    taken = talk.text(proposal.element.first, proposal.element.last)
    return taken in {talk.text(left.first, left.last), talk.text(right.first, right.last)}


def _offered_before(talk: Talk, first: int) -> bool:
    """True when something was proposed shortly before a token."""
    return any(True for _ in elements_within(talk, max(0, first - BEFORE), first))


def _priced(talk: Talk, first: int, last: int) -> bool:
    """A price or a burden in the stretch; what is saved is a reason and no price."""
    saved = [(mark.first, mark.last) for mark in talk.marks_within("saving", first, last)]
    prices = (mark for label in ("price", "cost") for mark in talk.marks_within(label, first, last))
    return any(not any(begin < mark.last and mark.first < end for begin, end in saved) for mark in prices)
