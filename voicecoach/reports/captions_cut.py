"""Where captions are cut: cues of two rows that end with a sentence or in a pause, and rows of much the same length."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from voicecoach.reports.captions_order import DASHES, Stretch
from voicecoach.transcript.types import Word

WIDTH = 42
"""Characters of a row: what subtitlers for television and streaming keep to."""

NARROWEST = 20
"""Characters a first row keeps however long the name before it is."""

PAUSE = 0.7
"""Seconds between two words that part cues: longer than the gaps inside a phrase, our choice."""

LONGEST = 7.0
"""Seconds a cue stays at most, the subtitlers' rule; one word may take longer."""

SHORT = 20
"""Characters under which a cue flashes by."""

CUE, SENTENCE_INSIDE, PAUSE_INSIDE, TOO_LONG, TOO_SHORT = 10, 3, 15, 30, 3
"""What a cue costs, and what is bad about it: few cues are wanted, none over a pause, and a short sentence beside
another rather than alone. Judgements."""

AT_COMMA, BEFORE_JOINT, ANYWHERE, TORN = 4, 6, 12, 18
"""The price of parting sentences after a comma, before a joint, elsewhere, and after a word that leans on the next."""

JOINTS = frozenset(
    "and but or so because cause which who that if when while where then than though unless until".split()
)
"""Words that open a clause: subtitlers part before them."""

LEANING = JOINTS | frozenset(
    "a an the of to in on at by for with from into as is are was be we i you he she it they we'd i'd we'll i'll i'm "
    "it's that's my our your their this these those one two three ten some any no not very".split()
)
"""Words that belong to the next one: a row that ends with them reads badly."""


@dataclass(frozen=True, slots=True)
class Screen:
    """What a cue shows."""

    rows: tuple[tuple[Word, ...], ...]
    """One or two."""


class _Ruler:
    """A stretch measured once, so that every cue of it is priced at once; positions are word indices."""

    def __init__(self, stretch: Stretch, head: int) -> None:
        """Measure.

        Args:
            stretch: words of one speaker.
            head: characters the first row has.
        """
        self.stretch = stretch
        words, count = stretch.words, len(stretch.words)
        self.letters = [0, *accumulate(len(word.text) + 1 for word in words)]
        self.gaps = [_gap(words, at) >= PAUSE for at in range(count + 1)]
        inner = [SENTENCE_INSIDE * self.stretch.closes[at] + PAUSE_INSIDE * self.gaps[at + 1] for at in range(count)]
        self.inside = [0, *accumulate(inner)]
        self.tears = [0, *(_tear(left, right) for left, right in pairwise(words)), 0]
        self.barred = [word.text.startswith(DASHES) for word in words] + [False]
        self.first_row = [self._reach(at, head) for at in range(count)]
        self.row = [*(self._reach(at, WIDTH) for at in range(count)), count]

    def length(self, first: int, last: int) -> int:
        return self.letters[last] - self.letters[first] - 1

    def cost(self, first: int, last: int) -> int:
        words, end = self.stretch.words, last - 1
        cost = CUE + self.inside[end] - self.inside[first]
        if not (last == len(words) or self.stretch.closes[end] or self.gaps[last]):
            cost += self.tears[last]
        if end > first and (words[end].end or 0.0) - (words[first].start or 0.0) > LONGEST:
            cost += TOO_LONG
        return cost + TOO_SHORT * (self.length(first, last) < SHORT)

    def rows(self, first: int, last: int) -> tuple[tuple[Word, ...], ...]:
        """One row where it fits, else the two that are most alike, best parted as clauses are."""
        words = self.stretch.words
        if last <= self.first_row[first]:
            return (words[first:last],)
        breaks = [at for at in range(first + 1, self.first_row[first] + 1) if last <= self.row[at]]
        best = min(breaks, key=lambda at: self._uneven(first, at, last))
        return (words[first:best], words[best:last])

    def _uneven(self, first: int, at: int, last: int) -> int:
        """How bad a break is; one that leaves a colon where a reader looks for a name is as bad as a dash."""
        words = self.stretch.words
        uneven = abs(self.length(first, at) - self.length(at, last))
        uneven += self.tears[at] - ANYWHERE * self.stretch.closes[at - 1]
        named = any(word.text.endswith(":") for word in words[at : min(last, at + 5)])
        return uneven + 1000 * (self.barred[at] or named)

    def _reach(self, first: int, width: int) -> int:
        """Behind the last word of a row that begins here; one word always fits, and the dashes that hang on it."""
        last = first + 1
        while last < len(self.stretch.words) and self.length(first, last + 1) <= width:
            last += 1
        kept = next((at for at in range(last, first, -1) if not self.barred[at]), last)
        while self.barred[kept]:
            kept += 1
        return kept


def screens(stretch: Stretch, head: int = 0) -> Iterator[Screen]:
    """Cut a stretch into cues.

    Args:
        stretch: words of one speaker, every one timed.
        head: characters of the first row that something else takes, a name.
    """
    ruler = _Ruler(stretch, max(NARROWEST, WIDTH - head))
    count = len(stretch.words)
    best, before = [0] + [-1] * count, [0] * (count + 1)
    for first in range(count):
        if best[first] < 0:
            continue
        for last in range(first + 1, ruler.row[ruler.first_row[first]] + 1):
            cost = best[first] + ruler.cost(first, last) + 1000 * ruler.barred[last]
            if best[last] < 0 or cost < best[last]:
                best[last], before[last] = cost, first
    cuts = [count]
    while cuts[-1]:
        cuts.append(before[cuts[-1]])
    for last, first in zip(cuts[-2::-1], cuts[:0:-1], strict=True):
        yield Screen(ruler.rows(first, last))


def _gap(words: Sequence[Word], at: int) -> float:
    """Seconds of silence before a word."""
    if not 0 < at < len(words):
        return 0.0
    return (words[at].start or 0.0) - (words[at - 1].end or 0.0)


def _tear(left: Word, right: Word) -> int:
    """How bad it is to part two words of a sentence."""
    if left.text.endswith((",", ";", ":")):
        return AT_COMMA
    if left.text.casefold() in LEANING:
        return TORN
    return BEFORE_JOINT if right.text.casefold() in JOINTS else ANYWHERE
