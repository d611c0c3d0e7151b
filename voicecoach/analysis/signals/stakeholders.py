"""`stakeholder`: an adjacent team, role or affected party to consult, serve or tell. Field `who`."""

from collections.abc import Iterator

from voicecoach.analysis.signals.spotting import once_a_sentence, quoted
from voicecoach.analysis.types import Signal
from voicecoach.language.phrases import Mark
from voicecoach.language.talk import Talk

REACH = 8
"""Tokens between a role and the words that deal with it, at most."""

DETERMINERS = frozenset("the our their its your my his her both that this every each a an".split())

TOWARDS = frozenset("for by to with".split())
"""Words right before people who are served or who act."""

BEFORE = 3
"""Tokens before the people in which one of these stands ("by actual engineers")."""

NOBODY = frozenset(
    "it this that these those them him her us me you they everyone everybody people and or so but then if when how "
    "what why whether about no myself some any more".split()
)
"""Words that name nobody after a verb by which one turns to people."""


def find_stakeholders(talk: Talk) -> Iterator[Signal]:
    """Teams by name, roles that somebody consults, serves or tells in the same sentence, and whoever is turned to."""
    teams = once_a_sentence(talk, "team")
    roles = once_a_sentence(talk, "role", lambda mark: _dealt_with(talk, mark))
    colleagues = once_a_sentence(talk, "colleague", lambda mark: _borne_in_mind(talk, mark))
    taken: set[int] = set()
    for mark in (*teams, *roles, *colleagues, *_approached(talk)):
        sentence = talk.sentence_of[mark.first]
        if sentence not in taken and not talk.any_mark("hollow", mark.first - REACH, mark.last):
            taken.add(sentence)
            yield Signal("stakeholder", *quoted(talk, mark), {"who": _name(talk, mark)})


def _approached(talk: Talk) -> Iterator[Mark]:
    """Whoever the speaker turns to ("I'd sit down with two of the clubs", "I rang Marco")."""
    for mark in once_a_sentence(talk, "approach"):
        first, last = mark.last, talk.token_sentence(mark.first).last
        while first < last and talk.fluent[first].text in DETERMINERS:
            first += 1
        if first < last and talk.fluent[first].text not in NOBODY:
            yield Mark(mark.label, first, first + 1)


def _name(talk: Talk, people: Mark) -> str:
    """What they are called, without its article."""
    led = talk.fluent[people.first].text in DETERMINERS and people.last - people.first > 1
    return talk.text(people.first + led, people.last)


def _dealt_with(talk: Talk, role: Mark) -> bool:
    sentence = talk.token_sentence(role.first)
    first, last = max(sentence.first, role.first - REACH), min(sentence.last, role.last + REACH)
    return talk.any_mark("consult", first, last)


def _borne_in_mind(talk: Talk, people: Mark) -> bool:
    before = {token.text for token in talk.fluent[max(0, people.first - BEFORE) : people.first]}
    return bool(before & TOWARDS) or talk.fluent[people.first - 1].text == "our"
