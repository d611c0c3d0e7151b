"""A row of short tasks: each is said, the candidate answers, and after a pause comes the next."""

from collections.abc import Sequence

from voicecoach.coach.conversation import Moment, Move, MoveKind, Utterance, View

NEXT = frozenset({"next", "next one", "next please", "the next one", "pass", "skip", "skip it", "skip that", "go on"})
"""What says, alone, that the task is done with."""

FILLING = frozenset("um uh erm er hmm so well okay ok and please".split())
"""Words that are no answer."""

BREATH = 0.4
"""Seconds between the end of what the coach said before and the first task."""


class Row:
    """Asks one thing after another; a `Conversation`."""

    def __init__(self, tasks: Sequence[str], *, closing: str, pause: float, patience: float) -> None:
        """Prepare the row.

        Args:
            tasks: what is said for each.
            closing: said after the last.
            pause: seconds of silence that end an answer.
            patience: seconds of silence in which nothing is answered at all, and after which it goes on.
        """
        self._tasks = tuple(tasks)
        self._closing = closing
        self._pause = pause
        self._patience = patience
        self._next = 0
        self._answered = False
        self._leaves = False
        self._quiet_since: float | None = None
        """Since when the candidate has been silent after a task that they did not answer."""

    def hear(self, utterance: Utterance) -> None:
        """An utterance of the answer was written down."""
        words = [word for word in utterance.words if word not in FILLING]
        self._leaves = self._leaves or " ".join(words) in NEXT
        self._answered = self._answered or bool(words)
        self._quiet_since = None

    def look(self, view: View) -> None:
        """The judgement comes afterwards."""

    def tick(self, moment: Moment) -> Move | None:
        """The next task, when the one before is answered or given up."""
        if moment.thinking or moment.speaking or not moment.settled:
            self._quiet_since = None
            return None
        if self._quiet_since is None:
            self._quiet_since = moment.now
        if not self._is_over(moment):
            return None
        reason = self._reason()
        self._answered = self._leaves = False
        self._quiet_since = None
        self._next += 1
        if self._next > len(self._tasks):
            return Move(MoveKind.ITEM, (self._closing,), f"{reason}; there is nothing left to ask", last=True)
        return Move(MoveKind.ITEM, (self._tasks[self._next - 1],), reason)

    def lines(self) -> tuple[str, ...]:
        """Everything that is said, in order."""
        return (*self._tasks, self._closing)

    def _is_over(self, moment: Moment) -> bool:
        if not self._next:
            return moment.silence >= BREATH
        if self._leaves or self._answered:
            return self._leaves or moment.silence >= self._pause
        return self._quiet_since is not None and moment.now - self._quiet_since >= self._patience

    def _reason(self) -> str:
        if not self._next:
            return "the first task"
        if self._leaves:
            return "the candidate asked for the next"
        return "answered" if self._answered else "no answer"
