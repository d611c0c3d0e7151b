"""Who gives way when the candidate speaks while the coach does: a state machine over speech, words and nothing else.

    speaking ── half a second of speech ──> stopped ── it said something ──> gave way
        ^                                      │
        └── no words, "mhm", an echo ──────────┘

It has no clock, no device and no thread: it is told how long somebody has been speaking and what the words were, and
says what the coach is to do.
"""

import tomllib
from collections.abc import Iterable
from enum import StrEnum
from functools import cache
from importlib.resources import files

NEEDED = 0.5
"""Seconds of speech that stop the coach; LiveKit's agents take as much. A cough or a chair is shorter."""


class Move(StrEnum):
    """What the coach is to do."""

    STOP = "stop"
    """Fall silent, and wait for what was said."""
    GO_ON = "go on"
    """It was nothing: speak on, from the sentence that was cut short."""
    YIELD = "yield"
    """The candidate has the floor; what was left to say is not said."""


class BargeIn:
    """One line of the coach, and whether the candidate lets it be said."""

    def __init__(self, needed: float = NEEDED) -> None:
        """Begin to speak.

        Args:
            needed: seconds of speech that stop the coach.
        """
        self._needed = needed
        self._stopped = False
        self._yielded = False

    @property
    def stopped(self) -> bool:
        """True while the coach is silent and it is not yet known whether somebody said something."""
        return self._stopped and not self._yielded

    def listen(self, speech: float | None, *, settled: bool) -> Move | None:
        """Time has passed.

        Args:
            speech: seconds from the first voice to the last in what is being said now, as far as it was said while the
                coach spoke; None when nobody speaks.
            settled: everything that was said is written down.
        """
        if self._yielded:
            return None
        if not self._stopped and speech is not None and speech >= self._needed:
            self._stopped = True
            return Move.STOP
        if self._stopped and speech is None and settled:
            self._stopped = False
            return Move.GO_ON
        return None

    def hear(self, *, command: bool) -> Move | None:
        """Words were written down that are the candidate's own, and more than a sign of listening.

        Args:
            command: they are meant for the program; "stop" is too short to silence anybody by its length.
        """
        if self._yielded or not (self._stopped or command):
            return None
        self._yielded = True
        return Move.YIELD


def is_backchannel(words: Iterable[str]) -> bool:
    """True when an utterance only shows that somebody listens; false for one without words.

    Args:
        words: the utterance's words as written.
    """
    said = [bare for word in words if (bare := word.lower().strip(".,;:!?\"'…"))]
    at = 0
    while at < len(said):
        at = next((end for end in range(at + _longest(), at, -1) if tuple(said[at:end]) in _phrases()), -1)
        if at < 0:
            return False
    return bool(said)


@cache
def _phrases() -> frozenset[tuple[str, ...]]:
    text = files("voicecoach.coach").joinpath("backchannels.toml").read_text(encoding="utf-8")
    return frozenset(tuple(phrase.split()) for phrase in tomllib.loads(text)["words"])


@cache
def _longest() -> int:
    return max(map(len, _phrases()))
