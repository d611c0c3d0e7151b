"""Quantities as people say them: a number with its unit, what it counts, and how firmly it is meant."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from voicecoach.language.atoms import Atom, atoms
from voicecoach.language.labels import is_label
from voicecoach.language.levels import level_at
from voicecoach.language.measures import Measure, measure_at
from voicecoach.language.numerals import OPENERS, Number, number_at

Hedge = Literal["", "about", "over", "under"]

HEDGES: dict[str, Hedge] = {
    **dict.fromkeys(
        "about around roughly approximately approx like maybe say circa somewhere nearly almost perhaps probably "
        "ballpark".split(),
        "about",
    ),
    **dict.fromkeys("over above exceeds exceeding beyond".split(), "over"),
    **dict.fromkeys("under below within".split(), "under"),
}
"""Words before a number that say how firmly it is meant."""

HEDGE_PAIRS: dict[tuple[str, str], Hedge] = {
    ("more", "than"): "over",
    ("greater", "than"): "over",
    ("north", "of"): "over",
    ("at", "least"): "over",
    ("less", "than"): "under",
    ("fewer", "than"): "under",
    ("at", "most"): "under",
    ("up", "to"): "under",
    ("close", "to"): "about",
    ("order", "of"): "about",
    ("kind", "of"): "about",
    ("sort", "of"): "about",
    ("something", "like"): "about",
}

AFTERTHOUGHTS = frozenset({"ish", "roughly", "approximately", "give"})
"""Words after a quantity that loosen it ("or so" is looked for as two)."""

WIDEST = 100
"""Times the lower end that the upper end of a range may be ("one to a hundred"); wider is no range."""


WHOLE = ("whole", "full", "entire", "single")
"""Words between "over a" and a time that change nothing."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that says how much or how many."""

    first: int
    """Index of its first token."""
    last: int
    """Index after its last token."""
    value: Fraction
    """In the unit; the lower end of a range."""
    upper: Fraction
    """The upper end of a range; else the value."""
    unit: str = ""
    """As pint reads it: "megabyte / second", "percent"; empty for things counted and for bare numbers."""
    other_unit: str = ""
    """A second reading of the same letters ("gb/s" may be bits or bytes); mostly empty."""
    noun: str = ""
    """What is counted, singular ("update"); empty when nothing is named."""
    kind: str = ""
    """Of unit or noun: time, size, rate, money, share, load, machines, other, percentile,
    availability (nines); empty for bare numbers."""
    per: str = ""
    """The thing each of which has so much ("user", "each"); times are in the unit."""
    hedge: Hedge = ""
    fraction: bool = False
    """True for a part of something ("two thirds of")."""

    @property
    def bare(self) -> bool:
        """True when neither a unit nor a thing is named."""
        return not self.unit and not self.noun and not self.fraction


def find_quantities(tokens: Sequence[str]) -> tuple[Quantity, ...]:
    """Every quantity in a row of bare tokens, in order; years, times of day, versions and other names are none.

    Args:
        tokens: lower case, without punctuation round them, one a spoken word; figures or number words.
    """
    parts = atoms(tokens)
    found = list(_found(parts))
    return tuple(_ranges(parts, found))


@dataclass(frozen=True, slots=True)
class _Find:
    """A quantity and the atoms it covers."""

    quantity: Quantity
    first: int
    last: int


def _found(parts: Sequence[Atom]) -> Iterator[_Find]:
    texts = [atom.text for atom in parts]
    at = 0
    while at < len(parts):
        find = _level(parts, at) or _measured(parts, texts, at)
        if find is None:
            at += 1
            continue
        at = find.last
        quantity = find.quantity
        if not is_label(texts, find.first, find.last, bare=quantity.bare, part=quantity.fraction):
            yield find


def _measured(parts: Sequence[Atom], texts: Sequence[str], at: int) -> _Find | None:
    """A number with its measure, or one of a size unit ("a gigabit link")."""
    begin = at + (texts[at] in {"$", "£", "€"})
    number = number_at(parts, begin) if begin < len(parts) else None
    if number is None:
        return _one_unit(parts, texts, at)
    of = number.upper > number.value and texts[number.last : number.last + 1] == ["of"]
    measure = measure_at(texts, number.last + of, single=number.value == 1, money=texts[at] if begin > at else "")
    if of and not measure.close:
        measure = Measure(number.last)
    if texts[begin] == "one" and number.last == begin + 1 and not _counts(texts, number, measure):
        return None
    return _find(parts, texts, at, number, measure)


def _counts(texts: Sequence[str], number: Number, measure: Measure) -> bool:
    """Tell the number one from the pronoun: a unit or a thing follows at once, or the upper end of a range."""
    following = texts[number.last + 1] if number.last + 1 < len(texts) else ""
    pronoun = measure.kind == "other" and measure.noun != "time" and "/" not in measure.unit
    ranged = texts[number.last : number.last + 1] == ["to"] and bool(following) and following not in {"one", "the"}
    return (measure.close and not pronoun) or ranged


def _one_unit(parts: Sequence[Atom], texts: Sequence[str], at: int) -> _Find | None:
    """One of a unit ("a gigabyte"); times after "a" mostly are rates ("a day") or figures of speech ("a second")."""
    spanned = at > 0 and texts[at - 1] in {"for", "over"}
    if texts[at] != "a" and not (texts[at] in {"an", "one"} and spanned):
        return None
    whole = at + 1 < len(texts) and texts[at + 1] in WHOLE
    measure = measure_at(texts, at + 1 + whole, single=True)
    sized = measure.kind in {"size", "rate"} and len(texts[at + 1]) > 2 and texts[at + 1] != "bit" and not whole
    if not measure.close or not (sized or (spanned and measure.kind == "time")):
        return None
    one = Number(Fraction(1), Fraction(1), at + 1)
    return _find(parts, texts, at, one, measure)


def _level(parts: Sequence[Atom], at: int) -> _Find | None:
    """A percentile or an availability."""
    level = level_at(parts, at)
    if level is None:
        return None
    quantity = _quantity(parts, at, level.last, level.value, level.value)
    return _Find(replace(quantity, unit=level.unit, kind=level.kind), at, level.last)


def _quantity(parts: Sequence[Atom], first: int, last: int, value: Fraction, upper: Fraction) -> Quantity:
    return Quantity(parts[first].token, parts[last - 1].token + 1, value, upper)


def _find(parts: Sequence[Atom], texts: Sequence[str], at: int, number: Number, measure: Measure) -> _Find:
    last = max(measure.last, number.last)
    hedge = _hedge(texts, at, last) or ("about" if number.loose else "")
    quantity = replace(
        _quantity(parts, at, last, number.value, number.upper),
        unit=measure.unit,
        other_unit=measure.other_unit,
        noun=measure.noun,
        kind=measure.kind,
        per=measure.per,
        hedge=hedge,
        fraction=number.fraction,
    )
    return _Find(quantity, at, last)


def _hedge(texts: Sequence[str], first: int, last: int) -> Hedge:
    """How firmly a quantity is meant, from the words before and after it."""
    begin = first - 1 if first and texts[first - 1] in {"a", "the", "just", "only"} else first
    pair = HEDGE_PAIRS.get((texts[begin - 2], texts[begin - 1])) if begin > 1 else None
    before = HEDGES.get(texts[begin - 1]) if begin else None
    after = list(texts[last : last + 2])
    open_end = after[:1] == ["plus"] and not (after[1:] and (after[1] in OPENERS or after[1][0].isdigit()))
    loosened = open_end or after == ["or", "so"] or (after[:1] and after[0] in AFTERTHOUGHTS)
    return pair or before or ("about" if loosened else "")


def _ranges(parts: Sequence[Atom], found: Sequence[_Find]) -> Iterator[Quantity]:
    """Quantities with the two ends of a range made one ("one to two percent", "ten or twenty", "five ten minutes")."""
    at = 0
    while at < len(found):
        joined = _range(parts, found[at], found[at + 1]) if at + 1 < len(found) else None
        yield joined or found[at].quantity
        at += 2 if joined else 1


def _range(parts: Sequence[Atom], low: _Find, high: _Find) -> Quantity | None:
    left, right = low.quantity, high.quantity
    between = [atom.text for atom in parts[low.last : high.first]]
    words = tuple(word for word in between if word not in HEDGES)
    opened = words == ("and",) and low.first > 0 and parts[low.first - 1].text == "between"
    if not (opened or words in {("to",), ("or",), ("through",), ()}) or not (left.bare or _same(left, right)):
        return None
    value, upper = _ends(left, right)
    if not value < upper <= value * (WIDEST if words else 3) or right.kind == "percentile":
        return None
    if not words and (not left.bare or right.bare):
        return None
    hedge: Hedge = left.hedge or ("about" if words in {("or",), ()} else "")
    return replace(right, first=left.first, value=value, upper=upper, hedge=hedge)


def _same(left: Quantity, right: Quantity) -> bool:
    return (left.unit, left.noun, left.per) == (right.unit, right.noun, right.per)


def _ends(left: Quantity, right: Quantity) -> tuple[Fraction, Fraction]:
    """Both ends; a scale said once holds for both ("ten to fifteen thousand", "five to ten million")."""
    value = left.value
    for scale in (10**9, 10**6, 1000, 100):
        round_ = right.upper % scale == 0
        if round_ and value < scale and value * scale < right.upper and value < right.upper / scale:
            return value * scale, right.upper
    return value, right.upper
