"""The other side of the table, as the live loop sees it: what it is told while somebody answers, and what it may do.

All of it is pure. Seconds are the answer's own: from the first sample that was listened to.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class MoveKind(StrEnum):
    """Why the coach takes the floor."""

    ANSWER = "answer"
    """A question is answered from the fact sheet."""
    UNKNOWN = "unknown"
    """A question is handed back: the sheet is silent, or it is the candidate's to decide."""
    GO_ON = "go-on"
    """The candidate offered the floor and gets it back."""
    NUDGE = "nudge"
    """The candidate draws before anything is agreed."""
    SHIFT = "shift"
    """A constraint changes."""
    PROBE = "probe"
    """Something is missing whose time has come."""
    PUSHBACK = "pushback"
    """A claim is questioned."""
    ITEM = "item"
    """The next task of a drill."""
    CLOSING = "closing"
    """Nothing is left to ask."""


UNASKED = frozenset({MoveKind.NUDGE, MoveKind.SHIFT, MoveKind.PROBE, MoveKind.PUSHBACK})
"""Moves that the coach makes of its own accord: interruptions on purpose, and labelled as such."""


@dataclass(frozen=True, slots=True)
class Move:
    """The coach says something."""

    kind: MoveKind
    says: tuple[str, ...]
    """Sentences, in order."""
    reason: str
    """Why, for the log and the report."""
    last: bool = False
    """True when the answer is over with it."""

    @property
    def text(self) -> str:
        """All of it."""
        return " ".join(self.says)

    @property
    def deliberate(self) -> bool:
        """True when nobody asked for it."""
        return self.kind in UNASKED


@dataclass(frozen=True, slots=True)
class Question:
    """Something the candidate asked."""

    words: tuple[str, ...]
    """Bare: lower case, no punctuation."""
    topic: str | None
    """What it asks about, when it is a scoping question."""
    sure: bool = True
    """False for one that only counts as a question if somebody answers it ("I take it this is for members")."""
    followed: bool = False
    """More than a few words were said after it; they may have been its answer."""
    offers: bool = False
    """It may do no more than hand the floor over ("do you want me to start with clicks or with hours?")."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """What the candidate said in one breath."""

    words: tuple[str, ...]
    """Bare."""
    start: float
    """Seconds."""
    end: float
    """Seconds."""
    questions: tuple[Question, ...] = ()
    """Those it ends with; a question that is followed by more than a few words was answered by whoever asked it."""
    offers_floor: bool = False
    """True when it ends with "shall I go deeper here?" or the like."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A claim that can be questioned."""

    code: str
    """Rule that found it."""
    quote: str
    at: float
    """Seconds."""


@dataclass(frozen=True, slots=True)
class View:
    """The answer as a whole, as far as it is judged."""

    heard: frozenset[str] = frozenset()
    """Kinds of evidence heard so far; parts of a story as "story.outcome"."""
    design_at: float | None = None
    """Seconds at which the first design statement was made; None while there is none."""
    proposed: bool = False
    """True when there is something to change: a design statement, a price, a trade-off, a first version."""
    scoped: bool = False
    """True when something was asked or assumed before that."""
    lively: int = 0
    """Pieces of evidence heard in the last minute."""
    doubts: tuple[Doubt, ...] = ()
    """In order of time."""


@dataclass(frozen=True, slots=True)
class Moment:
    """How things stand now."""

    now: float
    """Seconds."""
    used: float
    """Seconds of the round that are used up: pauses do not count."""
    silence: float
    """Seconds since the candidate or the coach last spoke."""
    speaking: float
    """Seconds that the candidate has been speaking without a pause; 0 in silence."""
    settled: bool
    """Everything that was said is written down."""
    thinking: bool = False
    """The candidate asked for time to think."""


class Silent:
    """Nobody: the candidate talks, and is listened to."""

    def hear(self, utterance: Utterance) -> None:
        """Nothing follows from it."""

    def look(self, view: View) -> None:
        """Nothing follows from it."""

    def tick(self, moment: Moment) -> Move | None:
        """Nothing is said."""
        del moment
        return None

    def lines(self) -> tuple[str, ...]:
        """Nothing will be said."""
        return ()


class Conversation(Protocol):
    """Somebody to talk to: an interviewer, or a drill."""

    def hear(self, utterance: Utterance) -> None:
        """An utterance of the answer was written down."""

    def look(self, view: View) -> None:
        """The answer was judged as it stands; may be called from another thread."""

    def tick(self, moment: Moment) -> Move | None:
        """Time has passed; gives what is to be said now."""

    def lines(self) -> tuple[str, ...]:
        """Sentences that may be said, to have the voice ready."""
