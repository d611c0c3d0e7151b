"""How an interviewer behaves: friendly, neutral or tough."""

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files


class Tone(StrEnum):
    """What the candidate asked for."""

    FRIENDLY = "friendly"
    NEUTRAL = "neutral"
    TOUGH = "tough"


@dataclass(frozen=True, slots=True)
class Manner:
    """How long an interviewer waits, and how often they take the floor unasked.

    The pauses stand round what is known of conversation: between sentences most pauses are 0.25 to 0.5 s, and above
    2.5 s listeners take a pause for a long one; candidates complain of being cut short while they think.
    """

    tone: Tone
    probe_pause: float
    """Seconds of silence before a missing topic is raised."""
    shift_pause: float
    """Seconds of silence before a constraint changes."""
    gap: float
    """Seconds between two things nobody asked for, in a round of its usual length."""
    probes: int
    """Missing topics raised in one round, at most."""
    lively: int
    """Pieces of evidence in the last minute from which pauses must be twice as long: a good monologue breathes."""
    cuts_in: bool
    """True for one who changes a constraint in mid-sentence."""
    pushes_back: bool
    """True for one who questions claims."""


@cache
def manner(tone: Tone) -> Manner:
    """The manner that goes with a tone."""
    row = tomllib.loads(files("voicecoach.coach").joinpath("manners.toml").read_text(encoding="utf-8"))[tone.value]
    return Manner(
        tone=tone,
        probe_pause=float(row["probe-pause"]),
        shift_pause=float(row["shift-pause"]),
        gap=float(row["gap"]),
        probes=int(row["probes"]),
        lively=int(row["lively"]),
        cuts_in=bool(row["cuts-in"]),
        pushes_back=bool(row["pushes-back"]),
    )
