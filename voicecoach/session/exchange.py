"""Both sides of one answer, without sound: what was said, by whom, and what the coach does next.

The floor (commands, silence, the clock) and the conversation (an interviewer, a drill) meet here. There is no device,
no thread and no clock, so a whole rehearsal can be played through in a test as it would go in life.
"""

from voicecoach.analysis.types import Analysis
from voicecoach.coach.commands import Entry
from voicecoach.coach.conversation import Conversation, Moment, Move, MoveKind
from voicecoach.coach.facts import stems
from voicecoach.coach.floor import Act, End, Ending, Floor, Say
from voicecoach.session.judging import CANDIDATE, COACH, candidate_turn, coach_turn, ended
from voicecoach.session.understanding import understood, view
from voicecoach.transcript.types import Turn, Word


def get_ready() -> None:
    """Load what utterances are understood with; it takes seconds, for which the first question should not wait."""
    words = "How many users do we have?".split()
    understood((candidate_turn(Turn(tuple(map(Word, words)))),), CANDIDATE)
    stems(tuple(words))


class Exchange:
    """Takes what is heard during one answer and says what the coach does about it."""

    def __init__(self, floor: Floor, conversation: Conversation, closing: str = "") -> None:
        """Open the floor to the candidate, with somebody across the table.

        Args:
            floor: who may speak.
            conversation: somebody to talk to.
            closing: what they say when the time is up; nothing when empty.
        """
        self.floor = floor
        self._conversation = conversation
        self._closing = closing
        self._turns: list[Turn] = []
        self._moves: list[tuple[float, Move]] = []
        self._quiet_since = 0.0
        self._speaking_since: float | None = None
        self._speaking: int | None = None
        """Place among the turns of what the coach said last, while its end is not known."""

    @property
    def closes(self) -> bool:
        """True when something is said as the time is up."""
        return bool(self._closing)

    @property
    def turns(self) -> tuple[Turn, ...]:
        """What both sides said so far."""
        return tuple(self._turns)

    @property
    def moves(self) -> tuple[tuple[float, Move], ...]:
        """What the interviewer said so far, with the second at which it began."""
        return tuple(self._moves)

    def look(self, analysis: Analysis) -> None:
        """The answer was judged as it stands; may be called from another thread."""
        self._conversation.look(view(analysis))

    def hear(self, turn: Turn, start: float, end: float, *, alone: bool = True) -> tuple[bool, tuple[Act, ...]]:
        """An utterance was written down.

        Args:
            turn: as the recogniser wrote it.
            start: seconds at which it began.
            end: seconds at which it ended.
            alone: False when it goes on in the breath of what was said before, and so can be no command.

        Returns:
            Whether its words belong to the answer, and what is to be done.
        """
        belongs, acts = self.floor.hear([word.text for word in turn.words], start, end, alone=alone)
        if belongs:
            place = self._place(start)
            self._turns.insert(place, candidate_turn(turn))
            if turn.words and not acts:
                self._conversation.hear(understood(self._turns[: place + 1], CANDIDATE))
        return belongs, acts

    def _place(self, start: float) -> int:
        """Where a turn goes that began then: before what the coach has said since, while it was written down."""
        place = len(self._turns)
        while place and self._turns[place - 1].speaker == COACH and _begun(self._turns[place - 1]) > start:
            place -= 1
        if self._speaking is not None and self._speaking >= place:
            self._speaking += 1
        return place

    def obey(self, entry: Entry, now: float) -> tuple[Act, ...]:
        """A key was pressed."""
        return self.floor.obey(entry, now)

    def tick(self, now: float, *, speaking: bool, settled: bool) -> tuple[Act, ...]:
        """Time has passed.

        Args:
            now: how far the source was listened to, in seconds.
            speaking: somebody is in the middle of an utterance.
            settled: everything that was said is written down.
        """
        if speaking:
            self._quiet_since = now
            self._speaking_since = now if self._speaking_since is None else self._speaking_since
        else:
            self._speaking_since = None
        if acts := self.floor.tick(now, speaking=speaking, settled=settled):
            up = self._closing and any(isinstance(act, End) for act in acts)
            return (Say(self._closing, "the time is up"), *acts) if up else acts
        if self.floor.phase != "answer":
            return ()
        move = self._conversation.tick(self._moment(now, settled=settled))
        if move is None:
            return ()
        self._moves.append((now, move))
        said = Say(move.text, move.reason, move)
        return (said, End(Ending.ROUND)) if move.last else (said,)

    def speaks(self, text: str, begun: float, move: MoveKind | None = None) -> None:
        """The coach begins to say something.

        Args:
            text: what.
            begun: second at which it begins.
            move: what it is to the conversation; None for what is no part of it.
        """
        self._turns.append(coach_turn(text, begun, move=move))
        self._speaking = len(self._turns) - 1

    def heard_out(self, until: float, *, over: bool = True) -> None:
        """The coach spoke up to this second; harmless when it said nothing.

        Args:
            until: seconds; before the last line began, while it is not known yet how long that takes.
            over: False while it still speaks.
        """
        if over and self._speaking is not None and until >= _begun(self._turns[self._speaking]):
            self._turns[self._speaking] = ended(self._turns[self._speaking], until)
            self._speaking = self._speaking_since = None
        self._quiet_since = max(self._quiet_since, until)
        self.floor.spoke(until)

    def _moment(self, now: float, *, settled: bool) -> Moment:
        return Moment(
            now=now,
            used=self.floor.used(now),
            silence=max(0.0, now - self._quiet_since),
            speaking=0.0 if self._speaking_since is None else now - self._speaking_since,
            settled=settled,
            thinking=self.floor.thinking(now),
        )


def _begun(turn: Turn) -> float:
    return turn.words[0].start or 0.0
