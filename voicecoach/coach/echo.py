"""The coach's own voice, come back through the microphone: told from what the candidate says by its words."""

from collections.abc import Iterable
from difflib import SequenceMatcher

AFTER = 3.0
"""Seconds after the coach's last word in which an echo may still be written down; echo guards in the field use 3 s."""

ALIKE = 0.7
"""Likeness from which words are the coach's own; candidates repeat a word or two of a question, never the sentence."""

FEWEST = 4
"""Words under which nothing counts as an echo: "yes, please" must never be thrown away."""


FEWEST_MEANWHILE = 2
"""Words of an utterance begun while the coach speaks from which they count, when they are exactly the coach's: it is
stopped by its echo after half a second, and more than two words the echo does not get out."""


def is_echo(words: Iterable[str], line: str, *, since: float) -> bool:
    """True when an utterance is what the coach has just said.

    Args:
        words: the utterance's words as written.
        line: what the coach said last.
        since: seconds from the coach's last word to the utterance.
    """
    heard, said = _plain(words), _plain(line.split())
    if len(heard) < FEWEST or since > AFTER:
        return False
    return _share(heard, said[: len(heard)]) >= ALIKE or _share(heard, said[-len(heard) :]) >= ALIKE


def is_own_voice(words: Iterable[str], line: str) -> bool:
    """True when an utterance begun while the coach was speaking is a piece of what it was saying.

    Args:
        words: the utterance's words as written.
        line: what the coach was saying.
    """
    heard, said = _plain(words), _plain(line.split())
    length = len(heard)
    if length < FEWEST_MEANWHILE:
        return False
    pieces = (said[at : at + length] for at in range(max(1, len(said) - length + 1)))
    if length < FEWEST:
        return heard in pieces
    return any(_share(heard, piece) >= ALIKE for piece in pieces)


def _share(heard: list[str], said: list[str]) -> float:
    return SequenceMatcher(None, heard, said, autojunk=False).ratio()


def _plain(words: Iterable[str]) -> list[str]:
    return [word.lower().strip(".,;:!?\"'") for word in words]
