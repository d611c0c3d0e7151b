"""Constraint shifts: what the interviewer changes on the way ("the team has just been cut to three").

They stand in other people's turns, so their lexicon is matched there and not in the speaker's own words.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from voicecoach.analysis.others import Speech, speeches
from voicecoach.language.talk import Talk

REACTION = 170
"""The speaker's words after a shift in which it must be taken up: a little over a minute at 140 words a minute."""

INTERJECTION = 9
"""Words up to which another turn is an interjection ("mhm, go on", "take your time ..."): the speaker has the floor."""

SHORTEST = 4
"""Words a turn needs to change anything."""

BEFORE, AFTER = 4, 6
"""Words before and after the shifting phrase that say what is shifted."""

FIGURES = frozenset("two three four five six seven eight nine ten twelve twenty thirty half".split())
"""Grammatical words to a tagger, and yet what a shift is about ("it's four engineers now")."""

PROVES_NOTHING = frozenset(
    "just now only still also really okay say says said let stop change new information you've we've it's that's i've "
    "you're we're there's imagine suppose what if doesn't don't".split()
)
"""Words of a shift that prove nothing when they come again, beside the grammatical ones."""


@dataclass(frozen=True, slots=True)
class Shift:
    """A constraint changed by the interviewer, and the speaker's words that should take it up."""

    first: int
    """Index of the speaker's first word after it."""
    last: int
    """Index after the last of the speaker's words that answer it."""
    terms: frozenset[str]
    """The telling words of what was changed, bare: "team", "cut", "three"."""


def find_shifts(talk: Talk, begin: int) -> tuple[Shift, ...]:
    """The shifts in an answer, in order.

    Args:
        talk: the answer.
        begin: the word with which the design begins; what is said before belongs to the question.
    """
    return tuple(_shifts(talk, begin))


def _shifts(talk: Talk, begin: int) -> Iterator[Shift]:
    count, said = len(talk.answer.words), speeches(talk.answer.others)
    for number, speech in enumerate(said):
        terms = _terms(speech)
        if begin < speech.before_word < count and len(speech.words) >= SHORTEST and terms:
            at = speech.before_word
            yield Shift(at, min(count, at + REACTION, _next_turn(said[number + 1 :], count)), terms)


def _next_turn(later: Sequence[Speech], count: int) -> int:
    """The speaker's word before which somebody takes the floor again."""
    return next((speech.before_word for speech in later if len(speech.words) > INTERJECTION), count)


def _terms(speech: Speech) -> frozenset[str]:
    """The telling words round what shifts something; empty when nothing does."""
    near = [at for mark in speech.marks["shift"] for at in range(max(0, mark.first - BEFORE), mark.last + AFTER)]
    return frozenset(speech.words[at] for at in near if at < len(speech.words) and _tells(speech, at))


def _tells(speech: Speech, at: int) -> bool:
    word = speech.words[at]
    return word in FIGURES or (speech.content[at] and word not in PROVES_NOTHING)
