"""What next? The short dialogue after the feedback, as a state machine over what is heard and the time that passes."""

from collections.abc import Iterable
from dataclasses import dataclass

from voicecoach.coach.commands import Command, Entry, heard_command, options

QUESTION = "Say details, again, next, or stop."

MISUNDERSTOOD = f"I did not get that. {QUESTION}"

GOODBYE = "I will stop here. Everything is kept."


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


class Menu:
    """Asks what is to happen next, reminds once, and gives up when nobody is there. Times are seconds of any origin."""

    def __init__(self, waiting: Waiting | None = None) -> None:
        """Prepare to ask."""
        self._waiting = waiting or Waiting()
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
            return Reply(QUESTION)
        return None

    def hear(self, words: Iterable[str]) -> Reply | None:
        """An utterance was written down; None when there was nothing in it."""
        said = list(words)
        if not said:
            return None
        entry = heard_command(said, "feedback")
        return Reply(MISUNDERSTOOD) if entry is None else self.obey(entry)

    def obey(self, entry: Entry) -> Reply:
        """Take a command, spoken or on a key."""
        self._silent_since, self._reminded = None, False
        if entry.command is Command.HELP:
            return Reply(options("feedback"))
        return Reply(command=entry.command)
