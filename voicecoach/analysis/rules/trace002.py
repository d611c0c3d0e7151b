"""TRACE002 component-without-purpose: a component that serves no stated requirement.

What it looks for:
    After scoping at least two topics, an element proposed without a reason, a metric, a purpose ("for the", "so that",
    "because") or a word of any requirement, beside any of its mentions.

Why it matters:
    A box that answers to nothing is there because other designs have it. The interviewer asks what happens when it is
    taken out.

Heard:
    "And we'd also have a Redis. Then there's the API."

Say instead:
    "I'd put a Redis in front, because we said a second; without it the lookup takes three."

Does not flag:
    An element with its purpose anywhere near one of its mentions; answers whose requirements nobody stated (SCOPE001
    speaks of those); at most two are reported.

Source:
    A Stripe interviewer: no component should lack a compelling purpose.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from voicecoach.analysis.scoped import tokens_of, topics_before
from voicecoach.analysis.types import Case, Need, Rule, Severity, Signal, Spot, with_article

JUSTIFIED = ("reason", "metric", "alternative", "cost")
"""Fields of a choice each of which says what it is there for, or at least that it was thought about."""

NEAR = ("reason", "mechanism", "metric", "cost", "price", "failure")
"""Labels of phrases that justify an element when they stand near a mention of it."""

BEFORE, AFTER = 8, 3
"""Tokens round an element's name in which its purpose opens ("for the updates, a queue", "a queue for the updates")."""

ADDING = frozenset({"also", "too", "as", "plus", "oh"})
"""Words that add one more part; "as" opens "as well"."""

ADDED = 4
"""Tokens after such a part in which "too" or "as well" stands."""

NEXT = 12
"""Tokens after such a part, and of the next sentence, in which it is said what it is for."""

WITHIN = 25
"""Tokens on either side in which a reason, a price or a requirement still belongs to a mention: about two sentences."""


def check(case: Case) -> Iterator[Spot]:
    """The first elements without a purpose, when there are requirements to serve."""
    design = case.design_start
    if design is None:
        return
    topics = topics_before(case, design.last)
    if len(topics) < case.limits["topics"]:
        return
    mentions = _mentions(case)
    parts = (choice for choice in case.of_kind("choice") if _is_component(case, choice))
    aimless = (choice for choice in parts if not _serves(case, choice, topics, mentions))
    for choice in islice(aimless, int(case.limits["most"])):
        yield Spot(
            first=choice.first,
            last=choice.last,
            message=f"{_capital(with_article(choice))} serves nothing you said was required",
            say_instead="I put it there because of what we said at the start.",
        )


def _is_component(case: Case, choice: Signal) -> bool:
    """Tell a part of the system from a step or a method ("we rerank them")."""
    stretch = tokens_of(case, choice.first, choice.last)
    return any(case.talk.any_mark(label, *stretch) for label in ("technology", "element"))


def _mentions(case: Case) -> Mapping[str, Sequence[int]]:
    """For each word, singular, where it stands among the fluent tokens."""
    found: dict[str, list[int]] = {}
    for at, token in enumerate(case.talk.fluent):
        found.setdefault(token.text.removesuffix("s"), []).append(at)
    return found


def _serves(case: Case, choice: Signal, topics: frozenset[str], mentions: Mapping[str, Sequence[int]]) -> bool:
    if _is_afterthought(case, choice):
        return _is_told(case, choice, topics)
    if any(choice.fields[name] for name in JUSTIFIED) or _follows(case, choice):
        return True
    head = str(choice.fields["element"]).lower().split()[-1].removesuffix("s")
    return any(_is_for_something(case, at, topics) for at in mentions.get(head, ()))


def _follows(case: Case, choice: Signal) -> bool:
    """True for "nobody reads it twice, so I'd put a diff there": it is drawn from what stands before it."""
    first, _ = tokens_of(case, choice.first, choice.last)
    return case.talk.text(first - 1, first) == "so"


def _is_afterthought(case: Case, choice: Signal) -> bool:
    """True for a part that is only said to be there too ("we'd also have a Redis", "there's a Kafka in there too")."""
    talk, (first, last) = case.talk, tokens_of(case, choice.first, choice.last)
    near = range(max(0, first - 3), min(len(talk.fluent), last + ADDED))
    added = any(talk.fluent[at].text in ADDING for at in near) or talk.text(max(0, first - 2), first) == "oh and"
    return added and talk.any_mark("merely-there", first, last)


def _is_told(case: Case, choice: Signal, topics: frozenset[str]) -> bool:
    """True when the words right round such a part, or the next sentence, say what it is there for."""
    talk, (first, last) = case.talk, tokens_of(case, choice.first, choice.last)
    own = talk.token_sentence(first)
    if any(talk.any_mark(label, last, min(own.last, last + AFTER)) for label in ("purpose", "aim", "specifying")):
        return True
    if talk.any_mark("purpose", max(own.first, first - BEFORE), first):
        return True
    labels = (*NEAR, *(f"topic.{topic}" for topic in topics))
    end = min(own.last + NEXT, last + 2 * NEXT)
    return any(talk.any_mark(label, last, end) for label in labels)


def _is_for_something(case: Case, mention: int, topics: frozenset[str]) -> bool:
    """True when one mention of an element says what it is for."""
    talk = case.talk
    if talk.any_mark("purpose", max(0, mention - BEFORE), mention):
        return True
    if talk.any_mark("purpose", mention + 1, mention + 1 + AFTER):
        return True
    labels = (*NEAR, *(f"topic.{topic}" for topic in topics))
    return any(talk.any_mark(label, max(0, mention - WITHIN), mention + WITHIN) for label in labels)


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


RULE = Rule(
    code="TRACE002",
    name="component-without-purpose",
    kind="present",
    severity=Severity.LOW,
    page=__doc__,
    check=check,
    needs=frozenset({Need.ENOUGH_WORDS, Need.DESIGN_ROUND}),
)
