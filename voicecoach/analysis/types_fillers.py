"""The filler report as frozen values: what stands beside the words, how often, and where."""

from dataclasses import dataclass
from typing import Literal

from voicecoach.analysis.types import Source
from voicecoach.engines.types import EngineInfo


@dataclass(frozen=True, slots=True)
class Cluster:
    """The stretch in which a filler is said most."""

    count: int
    first: int
    last: int
    """In words, half-open."""
    start: float | None
    """Seconds; None without times."""
    end: float | None
    """Seconds; None without times."""


@dataclass(frozen=True, slots=True)
class FillerCount:
    """One filler over the whole answer."""

    word: str
    """As it is counted: um, like, you know ...; filled pauses heard in the sound alone have a name of their own."""
    kind: Literal["filled-pause", "discourse"]
    count: int
    share: float
    """Of all fillers, 0 to 1."""
    per_minute: float | None
    """In a minute of the speaker's own time; None where that was not measured."""
    per_hundred_words: float
    cluster: Cluster | None
    """None when it is nowhere said three times in half a minute."""


@dataclass(frozen=True, slots=True)
class Minute:
    """One minute of the recording's clock in which the speaker spoke."""

    start: float
    """Seconds."""
    words: int
    filled_pauses: int
    discourse: int


@dataclass(frozen=True, slots=True)
class Stall:
    """A word before which the speaker hesitates."""

    word: str
    count: int
    """Times it was said right after a filled pause."""
    said: int
    """Times it was said altogether."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A phrase and how often it was said."""

    phrase: str
    count: int


@dataclass(frozen=True, slots=True)
class PetPhrase:
    """A phrase said again and again."""

    phrase: str
    count: int
    per_thousand_words: float
    warranted: float
    """How often in a thousand words a phrase of its length may be said before it is a habit."""


@dataclass(frozen=True, slots=True)
class Name:
    """An acronym or product name."""

    name: str
    kind: Literal["acronym", "product"]
    count: int
    at: float | None
    """Second of its first mention; None without times."""
    explained: bool
    """True when the speaker says at least once what it is, what it stands for or what it is for."""
    known: bool
    """True when it needs no word: everybody knows it, or somebody else said it first."""
    listed: bool
    """False when only its capitals speak for it, so that it may be a mishearing."""


@dataclass(frozen=True, slots=True)
class FillerReport:
    """Everything `voicecoach fillers` has to say about one answer."""

    source: Source
    engine: EngineInfo | None
    """None when the input was a transcript."""
    words: int
    """Words of the speaker, fillers among them."""
    seconds: float | None
    """The speaker's own time; None where it was not measured."""
    written: int
    """Filled pauses heard in words."""
    inferred: int
    """Filled pauses heard in the sound alone."""
    discourse: int
    """Discourse fillers."""
    at_least: bool
    """True when um and uh may have been said and left out, so that every count of them is a lower bound."""
    per_minute: float | None
    """Fillers of both kinds in a minute of the speaker's own time; None where that was not measured."""
    per_hundred_words: float
    fillers: tuple[FillerCount, ...]
    """Most often first."""
    minutes: tuple[Minute, ...]
    """In order of time; empty without times."""
    stalls: tuple[Stall, ...]
    """Most often first."""
    hedges: tuple[Counted, ...]
    """Most often first."""
    decisions: int
    hedged_decisions: int
    pet_phrases: tuple[PetPhrase, ...]
    """Furthest above what their length warrants first."""
    names: tuple[Name, ...]
    """In order of first mention."""

    @property
    def count(self) -> int:
        """Fillers of both kinds."""
        return self.written + self.inferred + self.discourse
