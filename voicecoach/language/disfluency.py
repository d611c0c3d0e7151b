"""Filled pauses and stutters: what a fluent reading of the words leaves out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

FILLED_PAUSES = frozenset({"um", "uh", "erm", "er", "uhm", "umm", "uhh", "hmm", "hm", "mm", "ah", "eh"})
"""Sounds of hesitation as recognisers and caption writers spell them."""

SHORT_STUTTERS = 3
"""A run of up to so many words said twice in a row is a stutter ("we would we would")."""

MEANT_TWICE = frozenset(
    {"very", "really", "really really", "so", "no", "yes", "yeah", "okay", "had", "that", "bye", "many"}
)
"""Words people double on purpose or by grammar ("very very large", "that that happened")."""


@dataclass(frozen=True, slots=True)
class Disfluency:
    """Words that carry no content."""

    first: int
    """Index of its first word."""
    last: int
    """Index after its last word."""
    kind: Literal["filled-pause", "discourse", "repetition", "repair"]
    heard: Literal["words", "sound"] = "words"


def find_disfluencies(words: Sequence[str]) -> tuple[Disfluency, ...]:
    """Filled pauses, and words at once said again (the first telling is the disfluency).

    Args:
        words: bare words.
    """
    pauses = [Disfluency(i, i + 1, "filled-pause") for i, word in enumerate(words) if word in FILLED_PAUSES]
    spoken = [i for i, word in enumerate(words) if word not in FILLED_PAUSES]
    return tuple(sorted((*pauses, *_repetitions(words, spoken)), key=lambda found: found.first))


def _repetitions(words: Sequence[str], spoken: Sequence[int]) -> Iterator[Disfluency]:
    at = 0
    while at < len(spoken):
        length = _stutter(words, spoken, at)
        for position in spoken[at : at + length]:
            yield Disfluency(position, position + 1, "repetition")
        at += length or 1


def _stutter(words: Sequence[str], spoken: Sequence[int], at: int) -> int:
    """Length of the run at `at` that is said again at once; 0 when there is none."""
    for length in range(SHORT_STUTTERS, 0, -1):
        run = [words[i] for i in spoken[at : at + length]]
        again = [words[i] for i in spoken[at + length : at + 2 * length]]
        if run == again and " ".join(run) not in MEANT_TWICE and not any(word.isdigit() for word in run):
            return length
    return 0


def fluent_positions(count: int, disfluencies: Sequence[Disfluency]) -> tuple[int, ...]:
    """Indices of the words that are left when disfluencies are taken out, ascending."""
    dropped = {position for found in disfluencies for position in range(found.first, found.last)}
    return tuple(position for position in range(count) if position not in dropped)
