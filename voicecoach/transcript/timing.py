"""What to believe of written times: those that go backwards are dropped, those that are missing are filled in."""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from voicecoach.transcript.types import Word

LONGEST_WORD = 0.6
"""Seconds: most a word is given where only its start is known. Slow, careful speech runs near 100 words a minute."""
LAST_WORD = 0.4
"""Seconds a word, on average, where nothing follows to end the last line: 150 words a minute, an easy talking speed."""


def sound_time(value: float | None) -> float | None:
    """Keep a time that can be one: finite and not before the start of the recording."""
    return value if value is not None and math.isfinite(value) and value >= 0 else None


def in_order(times: Sequence[float | None], *, strictly: bool = False) -> list[float | None]:
    """Keep as many times as possible so that none goes backwards; the others become None.

    The longest rising subsequence (patience sorting, n log n) lets one wild stamp fall rather than all that follow it.

    Args:
        times: seconds, in the order written.
        strictly: drop a time equal to the one before, too.
    """
    place = bisect_left if strictly else bisect_right
    ends: list[float] = []  # the lowest time that ends a rising run of each length, and where it stands
    stands: list[int] = []
    before: dict[int, int] = {}
    for index, value in enumerate(times):
        time = sound_time(value)
        if time is None:
            continue
        length = place(ends, time)
        if length == len(ends):
            ends.append(math.inf)
            stands.append(index)
        if time < ends[length]:  # of equal times the first keeps its place
            ends[length], stands[length] = time, index
        if length:
            before[index] = stands[length - 1]
    kept: list[float | None] = [None] * len(times)
    at = stands[-1] if stands else None
    while at is not None:
        kept[at] = times[at]
        at = before.get(at)
    return kept


def without_damage(words: Sequence[Word]) -> list[Word]:
    """Drop times that cannot be true: not finite, below zero, going backwards, or ending before they start."""
    starts = in_order([word.start for word in words])
    return [_mended(word, start) for word, start in zip(words, starts, strict=True)]


def spread(words: Sequence[Word], start: float, end: float, longest: float = math.inf) -> list[Word]:
    """Share a stretch of time among words in proportion to their length in characters.

    Args:
        words: whatever times they have are replaced.
        start: seconds.
        end: seconds, not before `start`.
        longest: seconds no word may exceed; a word cut short lets the following ones begin earlier.
    """
    letters = sum(len(word.text) for word in words)
    spoken: list[Word] = []
    at = start
    for word in words:
        then = min(at + min((end - start) * len(word.text) / letters, longest), end)
        spoken.append(Word(word.text, at, then, word.probability))
        at = then
    if spoken and longest == math.inf:
        spoken[-1] = replace(spoken[-1], end=end)  # not a rounding error short of it
    return spoken


def filled(words: Sequence[Word]) -> list[Word]:
    """Give every word a start and an end, from those that have them; starts never go backwards.

    Args:
        words: without damage, at least one of them with a start.
    """
    anchors = [index for index, word in enumerate(words) if word.start is not None]
    first = words[anchors[0]].start or 0.0
    done = spread(words[: anchors[0]], max(0.0, first - LAST_WORD * anchors[0]), first)
    for at, following in zip(anchors, [*anchors[1:], None], strict=True):
        until = None if following is None else words[following].start
        done += _from_anchor(words[at:following], until)
    return done


def _mended(word: Word, start: float | None) -> Word:
    end = sound_time(word.end)
    if start is None or (end is not None and end < start):
        end = None
    return word if (start, end) == (word.start, word.end) else replace(word, start=start, end=end)


def _from_anchor(words: Sequence[Word], until: float | None) -> list[Word]:
    """Fill a run whose first word alone is known to start, up to where the next known word starts."""
    if len(words) == 1 and words[0].end is not None:
        return list(words)
    start, end = words[0].start or 0.0, words[0].end
    each = LAST_WORD if until is None else LONGEST_WORD  # on average; none is longer than LONGEST_WORD
    limit = math.inf if until is None else until
    if end is None:
        return spread(words, start, min(start + each * len(words), limit), LONGEST_WORD)
    end = min(end, limit)
    return [
        replace(words[0], end=end),
        *spread(words[1:], end, min(end + each * (len(words) - 1), limit), LONGEST_WORD),
    ]
