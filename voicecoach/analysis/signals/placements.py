"""Placements: elements put forward by telling the design as it runs, without "we would".

"It lives in MongoDB", "they go through Kafka into Flink", "there's a queue", "a worker picks it up": whoever tells a
design this way commits to its parts as much as with "we use".
"""

from collections.abc import Iterator

from voicecoach.analysis.signals.clauses import clause_end
from voicecoach.analysis.signals.elements import Element, elements_within
from voicecoach.language.phrases import Mark
from voicecoach.language.talk import Talk

PLACED = 5
"""Tokens after "lives in" or "goes through" in which the element stands, and between two that are listed."""

TURNED_DOWN = 2
"""Tokens before "something like" in which "instead of" turns down what follows."""

SOME = (["kind", "of"], ["sort", "of"], ["type", "of"])
"""Words before an element that is brought in, and not one that stands there already."""


def placed(talk: Talk, opening: Mark, last: int) -> Iterator[Element]:
    """What the data or the traffic is put in, and products named on from there ("through Kafka into Flink").

    Args:
        talk: the answer.
        opening: the words that place ("lives in", "there's") or name ("something like").
        last: the token at which the sentence ends.
    """
    stop = opening.last + PLACED
    for element in elements_within(talk, opening.last, clause_end(talk, opening.last, last)):
        if element.first >= stop or _turned_down(talk, opening, element):
            return
        if element.named or (opening.label == "placing" and _is_new(talk, element, opening.last)):
            yield element
            stop = element.last + PLACED


def introduced(talk: Talk, opening: Mark) -> Iterator[Element]:
    """A new part of which is said what it does ("a small consumer counts them").

    Args:
        talk: the answer.
        opening: the verb that says what it does.
    """
    for element in elements_within(talk, max(0, opening.first - PLACED), opening.first):
        if element.last == opening.first and _is_new(talk, element, 0):
            yield element


def _turned_down(talk: Talk, opening: Mark, element: Element) -> bool:
    """True for the option that is not taken, and for one of two that are only listed ("so Temporal or Airflow")."""
    first = opening.first - TURNED_DOWN if opening.label == "naming" else opening.last
    rejected = talk.any_mark("rejected", max(0, first), element.first + 1)
    if rejected or "or" in {token.text for token in talk.fluent[opening.last : element.first]}:
        return True
    listed = element.named and talk.text(element.last, element.last + 1) == "or"
    return listed and any(other.named for other in elements_within(talk, element.last, element.last + 3))


def _is_new(talk: Talk, element: Element, earliest: int) -> bool:
    """True for "a queue", "some kind of queue" and "split into queues", which bring it in, and not for "the queue"."""
    before = talk.text(max(earliest, element.first - 2), element.first).split()
    several = talk.fluent[element.first - 1].text == "into" and talk.fluent[element.last - 1].text.endswith("s")
    return before in SOME or before[-1:] in (["a"], ["an"]) or several
