"""Finding wide phrases, and phrases with gaps, in a row of words: only those are tried that can begin where one stands.

spaCy's token matcher tries every pattern at every word; with seven hundred of them that took twenty times as long.
"""

from collections.abc import Iterable, Iterator, Sequence

from voicecoach.language.notation import GAPS

Frame = tuple[frozenset[str] | str, ...]
"""A phrase as the words each of its tokens may be, or a gap (see `notation.frames`)."""

Hit = tuple[str, int, int]
"""A label, and the positions of the first word and after the last."""


class FrameMatcher:
    """Knows frames by the word they begin with."""

    def __init__(self, frames: Iterable[tuple[str, Frame]]) -> None:
        """Take the frames, each with its label."""
        self._by_first: dict[str, list[tuple[str, Frame]]] = {}
        self._anywhere: list[tuple[str, Frame]] = []
        for label, frame in frames:
            first = frame[0]
            if isinstance(first, str):
                self._anywhere.append((label, frame))
            else:
                for word in first:
                    self._by_first.setdefault(word, []).append((label, frame[1:]))

    def __call__(self, words: Sequence[str]) -> Iterator[Hit]:
        """Every place at which a frame stands, at every length its gaps may have."""
        for at, word in enumerate(words):
            for label, rest in self._by_first.get(word, ()):
                for last in _ends(rest, words, at + 1):
                    yield label, at, last
            for label, frame in self._anywhere:
                for last in _ends(frame, words, at):
                    yield label, at, last


def _ends(frame: Frame, words: Sequence[str], at: int) -> Iterator[int]:
    """Positions at which a frame that begins at one ends."""
    for place, token in enumerate(frame):
        if isinstance(token, str):
            for length in GAPS[token]:
                if at + length <= len(words):
                    yield from _ends(frame[place + 1 :], words, at + length)
            return
        if at >= len(words) or words[at] not in token:
            return
        at += 1
    yield at
