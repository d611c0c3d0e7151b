"""Atoms: spoken words cut into the parts that numbers and units are read from."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

SMALL = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen".split()
)

TENS = frozenset("twenty thirty forty fifty sixty seventy eighty ninety".split())

WORDS = SMALL | TENS | {"zero", "hundred", "thousand", "million", "billion"}
"""Number words that text2num reads, as one run."""

PARTS = {
    "half": Fraction(1, 2),
    "third": Fraction(1, 3),
    "thirds": Fraction(1, 3),
    "quarter": Fraction(1, 4),
    "quarters": Fraction(1, 4),
    "fifth": Fraction(1, 5),
    "fifths": Fraction(1, 5),
    "tenth": Fraction(1, 10),
    "tenths": Fraction(1, 10),
}
"""Parts of a whole."""

FIGURE = re.compile(r"([$£€])?(\d{1,3}(?:,\d{3})+|\d+)?(\.\d+)?([a-zµ]*|%)(?:/([a-z]+))?\+?")

SUFFIXES = frozenset(
    "k m b mm bn mil million billion x ms msec sec secs min mins hr hrs kb mb gb tb pb eb kbps mbps gbps tbps qps rps "
    "tps bytes byte hours days users".split()
)
"""What may be written against a figure; others make a name of it (4xx, 720p, 3rd, k8s)."""

LETTERS = {"m": "million", "b": "billion"}
"""Suffixes that mean something else as words of their own."""


PER = frozenset("s sec second min minute h hr hour day week month year".split())
"""What may stand after a slash."""


@dataclass(frozen=True, slots=True)
class Atom:
    """A word, or a part of a word that mixes figures with letters or joins words by hyphens."""

    text: str
    token: int
    """Index of the token it is part of."""


def atoms(tokens: Sequence[str]) -> tuple[Atom, ...]:
    """Tokens in their smallest parts.

    Example:
        >>> [atom.text for atom in atoms(["twenty-five", "10k/s", "$2.50"])]
        ['twenty', 'five', '10', 'k', '/', 's', '$', '2.50']
    """
    return tuple(Atom(text, token) for token, word in enumerate(tokens) for text in _split(word))


def _split(word: str) -> tuple[str, ...]:
    if not word[:1].isdigit() and word[:1] not in "$£€.":
        pieces = word.split("-")
        numeric = len(pieces) > 1 and (pieces[0] in WORDS or pieces[0] in PARTS) and all(pieces)
        if numeric:
            return tuple(pieces)
        head, slash, tail = word.partition("/")
        return (head, slash, tail) if slash and head.isalpha() and tail in PER else (word,)
    first, dash, second = word.partition("-")
    if dash and second:
        ends = (_figure(first), _figure(second))
        if ends[0] and ends[1]:
            return (*ends[0], "to", *ends[1])
        return (*ends[0], *second.split("-")) if ends[0] and second.replace("-", "").isalpha() else (word,)
    return _figure(word) or (word,)


def _figure(word: str) -> tuple[str, ...]:
    """The parts of a figure with its signs and units; nothing when the word is a name."""
    match = FIGURE.fullmatch(word)
    if match is None or not (match[2] or match[3]):
        return ()
    sign, whole, decimals, suffix, per = match.groups()
    if suffix and suffix != "%" and suffix not in SUFFIXES:
        return ()
    if per and per not in PER:
        return ()
    figure = (whole or "0").replace(",", "") + (decimals or "")
    parts = (sign, figure, LETTERS.get(suffix, suffix), "/" if per else "", per)
    return tuple(part for part in parts if part)


def figure(text: str) -> Fraction | None:
    """The value of an atom that is written in digits; None when it is not."""
    return Fraction(text) if text[:1].isdigit() and text.replace(".", "", 1).isdigit() else None
