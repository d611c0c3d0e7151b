"""`stakeholder`: an adjacent team, role or affected party to consult, serve or tell. Field `who`."""

from collections.abc import Iterator

from voicecoach.analysis.signals.spotting import once_a_sentence, quoted
from voicecoach.analysis.types import Signal
from voicecoach.language.phrases import Mark
from voicecoach.language.talk import Talk


def find_stakeholders(talk: Talk) -> Iterator[Signal]:
    """Teams by name; roles where somebody consults, serves or tells them in the same sentence."""
    teams = once_a_sentence(talk, "team")
    roles = once_a_sentence(talk, "role", lambda mark: _dealt_with(talk, mark))
    taken: set[int] = set()
    for mark in (*teams, *roles):
        sentence = talk.sentence_of[mark.first]
        if sentence not in taken:
            taken.add(sentence)
            yield Signal("stakeholder", *quoted(talk, mark), {"who": talk.text(mark.first, mark.last)})


def _dealt_with(talk: Talk, role: Mark) -> bool:
    sentence = talk.token_sentence(role.first)
    return talk.any_mark("consult", sentence.first, sentence.last)
