"""Filled pauses and stutters: what a fluent reading of the words leaves out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from voicecoach.transcript.types import Hesitation, Word

FILLED_PAUSES = frozenset({"um", "uh", "erm", "er", "uhm", "umm", "uhh", "hmm", "hm", "mm", "ah", "eh"})
"""Sounds of hesitation as recognisers and caption writers spell them."""

SHORT_STUTTERS = 3
"""A run of up to so many words said twice in a row is a stutter ("we would we would")."""

MEANT_TWICE = frozenset(
    {
        "very",
        "active",
        "really",
        "really really",
        "so",
        "no",
        "yes",
        "yeah",
        "okay",
        "had",
        "that",
        "bye",
        "many",
        "more",
        "never",
    }
    | {
        "long",
        "far",
        "much",
        "way",
        "like",
        "oh",
        "well",
        "right",
        "so so",
        "no no",
        "yeah yeah",
        "again",
        "ever",
        "you know",
    }
    | {"had to", "on and"}
)
"""Words people double on purpose or by grammar ("very very large", "that that happened"), and markers, which may well
be said twice but are told apart by their surroundings."""

STRESSED = 5
"""Letters from which a word doubled over a comma is stressed, not stuttered ("heavy, heavy losses")."""

OPEN = 2
"""Strength of a boundary over which nothing is said again by mistake: a full stop, another speaker."""


@dataclass(frozen=True, slots=True)
class Disfluency:
    """Words that carry no content, or a filled pause heard between words."""

    first: int
    """Index of its first word; of the word it stands before when it was heard in the sound alone."""
    last: int
    """Index after its last word; `first` when it was heard in the sound alone."""
    kind: Literal["filled-pause", "discourse", "repetition", "repair"]
    heard: Literal["words", "sound"] = "words"
    start: float | None = None
    """Seconds, of one heard in the sound alone; words have times of their own."""
    end: float | None = None
    """Seconds, like `start`."""


def filled_pauses(words: Sequence[str]) -> Iterator[Disfluency]:
    """Filled pauses among bare words."""
    for i, word in enumerate(words):
        if word in FILLED_PAUSES:
            yield Disfluency(i, i + 1, "filled-pause")


def sounded(hesitations: Sequence[Hesitation], words: Sequence[Word]) -> Iterator[Disfluency]:
    """Filled pauses heard in the sound, each before the first word that starts after it.

    Args:
        hesitations: in order of time.
        words: timed by a recogniser, in order.
    """
    at = 0
    for found in hesitations:
        while at < len(words) and (_start(words[at]) or 0.0) < found.start:
            at += 1
        yield Disfluency(at, at, "filled-pause", "sound", found.start, found.end)


def _start(word: Word) -> float | None:
    return word.start if word.start is not None else word.end


def stutters(words: Sequence[str], spoken: Sequence[int], gaps: Sequence[int]) -> Iterator[Disfluency]:
    """Words at once said again; the first telling is the disfluency.

    Args:
        words: bare words.
        spoken: indices of those to look at, ascending.
        gaps: strength of the boundary before each word.
    """
    at = 0
    while at < len(spoken):
        length = _stutter(words, spoken, gaps, at)
        for position in spoken[at : at + length]:
            yield Disfluency(position, position + 1, "repetition")
        at += length or 1


def _stutter(words: Sequence[str], spoken: Sequence[int], gaps: Sequence[int], at: int) -> int:
    """Length of the run at `at` that is said again at once; 0 when there is none."""
    for length in range(SHORT_STUTTERS, 0, -1):
        run = [words[i] for i in spoken[at : at + length]]
        again = spoken[at + length : at + 2 * length]
        if run != [words[i] for i in again] or " ".join(run) in MEANT_TWICE or any(word.isdigit() for word in run):
            continue
        between = max(gaps[spoken[at] + 1 : again[-1] + 1])
        stressed = length == 1 and between and len(run[0]) >= STRESSED
        if between < OPEN and not stressed:
            return length
    return 0


def fluent_positions(count: int, disfluencies: Sequence[Disfluency]) -> tuple[int, ...]:
    """Indices of the words that are left when disfluencies are taken out, ascending."""
    dropped = {position for found in disfluencies for position in range(found.first, found.last)}
    return tuple(position for position in range(count) if position not in dropped)
