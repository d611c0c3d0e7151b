"""Proposals: where the speaker puts something of a design forward, and what it is.

A proposal is a *proposer* ("we could", "you would want to", "there's going to be") with either a *technique*, a verb
that is a decision by itself ("shard", "down sample"), or an *adopting* verb and an element ("put a load balancer in
front"). Speech names most of its choices in the second way and few of them by a product's name. What is told of the
design as it runs ("the file goes into S3") is found by `placements`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from voicecoach.analysis.signals.clauses import clause_end
from voicecoach.analysis.signals.commitments import commits
from voicecoach.analysis.signals.elements import Element, elements_within, stems
from voicecoach.analysis.signals.placements import introduced, placed
from voicecoach.language.phrases import Mark
from voicecoach.language.talk import Talk

LEADING = frozenset("give assign sort order scale rotate flip blur log prioritize fan".split())
"""Verbs that open a technique of several words; in the others the verb stands last ("one hot encode")."""

DOUBLING = frozenset("bin pad stem crop log embed flip".split())
"""Techniques that double their last consonant."""

REACH = 12
"""Tokens between the proposing verb and the element it proposes, at most ("we'd keep all of that in a ... cache")."""

STATED = 6
"""Tokens after "there will be" or a verb of little meaning in which its element stands."""

SUPERSEDED = 30
"""Tokens after an element in which a better option takes its place: two spoken sentences."""

OPENINGS = ("proposer", "carrying-on", "placing", "naming", "introducing")
"""Labels of the words that open a proposal."""

JOINING = frozenset({"and", "or", "then", "plus"})

CARRIED = 40
"""Tokens after a proposal within which "and" or "then" carries it on: two or three spoken sentences."""

LIGHT = frozenset("do make have give look".split())
"""Verbs that mean little without their object, which then follows soon."""

OBLIQUE = frozenset("for to in on with at from by".split())
"""Words after which a noun is no longer what "there will be" states ("that will be helpful for search")."""

INTO = (["in"], ["into"], ["on"], ["onto"], ["to"], ["through"], ["with"])
"""Words between what is put somewhere and the product that holds it."""

OBJECT = 4
"""Tokens after a technique that are quoted with it."""

HEDGES = frozenset(
    "actually also always basically certainly definitely directly even first generally initially instead just "
    "kinda like likely literally maybe mean mostly normally now obviously only perhaps possibly potentially "
    "preferably presumably pretty probably rather really simply so sort sure then therefore typically usually you "
    "know i guess think say essentially still again and effectively easily it's uh um".split()
)
"""Words that may stand between the proposer and the verb."""

CHAIN = frozenset("want need have like to be able try going gonna wanna prefer love tend".split())
"""Words of verbs that only lead on to another ("would want to be able to use")."""

ONGOING = frozenset({"i'm", "we're", "you're", "am", "are"})

SUBJECTS = frozenset({"i", "we", "you", "they"})

UNSAID = frozenset(
    "use do put add apply keep store save push publish send train build create run treat convert feed generate "
    "compute calculate remove split implement deploy introduce choose pick take start leverage combine learn fit "
    "insert extract expose serve write route transform".split()
)
"""Adopting verbs that are no nouns, so that they stand for a proposal without their subject."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Something put forward."""

    first: int
    """Its first token: the proposer's, or the verb's."""
    element: Element


def find_proposals(talk: Talk) -> Iterator[Proposal]:
    """Every proposal in order; the same element may be proposed again."""
    openings = sorted((mark for label in OPENINGS for mark in talk.marks[label]), key=lambda mark: mark.first)
    end = -CARRIED
    for opening in openings:
        sentence = talk.token_sentence(opening.first)
        at = _verb(talk, opening, sentence.last)
        if at < end or at >= sentence.last or not commits(talk, opening, sentence):
            continue
        if talk.fluent[opening.first].text in JOINING and opening.first - end > CARRIED:
            continue
        for element in _proposed(talk, opening, at, sentence.last):
            end = element.last
            if not talk.any_mark("superseding", end, end + SUPERSEDED):
                yield Proposal(min(opening.first, element.first), element)


def puts_forward(talk: Talk, first: int, last: int) -> bool:
    """True when something is proposed or wanted in a stretch, whatever it is ("we'd process it", "you use ...")."""
    return any(
        mark.last - mark.first > 1
        or talk.fluent[mark.first].text not in SUBJECTS
        or talk.any_mark("adopting", at := _verb(talk, mark, last), at + 1)
        for mark in talk.marks_within("proposer", first, last)
    )


def _verb(talk: Talk, opening: Mark, last: int) -> int:
    """Where the verb stands: after the words between it and the proposer."""
    at = opening.last
    while at < last and (talk.fluent[at].text in HEDGES or _leads_on(talk, at)):
        at += 1
    if talk.text(at, min(at + 2, last)) in {"kind of", "sort of"}:
        return _verb(talk, Mark(opening.label, at, at + 2), last)
    return at


def _proposed(talk: Talk, opening: Mark, at: int, last: int) -> Iterator[Element]:
    """What the verb at a token puts forward."""
    if opening.label in {"placing", "naming"}:
        yield from placed(talk, opening, last)
        return
    if opening.label == "introducing":
        yield from introduced(talk, opening)
        return
    frame = _frame(talk, opening, at)
    technique = talk.first_mark("technique", at, at + 1)
    if technique is not None and _fits(frame, talk.fluent[technique.last - 1].text):
        yield _technique(talk, technique, last)
        return
    verb = _adopting(talk, opening, at)
    if verb is None:
        return
    near = verb.last == at or talk.fluent[at].text in LIGHT
    stop = clause_end(talk, verb.last, min(last, verb.last + (STATED if near else REACH)))
    if verb.last == at:
        stop = next((token for token in range(at, stop) if talk.fluent[token].text in OBLIQUE), stop)
    elements = _adopted(talk, verb, stop)
    yield from elements if verb.last > at or _states(talk, opening) else (one for one in elements if one.named)


def _frame(talk: Talk, opening: Mark, at: int) -> str:
    """The word that settles the verb's form: "to" in "we're probably going to want", else the proposer's last."""
    return talk.fluent[at - 1 if talk.fluent[at - 1].text == "to" else opening.last - 1].text


def _adopting(talk: Talk, opening: Mark, at: int) -> Mark | None:
    """The verb at a token where its form goes with the proposer; an empty mark after "there will be"."""
    frame = _frame(talk, opening, at)
    if opening.label == "carrying-on":
        verb = talk.first_mark("adopting", at, at + 1)
        return verb if verb is not None and talk.fluent[at].text in UNSAID else None
    if frame in {"be", "is"}:
        verb = talk.first_mark("adopted", at, at + 1)
        return verb or Mark("", at, at)
    return talk.first_mark("adopting-now" if frame in ONGOING else "adopting", at, at + 1)


def _adopted(talk: Talk, verb: Mark, stop: int) -> Iterator[Element]:
    """The first element a verb takes up, and those joined to it; or the technique it serves ("to concat them")."""
    chosen: Element | None = None
    for element in elements_within(talk, verb.last, stop):
        if talk.any_mark("rejected", verb.last, element.first + 1) or _is_place(talk, verb, element):
            return
        if chosen is None or _joined(talk, chosen, element) or _holds(talk, chosen, element):
            yield element
            chosen = element
    technique = talk.first_mark("technique", verb.last, stop)
    if chosen is None and technique is not None and talk.fluent[technique.first - 1].text == "to":
        yield _technique(talk, technique, stop)


def _holds(talk: Talk, content: Element, element: Element) -> bool:
    """True for the product that something is put in: "the manifests in DynamoDB", "a job on Spark"."""
    between = talk.text(content.last, element.first).split()
    return element.named and not content.named and len(between) <= 2 and between[:1] in INTO


def _is_place(talk: Talk, verb: Mark, element: Element) -> bool:
    """Tell "we have users in our database", which says where, from "we put it in a database"."""
    before = {token.text for token in talk.fluent[max(verb.last, element.first - 2) : element.first]}
    return talk.fluent[verb.first].text in LIGHT and bool(before & {"in", "from", "on", "at"})


def _states(talk: Talk, proposer: Mark) -> bool:
    """Tell "there should be a queue" from "it could be a queue", which commits to nothing but a product by name."""
    return talk.fluent[proposer.first].text not in {"can", "could", "need", "needs", "has", "have"}


def _joined(talk: Talk, left: Element, right: Element) -> bool:
    """Tell a list of choices ("Kafka and Redis", "Kafka for the events and Redis") from an "or" of options."""
    between = {token.text for token in talk.fluent[left.last : right.first]}
    near = right.first - left.last <= 3 or (left.named and right.named)
    return near and "and" in between and not between & {"or", "versus", "than"}


def _leads_on(talk: Talk, at: int) -> bool:
    """True for the words of "want to", "going to", "be able to" before the verb that counts."""
    word, following = talk.fluent[at].text, talk.fluent[at + 1].text if at + 1 < len(talk.fluent) else ""
    return word in {"to", "able"} or (word in CHAIN and following in {"to", "by", "be", "able"})


def _fits(proposer: str, verb: str) -> bool:
    """The verb's form goes with the proposer: we could shard, it could be sharded, we're sharding."""
    if proposer in {"be", "is"}:
        return verb.endswith(("ed", "en"))
    if proposer in ONGOING:
        return verb.endswith("ing")
    return not verb.endswith(("ed", "ing"))


def _technique(talk: Talk, mark: Mark, limit: int) -> Element:
    """A technique as an element, quoted with its object."""
    last = clause_end(talk, mark.last, min(limit, mark.last + OBJECT))
    following = talk.first_mark("carrying-on", mark.last, last)
    last = last if following is None else following.first
    text = talk.text(mark.first, mark.last)
    key = stems(text.split())
    return Element(mark.first, max(last, mark.last), gerund(text), named=False, key=key)


def gerund(technique: str) -> str:
    """A technique as a noun: "shard" is sharding, "pre-computed" pre-computing, "give higher weight" giving it.

    Args:
        technique: one or a few words, of which the first or the last is the verb.
    """
    words = technique.split()
    at = 0 if words[0] in LEADING else -1
    verb = words[at]
    if verb in DOUBLING:
        words[at] = f"{verb}{verb[-1]}ing"
    elif not verb.endswith("ing"):
        words[at] = f"{verb.removesuffix('ed') if verb.endswith('ed') else verb.removesuffix('e')}ing"
    return " ".join(words)
