"""Finding what a candidate said to something of the coach's, in the analysis alone."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from voicecoach.analysis.types import Analysis, Signal
from voicecoach.coach.facts import stems
from voicecoach.coach.prompts import Want
from voicecoach.coach.spoken import quotation

BEGUN = 4
"""Words of a text that show that it was said, where the candidate cut the rest short."""

SLOT = re.escape("{quote}")


@dataclass(frozen=True, slots=True)
class Reply:
    """The candidate's words after something the coach said."""

    analysis: Analysis
    first: int
    last: int
    """In words, half-open; nothing was said when they are equal."""
    number: int = 0
    """Which of the texts that were looked for it replies to."""

    @property
    def text(self) -> str:
        """The words."""
        return " ".join(word.text for word in self.analysis.answer.words[self.first : self.last])

    @property
    def at(self) -> float | None:
        """Second at which it begins; None without times, or when nothing was said."""
        return self.analysis.answer.words[self.first].start if self.first < self.last else None

    def head(self, most: int) -> "Reply":
        """The same reply, at most so many words of it."""
        return Reply(self.analysis, self.first, min(self.last, self.first + most), self.number)

    @property
    def tokens(self) -> tuple[int, int]:
        """The fluent tokens it covers, half-open."""
        positions = self.analysis.talk.positions
        return bisect_left(positions, self.first), bisect_left(positions, self.last)

    def signals(self, *kinds: str) -> tuple[Signal, ...]:
        """Evidence of some kinds that begins in it."""
        return tuple(s for s in self.analysis.signals if s.kind in kinds and self.first <= s.first < self.last)

    def find(self, phrases: Sequence[str]) -> tuple[int, int] | None:
        """Where one of some phrases is said, in any inflected form: words, half-open; None when none is."""
        said = [_root(word.text) for word in self.analysis.answer.words[self.first : self.last]]
        for phrase in phrases:
            wanted = [_root(word) for word in phrase.split()]
            for at in range(len(said) - len(wanted) + 1):
                if said[at : at + len(wanted)] == wanted:
                    return self.first + at, self.first + at + len(wanted)
        return None

    def names(self, want: Want) -> bool:
        """True when it names what a good reply names."""
        return self.find(want.words) is not None

    def quote(self, most: int, *, around: tuple[int, int] | None = None) -> str:
        """Its first words, or those round a place in it, to be quoted aloud."""
        first, last = around or (self.first, self.last)
        begin = max(self.first, self._sentence(first))
        if last - begin > most:  # the sentence began too long before
            begin = max(begin, min(first, first - (most - (last - first)) // 2))
        return quotation(" ".join(word.text for word in self.analysis.answer.words[begin : self.last]), most)

    def _sentence(self, word: int) -> int:
        """The first word of the sentence, and of the breath, in which a word stands."""
        talk, breaks = self.analysis.talk, self.analysis.answer.breaks
        token = min(bisect_left(talk.positions, word), len(talk.positions) - 1)
        sentence = talk.positions[talk.token_sentence(token).first] if token >= 0 else 0
        return min(word, max(sentence, breaks[bisect_right(breaks, word) - 1] if breaks else 0))


def _root(word: str) -> frozenset[str]:
    return stems((word.strip(".,;:?!\"'()").replace("’", "'"),))


def replies(analysis: Analysis, texts: Sequence[str]) -> tuple[Reply, ...]:
    """The replies to some of the coach's texts, in the order in which these were said.

    A reply reaches to the next of the texts; whatever else the coach says in between (the time, a quiet line) does not
    end it. A text may leave a place open for words of the candidate's own: "{quote}".

    Args:
        analysis: of the answer.
        texts: what is looked for.
    """
    patterns = [_pattern(text) for text in texts]
    found = [
        (turn.before_word, number)
        for turn in analysis.answer.others
        for _, number in sorted(_places(turn.text, patterns))
    ]
    ends = [first for first, _ in found[1:]] + [len(analysis.answer.words)]
    return tuple(Reply(analysis, first, end, number) for (first, number), end in zip(found, ends, strict=False))


def reached(given: Sequence[Reply], total: int) -> tuple[Reply, ...]:
    """The replies without the one that the time was too short for: the last, when it is empty and more were to come."""
    cut = bool(given) and len(given) < total and given[-1].first == given[-1].last
    return tuple(given[:-1] if cut else given)


def whole(analysis: Analysis) -> Reply:
    """Everything the candidate said."""
    return Reply(analysis, 0, len(analysis.answer.words))


def _places(said: str, patterns: Sequence[Callable[[str], int | None]]) -> Iterator[tuple[int, int]]:
    for number, pattern in enumerate(patterns):
        at = pattern(said)
        if at is not None:
            yield at, number


def _pattern(text: str) -> Callable[[str], int | None]:
    """Gives where in a turn the text begins."""
    words = " ".join(text.split())
    whole = re.compile(re.escape(words).replace(SLOT, ".+?"))
    parts = words.split()
    begun = [" ".join(parts[:count]) for count in range(len(parts) - 1, BEGUN - 1, -1)]

    def place(said: str) -> int | None:
        if found := whole.search(said):
            return found.start()
        cut = next((head for head in begun if said.endswith(head)), None)
        return None if cut is None else len(said) - len(cut)

    return place
