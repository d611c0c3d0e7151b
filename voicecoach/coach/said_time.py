"""A moment of the answer as people say it back: "nine forty", "18:31", "forty seconds"; `spoken.moment` reversed."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from voicecoach.coach.spoken import ONES, TENS

CLOCK = re.compile(r"(?:(\d{1,2})[:.])?(\d{1,3})[:.](\d\d)")
"""As recognisers write it: 9:40, 9.40, 1:09:40."""

RUN_TOGETHER = re.compile(r"(\d{1,2})(\d\d)")
"""As they write it as well: 940, 1831."""

UNITS = {name: size for size, unit in ((3600, "hour"), (60, "minute"), (1, "second")) for name in (unit, f"{unit}s")}

NOUGHT = frozenset({"oh", "o", "zero"})


def moments(words: Iterable[str]) -> tuple[float, ...]:
    """The moments that words may name, in seconds from the start of the answer, likeliest first.

    A number alone may be minutes or seconds, so it gives both. Words that name no moment give none.

    Args:
        words: lower case, without punctuation at their ends.
    """
    said = " ".join(words).replace("$", "")
    if match := CLOCK.fullmatch(said) or RUN_TOGETHER.fullmatch(said):
        hours, minutes, second = [0, *(int(part or 0) for part in match.groups())][-3:]
        return (3600.0 * hours + 60.0 * minutes + second,) if second < 60 else ()
    try:
        return _summed(list(_figures(re.split(r"[ -]+", said))))
    except ValueError:
        return ()


def _figures(words: Sequence[str]) -> Iterator[tuple[int, int | None]]:
    """Each number with its unit in seconds, None where it has none.

    Raises:
        ValueError: there are words that belong to no moment.
    """
    at = 0
    while at < len(words):
        if words[at] == "and" and at > 0:
            at += 1
        value, at = _number(words, at)
        unit = UNITS.get(words[at]) if at < len(words) else None
        yield value, unit
        at += unit is not None


def _number(words: Sequence[str], at: int) -> tuple[int, int]:
    """The number that begins at a word, and the place after it."""
    word, following = words[at : at + 1], words[at + 1 : at + 2]
    digit = following[0] if following and following[0] in ONES[1:10] else None
    if word and word[0] in NOUGHT and digit:
        return ONES.index(digit), at + 2
    if word and word[0] in TENS[2:]:
        tens = 10 * TENS.index(word[0])
        return (tens + ONES.index(digit), at + 2) if digit else (tens, at + 1)
    if word and word[0].isdecimal():
        return int(word[0]), at + 1
    return (0 if word and word[0] in NOUGHT else ONES.index("".join(word))), at + 1


def _summed(figures: Sequence[tuple[int, int | None]]) -> tuple[float, ...]:
    """Numbers without a unit are of the one after that before them, else minutes and seconds from the end."""
    if len(figures) == 1 and figures[0][1] is None:
        return 60.0 * figures[0][0], float(figures[0][0])
    sizes: list[int] = []
    for place, (_, unit) in enumerate(figures):
        after = sizes[-1] // 60 if sizes else 60 ** (len(figures) - 1 - place)
        sizes.append(unit or after)
    falling = all(larger > smaller for larger, smaller in pairwise(sizes))
    small = all(value < 60 for (value, _), size in zip(figures, sizes, strict=True) if size < 60)
    whole = falling and small and 0 < len(figures) <= 3 and sizes[-1] > 0
    return (float(sum(value * size for (value, _), size in zip(figures, sizes, strict=True))),) if whole else ()
