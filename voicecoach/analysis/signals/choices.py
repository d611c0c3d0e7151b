"""`choice`: the speaker commits to or proposes a technology or architecture element; the first proposal of each.

Every choice is paired with its *reason*, an *alternative* named and compared, its *cost*, and the *metric* it serves,
looked for in its own sentence and the next two ("claim to justification").
"""

from collections.abc import Iterator
from dataclasses import dataclass

from voicecoach.analysis.types import FieldValue, Signal
from voicecoach.language.phrases import Mark
from voicecoach.language.sentences import Sentence
from voicecoach.language.talk import Talk
from voicecoach.language.tokens import EDGES

REACH = 9
"""Tokens between the proposing phrase and the element it proposes, at most ("we'd keep all of that in a ... cache")."""

SENTENCES_AFTER = 2
"""Sentences after the choice's own in which its reason, alternative and cost are looked for."""

MODIFIERS = 3
"""Words before the element that belong to its name, at most ("write-through cache", "dead letter queue")."""

OWN_WORDS = 8
"""Tokens between two choices of one sentence from which on each has its own justification; closer ones share it."""

PARTS = {
    "reason": ("reason",),
    "alternative": ("alternative",),
    "cost": ("price", "cost"),
    "metric": ("metric",),
}
"""Field of the signal, and the labels of the phrases that fill it."""

NOT_MODIFIERS = frozenset(
    "a an the some any our your their its this that of in on for to with by as one two three kind sort like "
    "just maybe probably something and or basically simple another each every is be also then same single my "
    "i we it use using".split()
)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposing phrase and the element it proposes."""

    commit: Mark
    element: Mark


def find_choices(talk: Talk) -> Iterator[Signal]:
    """Choices in order, one for each element."""
    proposals = tuple(_proposals(talk))
    for at, proposal in enumerate(proposals):
        following = proposals[at + 1].commit.first if at + 1 < len(proposals) else len(talk.fluent)
        fields: dict[str, FieldValue] = {
            "element": _name(talk, proposal),
            "named": proposal.element.label == "technology",
            **_justification(talk, proposal, following),
        }
        yield Signal("choice", *talk.word_span(proposal.commit.first, proposal.element.last), fields)


def _proposals(talk: Talk) -> Iterator[Proposal]:
    """The first proposal of each element."""
    seen: set[str] = set()
    commits = talk.marks["commit"]
    for at, commit in enumerate(commits):
        sentence = talk.token_sentence(commit.first)
        if sentence.question or _conditional(talk, commit, sentence):
            continue
        last = min(sentence.last, commits[at + 1].first if at + 1 < len(commits) else sentence.last)
        for element in _elements(talk, commit, last):
            head = talk.text(element.first, element.last).removesuffix("s")
            if head not in seen:
                seen.add(head)
                yield Proposal(commit, element)


def _elements(talk: Talk, commit: Mark, last: int) -> Iterator[Mark]:
    """The element a commitment names before `last`, and any joined to it by "and" within reach."""
    limit = min(last, commit.last + REACH)
    candidates = [
        mark
        for label in ("technology", "element")
        for mark in talk.marks_within(label, commit.last, limit)
        if not _rejected(talk, commit.last, mark.first)
    ]
    chosen: list[Mark] = []
    for mark in sorted(candidates, key=lambda mark: (mark.first, -mark.last)):
        if not chosen or (mark.label == "technology" and _joined(talk, chosen[-1], mark)):
            chosen.append(mark)
    yield from chosen


def _joined(talk: Talk, left: Mark, right: Mark) -> bool:
    """Tell a list of choices ("Kafka and Redis", "Kafka for the events and Redis") from an "or" of options."""
    if right.first < left.last:
        return False
    between = {token.text for token in talk.fluent[left.last : right.first]}
    return "and" in between and not between & {"or", "versus", "than"}


def _rejected(talk: Talk, first: int, last: int) -> bool:
    """What follows "instead of" or "we don't need" is the option not taken."""
    return talk.any_mark("rejected", first, last + 1)


def _conditional(talk: Talk, commit: Mark, sentence: Sentence) -> bool:
    """Tell "if we used Kafka", which weighs, from a commitment."""
    before = [token.text for token in talk.fluent[max(sentence.first, commit.first - 2) : commit.first]]
    return bool({"if", "whether", "unless", "when", "how", "what"} & set(before))


def _name(talk: Talk, proposal: Proposal) -> str:
    """The element with the words before it that belong to its name."""
    element = proposal.element
    first = element.first
    earliest = max(proposal.commit.last, element.first - MODIFIERS)
    while first > earliest and talk.fluent[first - 1].text not in NOT_MODIFIERS:
        first -= 1
    return " ".join(talk.answer.words[position].text.strip(EDGES) for position in talk.positions[first : element.last])


def _justification(talk: Talk, proposal: Proposal, following: int) -> dict[str, bool]:
    """Which parts of a justification are said: in the choice's sentence and the next two, before the next choice's.

    Args:
        talk: the answer.
        proposal: the choice.
        following: the token at which the next choice is proposed.
    """
    first, last = talk.near(proposal.commit.first, after=SENTENCES_AFTER)
    own = talk.token_sentence(proposal.commit.first)
    if following >= own.last:
        next_sentence = talk.token_sentence(following).first if following < len(talk.fluent) else last
        last = min(last, next_sentence)
    elif following - proposal.element.last >= OWN_WORDS:
        last = following
    return {part: any(talk.any_mark(label, first, last) for label in labels) for part, labels in PARTS.items()}
