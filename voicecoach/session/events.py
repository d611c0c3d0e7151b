"""What happens in a session, as it happens: one stream of frozen values for the screen, the log and the tests.

Times are seconds of the answer: from the first sample that was listened to.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from voicecoach.analysis.types import Analysis
from voicecoach.audio.types import Loss
from voicecoach.coach.barge_in import Move as FloorMove
from voicecoach.coach.commands import Command
from voicecoach.coach.conversation import Move, MoveKind
from voicecoach.coach.feedback import Feedback
from voicecoach.coach.floor import Ending
from voicecoach.coach.retold import Comparison
from voicecoach.transcript.types import Transcript, Turn


class Line(StrEnum):
    """What the coach speaks, by kind."""

    PROMPT = "prompt"
    ASIDE = "aside"
    """Something short while the answer goes on."""
    FEEDBACK = "feedback"
    MENU = "menu"


@dataclass(frozen=True, slots=True)
class CoachSpeaks:
    """The coach begins to say this."""

    text: str
    line: Line
    reason: str = ""
    """Why, where it is not plain."""
    move: MoveKind | None = None
    """What it is to the interviewer; None for what belongs to the clock, the commands and the program."""


@dataclass(frozen=True, slots=True)
class CutShort:
    """The candidate spoke while the coach did, and what the coach does about it."""

    move: FloorMove
    at: float
    """Seconds of what was being listened to."""


@dataclass(frozen=True, slots=True)
class Listening:
    """The microphone is open."""


@dataclass(frozen=True, slots=True)
class Level:
    """How loud it was for about a tenth of a second, and how far everything is."""

    at: float
    rms: float
    """Root mean square, full scale 1."""
    left: float
    """Seconds of the round that are left."""
    behind: float
    """Seconds of speech that is over and not yet written down."""
    lost: int
    """How often sound was lost so far."""


@dataclass(frozen=True, slots=True)
class Gone:
    """The microphone has gone, and the session waits for it."""

    at: float
    sentence: str
    """What to do about it."""


@dataclass(frozen=True, slots=True)
class Returned:
    """The microphone is back, or another stands in for it; the session goes on."""

    at: float
    device: str
    """Its name."""
    seconds: float
    """How long nothing was heard; it does not count against the round."""


@dataclass(frozen=True, slots=True)
class Lost:
    """Sound was lost because the machine did not keep up."""

    at: float
    seconds: float | None
    """How much; None where the sound system did not say."""


@dataclass(frozen=True, slots=True)
class Heard:
    """An utterance of the answer was written down; one in which nothing but um was heard has no words to show."""

    turn: Turn


@dataclass(frozen=True, slots=True)
class Growing:
    """The answer was judged as it stands: the kinds of evidence in it so far."""

    kinds: frozenset[str]


@dataclass(frozen=True, slots=True)
class Ordered:
    """A command was given."""

    command: Command
    at: float
    spoken: bool
    """False when it came from a key."""


@dataclass(frozen=True, slots=True)
class Ignored:
    """An utterance was thrown away: the coach's own voice, said in a pause, or no command where only commands count."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Ended:
    """The answer is over."""

    ending: Ending
    waiting: int
    """Utterances that are still being written down."""


@dataclass(frozen=True, slots=True)
class Take:
    """An answer as it was heard."""

    turns: tuple[Turn, ...]
    """The candidate's, and what the coach said in between."""
    ending: Ending
    seconds: float
    """How long the source was listened to."""
    losses: tuple[Loss, ...] = ()
    """Sound of the answer that never arrived, in order of time."""
    order: Command | None = None
    """The command that broke the answer off; None when it was to be judged."""
    moves: tuple[tuple[float, Move], ...] = ()
    """What the interviewer said in it, and the second at which each of it began."""


@dataclass(frozen=True, slots=True)
class Judged:
    """The answer was judged. The coach may be speaking already: this is the time to keep everything."""

    take: Take
    transcript: Transcript
    analysis: Analysis
    feedback: Feedback


@dataclass(frozen=True, slots=True)
class Retaking:
    """A moment of the answer is taken again; what follows is of this take, in its own time, until it was judged."""

    number: int
    """From 1."""
    code: str
    """The rule whose finding is to be mended."""
    begin: float
    """Seconds of the answer at which what is played of it begins."""
    end: float
    """Seconds of the answer at which it ends."""
    text: str
    """What was said there."""


@dataclass(frozen=True, slots=True)
class Retaken:
    """A moment that was taken again was judged, on its own: the verdict on the answer stays what it was."""

    retaking: Retaking
    name: str
    """What its files are called."""
    take: Take
    transcript: Transcript
    analysis: Analysis | None
    """None when nothing was said."""
    comparison: Comparison


@dataclass(frozen=True, slots=True)
class Notice:
    """Something went wrong that does not end the session."""

    sentence: str


Event = (
    CoachSpeaks
    | CutShort
    | Listening
    | Level
    | Gone
    | Returned
    | Lost
    | Heard
    | Growing
    | Ordered
    | Ignored
    | Ended
    | Judged
    | Retaking
    | Retaken
    | Notice
)

Tell = Callable[[Event], None]
"""Is told what happens; called from one thread at a time, which it should not keep for long."""
