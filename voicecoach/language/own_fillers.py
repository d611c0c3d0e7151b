"""Fillers by the user's own list: what they add counts wherever it is said, what they remove never does."""

from collections.abc import Iterable, Iterator, Sequence

from voicecoach.language.disfluency import FILLED_PAUSES, Disfluency
from voicecoach.language.phrases import Lexicon, expand, is_plain

LABEL = "filler"


def with_own_fillers(
    found: Iterable[Disfluency], words: Sequence[str], said: Iterable[tuple[int, int]], own: Sequence[Lexicon]
) -> Iterator[Disfluency]:
    """The disfluencies of an answer with the user's fillers among them.

    Args:
        found: what was found without them.
        words: the answer's, bare.
        said: where the user's own phrases for fillers stand, as half-open stretches of words.
        own: the user's lexicons.
    """
    added = [Disfluency(first, last, "discourse") for first, last in said]
    taken = {position for filler in added for position in range(filler.first, filler.last)}
    removed = {row for lexicon in own if lexicon.label == LABEL for row in _rows(lexicon.removed)}
    for one in found:
        if one.kind != "discourse" or not (
            taken.intersection(range(one.first, one.last)) or _fluent(words[one.first : one.last]) in removed
        ):
            yield one
    yield from added


def _rows(phrases: Iterable[str]) -> Iterator[tuple[str, ...]]:
    return (words for phrase in phrases if is_plain(phrase) for words in expand(phrase))


def _fluent(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in FILLED_PAUSES)
