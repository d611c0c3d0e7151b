"""Where the framing of a problem ends, and what somebody else answered to."""

from itertools import pairwise

from voicecoach.analysis.signals.proposals import find_proposals
from voicecoach.language.talk import Talk

PROPOSALS = 3
"""So many proposals close together mean that the design is under way; single ones slip out while questions are still
being asked."""

MANY = 4
"""So many proposals mean it wherever they stand."""

CLOSE = 300
"""Tokens that are close together: two minutes of speech."""

ANSWERED = 3
"""Tokens after a question within which another speaker's turn counts as its answer ("... or so")."""


TELLING = frozenset("asked told said says saying goes".split())
"""Words after which a question is somebody's of back then ("I asked her, can we go live")."""

TOLD = 5
"""Tokens between such a word and the question, or within it, at most."""

TELLERS = frozenset("i he she they we".split())


def design_begins(talk: Talk) -> int:
    """The token at which the design is under way: proposals come close together, or many have come one by one."""
    starts = [proposal.first for proposal in find_proposals(talk)]
    runs = zip(starts, starts[PROPOSALS - 1 :], strict=False)
    dense = next((last for first, last in runs if last - first <= CLOSE), len(talk.fluent))
    return min(dense, *starts[MANY - 1 : MANY], len(talk.fluent))


def is_answered(talk: Talk, last: int) -> bool:
    """True when somebody else speaks right after a stretch of tokens that ends before `last`."""
    end = talk.positions[last - 1] + 1
    reach = min(last + ANSWERED, len(talk.positions)) - 1
    until = talk.positions[reach] + 1 if last + ANSWERED <= len(talk.positions) else len(talk.answer.words)
    return any(end <= other.before_word <= until for other in talk.answer.others)


def is_told(talk: Talk, first: int) -> bool:
    """True for a question that is quoted in a story, as its teller's or somebody else's."""
    near = talk.fluent[max(0, first - TOLD) : first + TOLD]
    return any(after.text in TELLING and before.text in TELLERS for before, after in pairwise(near))
