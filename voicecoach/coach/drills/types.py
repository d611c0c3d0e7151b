"""What every drill is made of."""

from collections.abc import Callable
from dataclasses import dataclass

from voicecoach.analysis.types import Analysis
from voicecoach.coach.conversation import Conversation
from voicecoach.coach.feedback import Feedback


@dataclass(frozen=True, slots=True)
class Drill:
    """One exercise, ready to begin."""

    name: str
    """What it is called by."""
    title: str
    """For lists; never spoken."""
    minutes: float
    """After which it is over at the latest."""
    round: str
    """Name of the round by whose rules the answer is judged."""
    opening: tuple[str, ...]
    """Sentences that say how it goes."""
    question: str
    """What is asked first; may be repeated on demand."""
    conversation: Conversation
    """Good for one attempt."""
    debrief: Callable[[Analysis], Feedback]
    """What is said afterwards; the same analysis always gives the same words."""
    prompt: str | None = None
    """Identifier of the prompt it is held on; None where it has its own data."""
