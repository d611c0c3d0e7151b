"""What next? The short dialogue after the feedback, as a state machine over what is heard and the time that passes."""

from collections.abc import Iterable
from dataclasses import dataclass

from voicecoach.coach.commands import Command, Entry, heard_command, named_moments, options
from voicecoach.coach.spoken import moment

QUESTION = "Say details, again, next, or stop."

AFTER_RETAKE = "Say again from there, next, or stop."
"""Asked when a moment was taken again and can still be told better."""

ENOUGH = "Say next, or stop."
"""Asked when it was told well."""

MISUNDERSTOOD = "I did not get that."

NOTHING_TO_RETAKE = "There is no moment to take again."

GOODBYE = "I will stop here. Everything is kept."


def question(at: float | None) -> str:
    """What is asked after the feedback.

    Args:
        at: second of the moment that is best taken again; None when there is none.
    """
    when = moment(at)
    if not when:
        return QUESTION
    place = when.removeprefix("at ") if when.startswith("at ") else "there"
    return f"Say details, again from {place}, next, or stop."


@dataclass(frozen=True, slots=True)
class Waiting:
    """How long the menu waits."""

    reminder: float = 20.0
    """Seconds of silence after which the question is asked once more: people read the report meanwhile."""
    end: float = 60.0
    """Seconds of silence after which the candidate has left."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What the program does."""

    say: str = ""
    """To be spoken; empty when there is nothing to say."""
    command: Command | None = None
    """To be carried out; None when the candidate is still to say what."""
    moments: tuple[float, ...] = ()
    """Seconds of the answer that the command may have named, likeliest first."""


class Menu:
    """Asks what is to happen next, reminds once, and gives up when nobody is there. Times are seconds of any origin."""

    def __init__(self, waiting: Waiting | None = None, question: str = QUESTION, *, retakes: bool = False) -> None:
        """Prepare to ask.

        Args:
            waiting: the defaults when None.
            question: what is asked.
            retakes: whether there is a moment that can be taken again.
        """
        self._waiting = waiting or Waiting()
        self.question = question
        self._retakes = retakes
        self._silent_since: float | None = None
        self._reminded = False

    def tick(self, now: float, *, speaking: bool, settled: bool) -> Reply | None:
        """Time has passed.

        Args:
            now: seconds.
            speaking: somebody is in the middle of an utterance.
            settled: everything that was said is written down.
        """
        if self._silent_since is None or speaking or not settled:
            self._silent_since = now
        silence = now - self._silent_since
        if silence >= self._waiting.end:
            return Reply(GOODBYE, Command.STOP)
        if silence >= self._waiting.reminder and not self._reminded:
            self._reminded = True
            return Reply(self.question)
        return None

    def hear(self, words: Iterable[str]) -> Reply | None:
        """An utterance was written down; None when there was nothing in it."""
        said = list(words)
        if not said:
            return None
        entry = heard_command(said, "feedback")
        return Reply(f"{MISUNDERSTOOD} {self.question}") if entry is None else self.obey(entry, said)

    def obey(self, entry: Entry, words: Iterable[str] = ()) -> Reply:
        """Take a command, spoken in these words or on a key."""
        self._silent_since, self._reminded = None, False
        if entry.command is Command.HELP:
            return Reply(options("feedback"))
        if entry.command is Command.RETAKE and not self._retakes:
            return Reply(f"{NOTHING_TO_RETAKE} {self.question}")
        return Reply(command=entry.command, moments=named_moments(entry, words))
