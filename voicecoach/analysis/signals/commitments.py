"""Commitments: telling what a speaker puts forward from what is only supposed, asked, limited or said of the past.

"If we were ten times bigger I'd use Kafka" proposes nothing for the design at hand, nor does "the part that could be
cached" or "as we generate the partitions".
"""

from voicecoach.language.phrases import Mark
from voicecoach.language.sentences import Sentence
from voicecoach.language.talk import Talk

WEIGHING = frozenset(
    "if whether unless when whenever once how what why where which who say suppose assume assuming".split()
)
"""Words shortly before a proposer that make it a condition, a question or a relative clause."""

BINDING = frozenset("before after until because since as".split())
"""Words right before a proposer that make it a clause of time, manner or reason."""

RELATIVE = frozenset("that which who it he she".split())
"""Words right before a bare "might" or "can" that make it a clause about something else."""

MODALS = frozenset("can could would will should might".split())

TAGS = frozenset("right okay ok yeah correct no".split())
"""Words that end a statement as if it were a question."""

CONDITION = 16
"""Tokens between an unreal condition and what would follow from it, at most: a spoken clause."""


def commits(talk: Talk, opening: Mark, sentence: Sentence) -> bool:
    """True when what opens there is put forward for the design at hand."""
    return not (_asks(talk, sentence) or _depends(talk, opening, sentence) or _unreal(talk, opening, sentence))


def _asks(talk: Talk, sentence: Sentence) -> bool:
    """Tell a question from a statement with a tag ("..., right?")."""
    return sentence.question and talk.fluent[sentence.last - 1].text not in TAGS


def _depends(talk: Talk, opening: Mark, sentence: Sentence) -> bool:
    """Tell a condition ("if we used Kafka"), a relative clause or a purpose ("so that we can query it")."""
    before = [token.text for token in talk.fluent[max(sentence.first, opening.first - 2) : opening.first]]
    if WEIGHING & set(before) or not BINDING.isdisjoint(before[-1:]) or before == ["so", "that"]:
        return True
    return opening.label == "proposer" and talk.fluent[opening.first].text in MODALS and before[-1:] in _RELATIVES


def _unreal(talk: Talk, opening: Mark, sentence: Sentence) -> bool:
    """True where an unreal condition ("if we were ten times bigger") stands before the proposer or after it."""
    first, last = max(sentence.first, opening.first - CONDITION), min(sentence.last, opening.last + CONDITION)
    return talk.any_mark("unreal", first, last)


_RELATIVES = [[word] for word in RELATIVE]
