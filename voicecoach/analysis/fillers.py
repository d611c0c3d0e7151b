"""The fillers of an answer, one by one, by the word they are counted under."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from voicecoach.language.disfluency import Disfluency
from voicecoach.language.talk import Talk
from voicecoach.language.tokens import bare

OPENERS = frozenset(
    {"so", "okay", "ok", "well", "right", "all right", "alright", "now", "oh", "yeah", "yep", "nah", "yes", "no", "hey"}
)
"""Discourse markers that open a turn, answer or order what is said; listeners do not count them as fillers."""

SPELLINGS = {
    "umm": "um", "uhm": "um", "erm": "um", "mm": "um", "uhh": "uh", "er": "uh", "ah": "uh", "eh": "uh", "hm": "hmm",
    "kinda": "kind of", "sorta": "sort of",
}  # fmt: skip
"""Ways of writing a filler, and the word it is counted under."""

UNWRITTEN = "um or uh (from the sound)"
"""What a filled pause is counted under that nobody wrote down."""


@dataclass(frozen=True, slots=True)
class SaidFiller:
    """One filler."""

    word: str
    """What it is counted under."""
    kind: Literal["filled-pause", "discourse"]
    first: int
    """Index of its first word; for one heard in the sound, of the word it stands before."""
    last: int
    """Index after its last word."""
    heard: Literal["words", "sound"]
    start: float | None
    """Seconds; None without times."""


def said_fillers(talk: Talk) -> tuple[SaidFiller, ...]:
    """Filled pauses and discourse fillers, in order; turn openers are none."""
    return tuple(_said(talk))


def counted_fillers(talk: Talk) -> tuple[SaidFiller, ...]:
    """The discourse fillers alone: like, you know, I mean, kind of ..., in order."""
    return tuple(filler for filler in _said(talk) if filler.kind == "discourse")


def _said(talk: Talk) -> Iterator[SaidFiller]:
    for found in talk.disfluencies:
        word = _word(talk, found)
        if found.kind == "filled-pause" or (found.kind == "discourse" and word not in OPENERS):
            start = found.start if found.heard == "sound" else talk.answer.words[found.first].start
            yield SaidFiller(word, found.kind, found.first, found.last, found.heard, start)


def _word(talk: Talk, found: Disfluency) -> str:
    """The words of a filler as they are counted; hesitations inside it ("you um know") are left out."""
    if found.heard == "sound":
        return UNWRITTEN
    spoken = [bare(word.text) for word in talk.answer.words[found.first : found.last]]
    return as_said(" ".join(SPELLINGS.get(word, word) for word in spoken))


def as_said(phrase: str) -> str:
    """A bare phrase as it stands in a sentence: i mean is I mean."""
    return " ".join(word.capitalize() if word.partition("'")[0] == "i" else word for word in phrase.split())
