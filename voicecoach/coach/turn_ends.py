"""How an utterance ends: broken off in the middle, or as the last word on the matter.

Before listeners take the turn they go by whether the sentence is complete, and not by silence alone (Sacks, Schegloff
and Jefferson 1974; Ford and Thompson 1996).
"""

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

SHORT = 8
"""Words of a reply, at most, that adds nothing, and of an utterance whose "that's it" is about the whole answer."""


def breaks_off(words: Sequence[str]) -> bool:
    """True for an utterance after which everybody would wait for more ("and then we", "which is um").

    Args:
        words: bare.
    """
    return bool(words) and words[-1] in _list("unfinished")


def closes(words: Sequence[str]) -> bool:
    """True for an utterance that ends an answer as a whole ("so yeah, that's the story").

    Args:
        words: bare.
    """
    kept = list(words)
    names = ("closing", "closing-alone") if len(words) <= SHORT else ("closing",)
    while kept and not _ends(kept, names) and kept[-1] in _list("trailing"):
        kept.pop()
    return _ends(kept, names)


def adds_nothing(words: Sequence[str]) -> bool:
    """True for a short reply that declines to add something, or closes.

    Args:
        words: bare.
    """
    said = " ".join(words)
    return len(words) <= SHORT and (closes(words) or any(f"{said} ".startswith(f"{no} ") for no in _list("nothing")))


def _ends(words: Sequence[str], names: Sequence[str]) -> bool:
    said = f" {' '.join(words)}"
    return any(said.endswith(f" {phrase}") for name in names for phrase in _list(name))


@cache
def _list(name: str) -> tuple[str, ...]:
    text = files("voicecoach.coach").joinpath("turn_ends.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(text)[name])
