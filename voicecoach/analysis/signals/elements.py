"""Elements of a design as noun phrases: "Kafka", "a dead letter queue", "the ranking service".

Some words name an element by themselves (the lexicons `technology` and `element`); others only with a word before
them that says which one (`element-head`: service, table, model).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from voicecoach.language.phrases import Mark
from voicecoach.language.talk import Talk
from voicecoach.language.tokens import EDGES

MODIFIERS = 3
"""Words before the element that belong to its name, at most ("write-through cache", "dead letter queue")."""

NOT_MODIFIERS = frozenset(
    "a an the some any our your their its his her my this that these those it i we you they he she of in on for "
    "to with by as from at into onto over under per via than up out off about around between through like just "
    "maybe probably and or but so if then also not no only is are was be been being have has had do does did use "
    "using used uses can could would will should may might want need put get gets got make makes going go kind "
    "sort type types basically actually each every both all more most much many few several other another same "
    "such something anything everything which what where when who how there here because let's let well now okay "
    "yeah um uh know think mean say guess i'd we'd you'd i'll we'll you'll i'm we're you're it's that's there's "
    "don't add store keep build run take create treat train apply set learn send push write save running doing "
    "building having based call called one two three four five start almost even still very really too quite "
    "rather fairly relatively perhaps essentially different whatever things thing stuff lot bunch number pretty "
    "again back down together directly instead first second third last next previous current existing whole "
    "entire overall main own certain single".split()
)
"""Words that stand before an element without naming it."""

PLAIN = frozenset(
    "simple simpler simplest complicated easier easiest cheaper related new good better best nice big bigger "
    "large larger small smaller fast faster great basic standard final full complex advanced specific particular "
    "separate similar proper right correct real actual general generic normal regular typical common important "
    "additional extra initial original baseline current top given sophisticated strong powerful robust scalable "
    "reliable efficient old ml ai machine learning design our input output data this user interesting possible "
    "potential key critical major minor hard easy difficult tricky business technical optimal feature main "
    "upcoming mock pilot brief quick rough smart clever modern fancy intelligent automatic".split()
)
"""Words that say nothing of which service, table or model is meant."""


SHAPES = frozenset(
    "problem problems task tasks model models approach system algorithm technique layer layers service services "
    "stage phase step pipeline mechanism strategy method".split()
)
"""Words that tell one mention of an element from another only by its form ("classification task", "... problem")."""

POINTING = frozenset("specific particular new current given actual certain similar".split())
"""Words right before a head that point at one among many and do not name it."""

SCATTERED = frozenset({"different", "various", "other"})

ENDINGS = ("isation", "ization", "izing", "ising", "ized", "ised", "ation", "ize", "ise", "ing", "ed", "es", "e", "s")
"""Endings that make other forms of one word, the longest first."""

DOUBLING_ENDINGS = frozenset({"ing", "ed"})

SHORTEST = 3
"""Letters of a word that an ending must leave."""

JOINING = frozenset("it them those these this that by the a an to of up down out".split())

COUNTS = frozenset("two three four five six ten multiple separate".split())


@dataclass(frozen=True, slots=True)
class Element:
    """A named part of a design."""

    first: int
    last: int
    """In fluent tokens, half-open."""
    name: str
    """As it was said."""
    named: bool
    """True for a product or technology with a name of its own."""
    key: frozenset[str]
    """The words that tell it from other elements, in the singular."""


def elements_within(talk: Talk, first: int, last: int) -> Iterator[Element]:
    """The elements named in a stretch of fluent tokens, in order, without overlaps."""
    marks = sorted(
        (mark for label in ("technology", "element", "element-head") for mark in talk.marks_within(label, first, last)),
        key=lambda mark: (mark.first, -mark.last),
    )
    end = first
    for at, mark in enumerate(marks):
        if mark.first < end:
            continue
        run = _run(marks[at:])
        start = _opening(talk, mark.first, end)
        if _scattered(talk, start):
            continue
        if any(part.label != "element-head" for part in run) or _says_which(talk, start, run[-1].last):
            end = run[-1].last
            yield _element(talk, start, end, run)
        elif contents := talk.first_mark("holding", run[0].first, run[-1].last):
            end = min(contents.last + 1, len(talk.fluent))
            yield _element(talk, start, end, run)


def stems(words: Iterable[str]) -> frozenset[str]:
    """Words as one form each, so that "partition", "partitions" and "partitioning" are the same element.

    Args:
        words: the words that name an element or a technique; those that only join ("it", "by") are left out.
    """
    return frozenset(_stem(word) for word in words if word not in JOINING)


def _stem(word: str) -> str:
    """A word without its ending, and without the consonant that an ending doubles ("binning" is "bin")."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            word = word.removesuffix(ending)
            return word[:-1] if ending in DOUBLING_ENDINGS and word[-1] == word[-2] and word[-1] not in "ls" else word
    return word


def _run(marks: list[Mark]) -> list[Mark]:
    """The mark and those that follow it without a gap: "binary classification" + "problem"."""
    run = [marks[0]]
    for mark in marks[1:]:
        if mark.first > run[-1].last:
            break
        if mark.last > run[-1].last:
            run.append(mark)
    return run


def _opening(talk: Talk, first: int, earliest: int) -> int:
    """Where an element's name begins: up to MODIFIERS words further to the left."""
    start = first
    while start > max(earliest, first - MODIFIERS) and _modifies(talk.fluent[start - 1].text):
        start -= 1
    return start


def _modifies(word: str) -> bool:
    return word not in NOT_MODIFIERS and len(word) > 1 and "'" not in word and not word.endswith("ly")


def _scattered(talk: Talk, first: int) -> bool:
    """True for "a bunch of different databases", which are there and not chosen."""
    return talk.text(max(0, first - 1), first) in SCATTERED or talk.text(max(0, first - 2), first) == "bunch of"


def _says_which(talk: Talk, first: int, last: int) -> bool:
    """True when a word before the head tells it from others, or says how many there are ("three services")."""
    counted = first > 0 and talk.fluent[first - 1].text in COUNTS and talk.fluent[last - 1].text.endswith("s")
    if last - first > 1 and talk.fluent[last - 2].text in POINTING:
        return False
    says = (token.text not in PLAIN and not token.text[0].isdigit() for token in talk.fluent[first : last - 1])
    return counted or any(says)


def _element(talk: Talk, first: int, last: int, run: list[Mark]) -> Element:
    words = (talk.answer.words[position].text.strip(EDGES) for position in talk.positions[first:last])
    said = [token.text for token in talk.fluent[first:last] if token.text not in PLAIN]
    key = stems(word for word in said if word not in SHAPES) or stems(said)
    return Element(first, last, " ".join(words), any(mark.label == "technology" for mark in run), key)
