"""Numbers as spoken or written: the value a run of atoms stands for.

Runs of plain number words are read by text2num; this file adds what it leaves out: figures with a scale in words
("50 million"), spoken decimals, fractions, "a couple of hundred", trillions, and figures that a recogniser split.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from voicecoach.language.atoms import PARTS, SMALL, TENS, WORDS, Atom, figure
from voicecoach.language.units import unit_at

ONES = "zero one two three four five six seven eight nine".split()

SCALES = {
    "hundred": 100,
    "thousand": 10**3,
    "grand": 10**3,
    "k": 10**3,
    "million": 10**6,
    "millions": 10**6,
    "mil": 10**6,
    "mill": 10**6,
    "mm": 10**6,
    "billion": 10**9,
    "billions": 10**9,
    "bil": 10**9,
    "bn": 10**9,
    "trillion": 10**12,
}
"""Words that multiply the number before them."""

LOOSE = {"couple": 2, "few": 3, "several": 5, "dozen": 12}
"""Words that stand for a small number before a scale ("a couple of hundred", "several thousand")."""

ROUND_WORDS = {
    "tens": 10,
    "dozens": 12,
    "hundreds": 100,
    "thousands": 1000,
}
"""Plurals that with "of" and a scale give an order of magnitude ("tens of millions")."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number found in atoms."""

    value: Fraction
    upper: Fraction
    """The other end when it is an order of magnitude ("tens of millions"); else the value."""
    last: int
    """Index after its last atom."""
    fraction: bool = False
    """True for a part of something ("two thirds")."""
    loose: bool = False
    """True for "a couple of", "a few" and the like."""


def number_at(parts: Sequence[Atom], at: int) -> Number | None:
    """The longest number that begins at an atom; None when none does."""
    text = parts[at].text
    if figure(text) is None and text not in OPENERS:
        return None
    for reader in (_order_of_magnitude, _loose, _fraction, _plain):
        number = reader(parts, at)
        if number is not None:
            return number
    return None


OPENERS = WORDS | {"a", "an", *PARTS, *LOOSE, *ROUND_WORDS}
"""Words with which a number can begin."""


def _text(parts: Sequence[Atom], at: int) -> str:
    return parts[at].text if at < len(parts) else ""


def _order_of_magnitude(parts: Sequence[Atom], at: int) -> Number | None:
    """From ten million to a hundred million: "tens of millions"."""
    times = ROUND_WORDS.get(_text(parts, at))
    scale = SCALES.get(_text(parts, at + 2).removesuffix("s"))
    if times is None or scale is None or _text(parts, at + 1) != "of":
        return None
    return Number(Fraction(times * scale), Fraction(times * scale * 10), at + 3, loose=True)


def _loose(parts: Sequence[Atom], at: int) -> Number | None:
    """Numbers not meant exactly, "a couple of hundred", "a few thousand", and a dozen."""
    begin = at + (_text(parts, at) == "a")
    count = LOOSE.get(_text(parts, begin))
    if count is None:
        return None
    last = begin + 1 + (_text(parts, begin + 1) == "of")
    scaled = _scaled(parts, last, Fraction(count))
    if scaled is None:
        dozen = _text(parts, begin) == "dozen" and begin > at
        return Number(Fraction(12), Fraction(12), begin + 1) if dozen else None
    return Number(scaled[0], scaled[0], scaled[1], loose=True)


def _fraction(parts: Sequence[Atom], at: int) -> Number | None:
    """A part of a scale ("half a million"), of a unit ("a quarter of a second") or of something ("two thirds of")."""
    begin, count = at, Fraction(1)
    if _text(parts, at) in {"a", "an"} or _text(parts, at) in ONES[1:]:
        begin, count = at + 1, Fraction(max(1, ONES.index(_text(parts, at)) if _text(parts, at) in ONES else 1))
    part = PARTS.get(_text(parts, begin))
    plural = _text(parts, begin).endswith("s")
    if part is None or plural != (count > 1):
        return None
    value = count * part
    last = begin + 1
    of = _text(parts, last) == "of"
    article = last + of + (_text(parts, last + of) in {"a", "an"})
    if _text(parts, article) == "dozen":
        return Number(value * 12, value * 12, article + 1)
    scaled = _scaled(parts, article, value)
    if scaled and _text(parts, article) != "hundred":
        return Number(scaled[0], scaled[0], scaled[1])
    unit = unit_at([atom.text for atom in parts[article : article + 2]], 0)
    if article > last + of and unit and unit[0].kind in {"time", "size"}:
        return Number(value, value, article)
    if of:
        return Number(value, value, last, fraction=True)
    return Number(value, value, article) if article > last and part == PARTS["half"] else None


def _plain(parts: Sequence[Atom], at: int) -> Number | None:
    """A figure or a run of number words, with decimals, a half and a scale after it."""
    read = _digits(parts, at) or _words(parts, at)
    if read is None:
        return None
    value, last = read
    value, last = _point(parts, last, value)
    value, last = _and_a_half(parts, last, value)
    value, last = _scaled(parts, last, value) or (value, last)
    return Number(value, value, last)


def _digits(parts: Sequence[Atom], at: int) -> tuple[Fraction, int] | None:
    """A figure, put together again where a recogniser split it at its thousands ("5 000", "10 ,000")."""
    value = figure(_text(parts, at))
    if value is None:
        return None
    last = at + 1
    if value.denominator == 1 and 0 < value < 1000 and "." not in _text(parts, at):
        while re.fullmatch(r"\d{3}", _text(parts, last)):
            last += 1
        while last > at + 1 and _text(parts, last - 1) != "000":
            last -= 1
        for group in range(at + 1, last):
            value = value * 1000 + int(_text(parts, group))
    return value, last


def _words(parts: Sequence[Atom], at: int) -> tuple[Fraction, int] | None:
    """The longest run of words from here that is one number."""
    begin = at + (_text(parts, at) in {"a", "an"})
    if begin > at and _text(parts, begin) not in {"hundred", "thousand", "million", "billion", "trillion"}:
        return None
    if _text(parts, begin) == "trillion":
        return (Fraction(10**12), begin + 1) if begin > at else None
    run = list(_run(parts, begin))
    if begin == at and run and run[0] in {"thousand", "million", "billion"}:
        return None  # "hundreds of millions", "a few million": the number before it could not be read
    for length in range(len(run), 0, -1):
        value = _read(run[:length])
        if value is not None:
            return Fraction(value), begin + length
    return None


def _run(parts: Sequence[Atom], at: int) -> Iterator[str]:
    """Number words in a row; "and" belongs to it after a hundred, thousand or million."""
    for position in range(at, len(parts)):
        text = parts[position].text
        joins = text == "and" and position > at and _text(parts, position - 1) in {"hundred", "thousand", "million"}
        if text not in WORDS and not (joins and _text(parts, position + 1) in SMALL | TENS):
            return
        yield text


def _read(run: Sequence[str]) -> int | None:
    """One number in words, as text2num reads it; None when they are not one number."""
    from text_to_num import text2num

    if run[-1] == "and":
        return None
    try:
        return int(text2num(" ".join(run), "en"))
    except ValueError:
        return None


def _point(parts: Sequence[Atom], at: int, value: Fraction) -> tuple[Fraction, int]:
    """Spoken decimals: "point five", "point nine nine", "point twenty five"."""
    if _text(parts, at) != "point":
        return value, at
    digits, last = "", at + 1
    while _text(parts, last) in ONES or _text(parts, last) == "oh" or (not digits and _text(parts, last).isdigit()):
        text = _text(parts, last)
        digits += text if text.isdigit() else str(ONES.index("zero" if text == "oh" else text))
        last += 1
    if not digits:
        words = _words(parts, last) if _text(parts, last) in TENS | SMALL else None
        digits, last = (str(words[0]), words[1]) if words and words[0] < 100 else ("", at)
    return (value + Fraction(f"0.{digits}"), last) if digits else (value, at)


def _and_a_half(parts: Sequence[Atom], at: int, value: Fraction) -> tuple[Fraction, int]:
    """What is left over: "two and a half", "one and a quarter"."""
    joined = value < 100 and (_text(parts, at), _text(parts, at + 1)) == ("and", "a")
    if joined and _text(parts, at + 2) in {"half", "quarter"} and value.denominator == 1:
        return value + PARTS[_text(parts, at + 2)], at + 3
    return value, at


def _scaled(parts: Sequence[Atom], at: int, value: Fraction) -> tuple[Fraction, int] | None:
    """The value times the scale words that follow; None when none does."""
    last = at
    while (scale := SCALES.get(_text(parts, last))) is not None:
        value, last = value * scale, last + 1
    return (value, last) if last > at else None
