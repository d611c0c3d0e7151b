"""How far a count of um and uh can be trusted: recognisers and caption writers leave most of them out."""

from enum import StrEnum

from voicecoach.engines.types import EngineInfo
from voicecoach.language.talk import Talk


class Hearing(StrEnum):
    """What the filled pauses of an answer were counted from."""

    WHOLE = "whole"
    """Words that keep um and uh: the count is the number said."""
    LEAST = "least"
    """Words that leave them out, and the sound, in which only the clear ones are found: there were at least so many."""
    NONE = "none"
    """Words alone, and not one um among them: nothing is known."""


def hearing(talk: Talk, engine: EngineInfo | None) -> Hearing:
    """Say what an answer's filled pauses were counted from.

    Args:
        talk: the answer.
        engine: the recogniser that wrote it, which says whether it keeps um and uh, and had the sound in any case; of a
            transcript nobody knows, so it counts as whole when it holds an um, and none was heard beside its words.
    """
    if engine is not None:
        return Hearing.WHOLE if engine.verbatim else Hearing.LEAST
    heard = {found.heard for found in talk.disfluencies if found.kind == "filled-pause"}
    if "sound" in heard:
        return Hearing.LEAST
    return Hearing.WHOLE if heard else Hearing.NONE
