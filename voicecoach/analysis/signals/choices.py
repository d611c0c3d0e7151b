"""`choice`: the speaker commits to or proposes a technology or architecture element; the first proposal of each.

Every choice is paired with its *reason*, an *alternative* named and compared, its *cost*, and the *metric* it serves,
looked for in its own sentence and the next two ("claim to justification").
"""

from collections.abc import Iterator

from voicecoach.analysis.signals.proposals import Proposal, find_proposals
from voicecoach.analysis.types import FieldValue, Signal
from voicecoach.language.talk import Talk

SENTENCES_AFTER = 2
"""Sentences after the choice's own in which its reason, alternative and cost are looked for."""

OWN_WORDS = 8
"""Tokens between two choices of one sentence from which on each has its own justification; closer ones share it."""

PARTS = {
    "reason": ("reason",),
    "alternative": ("alternative",),
    "cost": ("price", "cost"),
    "metric": ("metric",),
}
"""Field of the signal, and the labels of the phrases that fill it."""


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
    return {part: any(talk.any_mark(label, first, last) for label in labels) for part, labels in PARTS.items()}
