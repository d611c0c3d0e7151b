"""One spaCy token for one spoken word, so that every position in the language room is a position in the words."""

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

EDGES = ".,;:!?\"“”()[]{}<>…—–-*_~`'‘"
"""Punctuation that touches a word without belonging to it; an apostrophe at the end may (users')."""


CLITICS = frozenset({"'s", "'re", "'ve", "'d", "'ll", "'m"})
"""Second parts of contractions, in transcripts that write them as words of their own."""


def bare(text: str) -> str:
    """A written word as it is matched: lower case, straight apostrophes, no punctuation round it.

    A word that is punctuation alone stays as it is: no word may vanish, positions depend on it.
    """
    word = text.replace("’", "'").lower()
    if word in CLITICS:
        return word
    return word.strip(EDGES) or text


def closes_sentence(text: str) -> bool:
    """True when a written word ends with a full stop, question mark or exclamation mark that ends a sentence."""
    tail = text.rstrip("\"'”’)]")
    if tail.endswith(("!", "?", "…")):
        return True
    return tail.endswith(".") and bare(text) not in ABBREVIATIONS and not _is_initial(tail)


def _is_initial(tail: str) -> bool:
    """A single capital with its dot ("J."), except the pronoun."""
    return len(tail) == 2 and tail[0].isupper() and tail[0] != "I"


ABBREVIATIONS = frozenset({"e.g", "i.e", "etc", "vs", "mr", "mrs", "ms", "dr", "approx", "inc", "st"})
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


CLITIC = re.compile(r"(.+?)('s|'re|'ve|'d|'ll|'m|n't)")
"""A contraction and its second part."""


def pieces_of(word: str) -> tuple[str, ...]:
    """A bare word, or the two parts of a contraction: don't is do n't, it's is it 's."""
    parts = CLITIC.fullmatch(word) if "'" in word else None
    return parts.groups() if parts else (word,)
