"""Clauses: how far a verb reaches for its object."""

from voicecoach.language.talk import Talk

CLAUSE = frozenset(
    "because since but if when whenever where whether while although though unless until before what how why who "
    "cause therefore assume assuming suppose".split()
)
"""Words that end the stretch in which a verb looks for its object."""


def clause_end(talk: Talk, first: int, last: int) -> int:
    """The first token from which on words belong to another clause: a conjunction, or the next proposer.

    Args:
        talk: the answer.
        first: the token after the verb.
        last: where the stretch ends at the latest.
    """
    proposer = talk.first_mark("proposer", first, last)
    last = last if proposer is None else proposer.first
    return next((at for at in range(first, last) if talk.fluent[at].text in CLAUSE), last)
