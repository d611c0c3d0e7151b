"""Numbers that name and do not measure: years, dates, times of day, versions, scores, figures of speech."""

import re
from collections.abc import Sequence

NAMED_BY_NUMBER = frozenset(
    "version phase step option part number chapter section page question point level tier layer item figure table "
    "slide round room gate line highway route channel python java http ipv tls oauth h top_level release sprint stage "
    "scenario case case's approach milestone priority p1 day_one world psalm article title rule apollo bullet season "
    "episode category type class group team bucket_number no. year".split()
)
"""Words after which a bare number is a name ("version two", "option one")."""

MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug "
    "sept sep oct nov dec".split()
)

CLOCK = frozenset({"o'clock", "oclock", "am", "pm", "a.m", "p.m", "a.m.", "p.m."})

VIDEO = frozenset("video videos stream streams content resolution uhd hdr tv tvs quality movie movies".split())
"""Words after which 4k is a size of picture."""

ORDINAL = frozenset("first second other latter former better the this that".split())
"""Words after which a half is a place ("the first half of the session")."""

YEAR = re.compile(r"(?:19|20)\d\d")

CENTURIES = frozenset({"nineteen", "twenty"})

BEFORE_YEAR = frozenset("in since by until from of year back around during early late before after mid".split())


def is_label(words: Sequence[str], first: int, last: int, *, bare: bool, part: bool) -> bool:
    """True when the number in words[first:last] is a name or a figure of speech, not an amount.

    Args:
        words: parts of words.
        first: index of its first word.
        last: index after its last word.
        bare: True when it has neither a unit nor a thing.
        part: True when it is a part of something ("half of").
    """
    text = " ".join(words[first:last])
    before = words[first - 1] if first else ""
    after = words[last] if last < len(words) else ""
    if _picture(words, first, last, after) or _always_on(words, first) or after in CLOCK or before in CLOCK:
        return True
    if part:
        return before in ORDINAL
    if not bare:
        return False
    return (
        before in NAMED_BY_NUMBER
        or before in MONTHS
        or after in MONTHS
        or _year(words, first, last, text, before)
        or _second_half(words, first, before)
    )


def _picture(words: Sequence[str], first: int, last: int, after: str) -> bool:
    """4k video."""
    size = words[first : first + 2] in (["4", "k"], ["8", "k"], ["four", "k"], ["eight", "k"])
    return size and (words[last - 1] in VIDEO or after in VIDEO or (last == first + 2 and after in {"and", "hdr", ""}))


def _always_on(words: Sequence[str], first: int) -> bool:
    """Always ("twenty four seven", "24 7"), from either number, and other figures of speech."""
    around = list(words[max(0, first - 2) : first + 3])
    for phrase in (["twenty", "four", "seven"], ["24", "7"], ["fifty", "fifty"], ["nine", "to", "five"]):
        for at in range(len(around) - len(phrase) + 1):
            if around[at : at + len(phrase)] == phrase and at <= min(first, 2) < at + len(phrase):
                return True
    return False


def _year(words: Sequence[str], first: int, last: int, text: str, before: str) -> bool:
    if YEAR.fullmatch(text):
        return True
    spoken = words[first] in CENTURIES and last == first + 1 and last < len(words) and words[last] in YEAR_ENDS
    return spoken or (text.startswith("two thousand ") and before in BEFORE_YEAR)


YEAR_ENDS = frozenset(
    "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty "
    "seventy eighty ninety oh hundreds".split()
)
"""Words that after "nineteen" or "twenty" make a year of it."""


def _second_half(words: Sequence[str], first: int, before: str) -> bool:
    """The end of a spoken year, whose beginning was told to be one."""
    return words[first] in YEAR_ENDS and before in CENTURIES
