"""Who has the floor while an answer is given: a state machine over speech, silence and commands, in the answer's time.

It has no clock, no device and no thread: it is told what was heard and when, and says what is to be done. Silence never
ends an answer. A long one gets a single quiet line, thinking time gets none, and the clock is told when it is asked for
and near the end. All times are seconds from the first sample that was listened to; while the session is paused they do
not count against the round.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from voicecoach.coach.commands import Command, Entry, Phase, heard_command, options
from voicecoach.coach.conversation import Move
from voicecoach.coach.spoken import remaining

QUIET_LINE = "Take your time. Say, I'm done, when you are."
"""Said in the first long silence of an answer."""

QUIET_AGAIN = "Take your time."
"""Said in any other: how to end was said before."""

LEFT_LINE = "Five minutes left."

SOON = 60.0
"""Seconds before that line in which it is no news to somebody who asked."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long the coach waits for what."""

    long_silence: float = 10.0
    """Seconds of silence that get a quiet line. Candidates think for 5 to 10 s; users of voice assistants who talk at
    length ask for 10 s (voicemode issues 4 and 297)."""
    thinking: float = 60.0
    """Seconds that "give me a minute" buys: the minute that was asked for."""
    warning: float = 300.0
    """Seconds before the end at which the time left is told; only in rounds at least twice as long."""
    grace: float = 20.0
    """Seconds that a sentence begun in time may run over: about fifty words."""


class Ending(StrEnum):
    """Why the answer was over; the value completes "The answer ended because ..."."""

    SAID = "you said you were done"
    KEY = "you pressed the key"
    TIME = "the time was up"
    SOURCE = "the recording was over"
    ROUND = "there was nothing left to ask"
    LEFT = "you left the question"


@dataclass(frozen=True, slots=True)
class Say:
    """Speak a line, then go on listening."""

    text: str
    reason: str
    """Why, for the log."""
    move: Move | None = None
    """The interviewer's move that it is; None for what belongs to the clock and the commands."""


@dataclass(frozen=True, slots=True)
class End:
    """The answer is over."""

    ending: Ending


@dataclass(frozen=True, slots=True)
class Do:
    """Carry out a command that is the session's to carry out."""

    command: Command


Act = Say | End | Do


class Floor:
    """Takes what is heard during one answer and decides what the program does about it."""

    def __init__(self, limit: float, patience: Patience | None = None) -> None:
        """Open the floor.

        Args:
            limit: seconds the answer may take.
            patience: the defaults when None.
        """
        self._limit = limit
        self._patience = patience or Patience()
        self._quiet_since = 0.0
        self._spoke_until = 0.0
        self._thinking_until = 0.0
        self._line_said = False
        self._line = QUIET_LINE
        self._warned = limit < 2 * self._patience.warning
        self._paused_at: float | None = None
        self._paused = 0.0
        self._last_end = 0.0
        self._asked = False
        """The coach spoke last: the candidate is to reply before anything else is said."""

    @property
    def phase(self) -> Phase:
        """Where in the session commands are heard now."""
        return "answer" if self._paused_at is None else "paused"

    def used(self, now: float) -> float:
        """Seconds of the round that are used up."""
        return (now if self._paused_at is None else self._paused_at) - self._paused

    def left(self, now: float) -> float:
        """Seconds of the round that are left, at least zero."""
        return max(0.0, self._limit - self.used(now))

    def thinking(self, now: float) -> bool:
        """True while the candidate has time to think that they asked for and have not used."""
        return now < self._thinking_until

    def tick(self, now: float, *, speaking: bool, settled: bool) -> tuple[Act, ...]:
        """Time has passed.

        Args:
            now: how far the source was listened to.
            speaking: somebody is in the middle of an utterance.
            settled: everything that was said is written down; while words are still missing, one of them may be a
                command.
        """
        if speaking:
            self._quiet_since, self._line_said, self._asked = now, False, False
        if self._paused_at is not None:
            return ()
        over = self.used(now) - self._limit
        if over >= 0 and (not speaking or over >= self._patience.grace):
            return (End(Ending.TIME),)
        return () if speaking or not settled else self._in_silence(now)

    def _in_silence(self, now: float) -> tuple[Act, ...]:
        if not self._warned and not self._asked and self.left(now) <= self._patience.warning:
            self._warned = True
            return (Say(LEFT_LINE, "five minutes are left"),)
        silence = now - max(self._quiet_since, self._thinking_until)
        if not self._line_said and silence >= self._patience.long_silence:
            line, self._line, self._line_said = self._line, QUIET_AGAIN, True
            return (Say(line, "a long silence"),)
        return ()

    def absent(self, seconds: float) -> None:
        """Nobody could be heard for so long, up to now: the round and every silence go on as if it had not been."""
        if self._paused_at is None:
            self._paused += seconds
        self._quiet_since += seconds
        self._thinking_until += seconds

    def spoke(self, now: float) -> None:
        """The coach has said something; the silence after it counts from here."""
        self._quiet_since = max(self._quiet_since, now)
        if now > self._spoke_until:  # to be told again of what is known is no news
            self._spoke_until, self._asked = now, True

    def hear(
        self, words: Iterable[str], start: float, end: float, *, alone: bool = True
    ) -> tuple[bool, tuple[Act, ...]]:
        """An utterance was written down.

        Args:
            words: as written.
            start: seconds at which it began.
            end: seconds at which it ended.
            alone: False when it goes on in the breath of what was said before, and so can be no command.

        Returns:
            Whether its words belong to the answer, and what is to be done.
        """
        silence, self._last_end = start - self._last_end, end
        entry = heard_command(words, self.phase, silence=silence) if alone else None
        if entry is None:
            self._thinking_until = min(self._thinking_until, end)  # whoever speaks again has thought
            return self._paused_at is None or start < self._paused_at, ()
        return entry.kept, self.obey(entry, end, ending=Ending.SAID)

    def obey(self, entry: Entry, now: float, *, ending: Ending = Ending.KEY) -> tuple[Act, ...]:
        """Take a command, spoken or on a key."""
        acts: tuple[Act, ...] = (Do(entry.command),)
        match entry.command:
            case Command.DONE:
                acts = (End(ending),)
            case Command.THINKING:
                self._thinking_until, acts = now + self._patience.thinking, ()
            case Command.TIME:
                self._warned |= self.left(now) <= self._patience.warning + SOON
                acts = (Say(remaining(self.left(now)), "the time was asked for"),)
            case Command.HELP:
                acts = (Say(options(self.phase), "the commands were asked for"),)
            case Command.PAUSE:
                self._paused_at = now
            case Command.RESUME:
                self._resume(now)
            case _:  # the session's own
                pass
        return acts

    def _resume(self, now: float) -> None:
        if self._paused_at is not None:
            self._paused += now - self._paused_at
            self._paused_at = None
            self._quiet_since, self._line_said = now, False
