"""The measure after a number: its unit or the thing counted, and what it is a rate of."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from voicecoach.language.numerals import OPENERS
from voicecoach.language.rates import ADVERBS, Rate, rate_at
from voicecoach.language.units import UnitWord, spellings, unit_at

MODIFIERS = 2
"""Words that may stand between a number and the thing it counts ("ten million new text posts")."""

FUNCTION_WORDS = frozenset(
    "a an the this that these those of in on at by for from to with as is are was were be been being am it its they we "
    "i you he she and or but so if then than when where while because which who what how each every per over across "
    "between among about around not no yes do does did has have had can could will would should may might must let "
    "there here also just only even like right okay well very really us me them our your their my plus minus times "
    "divided multiplied equals gives give gets get makes make comes come goes go into out up down back per one two "
    "less more most point use using say thus versus works takes needs handles carries until before after that's "
    " it's we're they're i'm we'd i'd we'll i'll let's there's mean guess think know need want".split()
)
"""Words that never belong to the name of what is counted."""

LINKS = frozenset(
    "link links network networks nic nics ethernet connection connections pipe interface line uplink port".split()
)
"""What a size is the speed of: a gigabit link carries a gigabit a second."""

PEOPLE = frozenset("user member viewer person visitor customer subscriber player account device".split())
"""Whoever is counted once a day and not so many times a day."""

AFTER_EACH = frozenset("and so that's which is for that times over on to then in at makes gives per".split())
"""Words after "each" that show it looks back ("five hundred requests each, so"), not forward ("each has two")."""

CURRENCIES = {"$": "dollar", "£": "pound", "€": "euro"}

SHORT_SIZES = {"kb": "kilobit", "mb": "megabit", "gb": "gigabit", "tb": "terabit"}
"""Letters that mean bytes, or bits in a rate: the case that tells them apart is not heard."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What a number is a number of."""

    last: int
    """Index after its last word."""
    unit: str = ""
    other_unit: str = ""
    noun: str = ""
    kind: str = ""
    per: str = ""
    close: bool = False
    """True when the unit or thing follows the number at once."""


def measure_at(words: Sequence[str], at: int, *, single: bool = False, money: str = "") -> Measure:
    """The measure that begins at a word; an empty one, ending there, when there is none.

    Args:
        words: parts of words.
        at: the index after the number.
        single: the number is one, so the thing stands in the singular.
        money: the currency sign before the number.
    """
    measure = Measure(at, unit=CURRENCIES[money], kind="money", close=True) if money else _unit(words, at)
    if not measure.close:
        measure = _thing(words, at, single=single)
    return _rates(words, measure)


def _unit(words: Sequence[str], at: int) -> Measure:
    meant = unit_at(words, at)
    if meant is None:
        return Measure(at)
    word, last = meant
    if word.noun == "time" and words[at] != "time" and not _continues(words, last):
        return Measure(last, noun="time", kind="other", close=True)
    if word.noun and not word.unit:
        return Measure(at)
    if word.kind == "size" and (link := _link(words, last)):
        spelled = words[last - 1]
        bits = word.unit.replace("byte", "bit") if spelled in {"gig", "gigs", "meg", "megs", "gb", "mb"} else word.unit
        return Measure(link, f"{bits} / second", f"{word.unit} / second", kind="rate", close=True)
    other = SHORT_SIZES.get(words[at], "") if word.kind == "size" else ""
    return Measure(last, word.unit, other, word.noun, _kind(word), close=True)


def _continues(words: Sequence[str], at: int) -> bool:
    """Tell "ten times five" and "times the users" from "ten times"."""
    return at < len(words) and (words[at] in OPENERS or words[at][0].isdigit() or words[at] in {"the", "that", "our"})


def _link(words: Sequence[str], at: int) -> int:
    """The index after a word that makes a size the speed of a link; 0 when there is none."""
    for last in (at, at + 1):
        if last < len(words) and words[last] in LINKS:
            return last + 1
    return 0


def _thing(words: Sequence[str], at: int, *, single: bool) -> Measure:
    """The thing counted, after some words that describe it; an unknown plural counts where a rate follows."""
    if tuple(words[at : at + 2]) in {("sort", "of"), ("kind", "of")}:
        at += 2
    for last in range(at, min(at + MODIFIERS + 1, len(words))):
        meant = spellings().get((words[last],))
        if meant is not None and meant.noun and meant.noun != "time" and (single or _countable(words[last], meant)):
            word, end = _head(words, last, meant)
            return Measure(end, _unit_of(word, words[at:last]), noun=word.noun, kind=_kind(word), close=last == at)
        if not _describes(words[last], meant):
            break
    plural = words[at] if at < len(words) else ""
    unknown = plural.endswith("s") and plural.isalpha() and plural not in FUNCTION_WORDS | ADVERBS.keys()
    if unknown and (plural,) not in spellings() and (rate := rate_at(words, at + 1)) and rate.unit:
        return Measure(at + 1, noun=plural.removesuffix("s"), kind="load", close=True)
    return Measure(at)


def _describes(word: str, meant: UnitWord | None) -> bool:
    """True for a word that may stand between a number and the thing it counts."""
    thing = meant is None or bool(meant.noun)
    return thing and word.isalpha() and word not in FUNCTION_WORDS and word not in OPENERS


def _unit_of(word: UnitWord, before: Sequence[str]) -> str:
    """The unit of a thing: "daily requests" come so many a day; daily users are only so many."""
    daily = ADVERBS.get(before[-1]) if before and word.noun not in PEOPLE else None
    return f"1 / {daily}" if daily else word.unit


def _countable(word: str, meant: UnitWord) -> bool:
    """Tell "ten likes" from "ten like"; machines are also counted before another noun ("a five node cluster")."""
    return word != meant.noun or meant.kind == "machines" or bool(meant.unit)


def _kind(word: UnitWord) -> str:
    return "load" if word.kind == "counted_rate" else word.kind


def _head(words: Sequence[str], at: int, word: UnitWord) -> tuple[UnitWord, int]:
    """The last of several things in a row is what is counted ("video posts", "user sessions")."""
    following = spellings().get((words[at + 1],)) if at + 1 < len(words) else None
    joined = following is not None and following.noun and not following.unit and following.noun != "time"
    joined = joined and following is not None and (words[at + 1] != following.noun)
    return (following, at + 2) if joined and following else (word, at + 1)


def _rates(words: Sequence[str], measure: Measure) -> Measure:
    """The measure with "a second", "per user", "each", "daily" after it, at most two of them."""
    for _ in range(2):
        rate = rate_at(words, measure.last)
        if rate is None or not _belongs(words, measure, rate):
            break
        measure = replace(measure, last=rate.last, per=rate.per or measure.per, close=True)
        if rate.unit:
            other = f"{measure.other_unit} / {rate.unit}" if measure.other_unit else ""
            measure = replace(measure, unit=f"{measure.unit or 1} / {rate.unit}", other_unit=other)
    return replace(measure, other_unit="" if "/" not in measure.unit else measure.other_unit)


def _belongs(words: Sequence[str], measure: Measure, rate: Rate) -> bool:
    """Tell "500 bytes a user" from "ten minutes a user waits", "500 requests each" from "ten nodes, each with two"."""
    if rate.unit and rate.unit in measure.unit:
        return False
    if rate.per == "each":
        ends = rate.last >= len(words) or words[rate.last] in AFTER_EACH
        return ends or measure.kind not in {"load", "machines"}
    return not (rate.per and words[measure.last] in {"a", "an"} and measure.kind not in {"size", "money", "load"})
