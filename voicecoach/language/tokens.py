"""One spaCy token for one spoken word, so that every position in the language room is a position in the words."""

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

EDGES = ".,;:!?\"“”()[]{}<>…—–-*_~`'‘"
"""Punctuation that touches a word without belonging to it; an apostrophe at the end may (users')."""


def bare(text: str) -> str:
    """A written word as it is matched: lower case, straight apostrophes, no punctuation round it.

    A word that is punctuation alone stays as it is: no word may vanish, positions depend on it.
    """
    word = text.replace("’", "'").lower().lstrip(EDGES).rstrip(EDGES)
    return word or text


def closes_sentence(text: str) -> bool:
    """True when a written word ends with a full stop, question mark or exclamation mark that ends a sentence."""
    tail = text.rstrip("\"'”’)]")
    if tail.endswith(("!", "?", "…")):
        return True
    return tail.endswith(".") and bare(text) not in ABBREVIATIONS and not _is_initial(tail)


def _is_initial(tail: str) -> bool:
    """A single capital with its dot ("J."), except the pronoun."""
    return len(tail) == 2 and tail[0].isupper() and tail[0] != "I"


ABBREVIATIONS = frozenset({"e.g", "i.e", "etc", "vs", "mr", "mrs", "ms", "dr", "approx", "inc", "st", "no"})
"""Words whose final dot ends no sentence."""


@cache
def pipeline() -> "Language":
    """The English vocabulary of spaCy without any trained part: the same everywhere, and nothing to download."""
    import spacy

    return spacy.blank("en")


def doc_of(words: Sequence[str]) -> "Doc":
    """Words as a spaCy document of exactly one token a word, already bare."""
    from spacy.tokens import Doc

    return Doc(pipeline().vocab, words=list(words))
