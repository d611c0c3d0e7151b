"""What the interviewer brings up unasked: a changed constraint, a missing topic, a doubtful claim; rarely, each once.

Everything has its time in the round and waits for a pause. Nothing cuts into thinking, and after something was brought
up the candidate has the floor for a while.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from voicecoach.coach.conversation import Doubt, Moment, Move, MoveKind, View
from voicecoach.coach.manner import Manner, Tone
from voicecoach.coach.phrases import Phrases, Wording
from voicecoach.coach.prompts import Prompt, Shift
from voicecoach.coach.spoken import quotation
from voicecoach.coach.turn_ends import breaks_off
from voicecoach.rubric.rounds import find_round

EARLY = 0.3
"""Part of the round after which nobody is sent back to scoping any more, and before which no design is complete."""

NUDGE_PAUSE = 0.9
"""Seconds of silence before somebody who draws at once is stopped: the end of a sentence."""

IMPATIENCE = 90.0
"""Seconds that a due shift waits for a pause worth the name; from then on the end of any utterance will do."""

CUTTING_IN = 5.0
"""Seconds of speech without a pause into which a tough interviewer cuts; nobody is cut short at the first word."""

TO_COME = 1.5
"""Times its due time that a shift waits for a design which it could change."""

RECOVERY = 75.0
"""Seconds after a shift in which nothing else is brought up: what is made of it is the test. Somewhat more than the
minute in which it must be taken up."""

RECOVERY_SHARE = 1 / 6
"""Part of the round, at most, that it is given."""

TAKEN_UP = 40
"""Words, at least, that were said since: somebody may think for a minute first."""

FRESH = 45.0
"""Seconds after which a claim is no longer worth coming back to."""

STORY_PAUSE = 4.0
"""Seconds of silence, at least, before a question breaks into a story that is being told: people look for what came
next for longer than for what they think."""

TOLD_PAUSE = 8.0
"""Seconds of silence after which a story of some length is taken to be over."""

TOLD = 150
"""Words, one minute, from which there is something of a story."""

REPLY = 20.0
"""Seconds between two questions on a story that has been told: the time of a reply."""

THINKING = 2.0
"""Times the usual silence after words that leave a sentence open."""

LIVELY = 2.0
"""Times the usual silence in a monologue full of evidence."""

QUOTED = 12
"""Words of a claim that are quoted back, at most."""

SHORTEST = 12
"""Letters from which a clause can be quoted without the next one."""


@dataclass(frozen=True, slots=True)
class _Topic:
    missing: str
    at: float
    """Seconds of the round."""
    says: tuple[str, ...]


class Agenda:
    """Decides when something is brought up."""

    def __init__(self, prompt: Prompt, manner: Manner, phrases: Phrases, wording: Wording, *, limit: float) -> None:
        """Prepare for one round.

        Args:
            prompt: the question with its shifts and probes.
            manner: how the interviewer behaves.
            phrases: wordings for what the prompt leaves open.
            wording: takes them in turn.
            limit: seconds the round lasts; times of the prompt are scaled to it.
        """
        scale = limit / (60 * find_round(prompt.round).minutes)
        self._manner = manner
        self._phrases = phrases
        self._wording = wording
        self._limit = limit
        self._gap = manner.gap * min(1.0, scale)
        self._recovery = min(RECOVERY, limit * RECOVERY_SHARE)
        self._shifts = [(60 * scale * shift.at, shift) for shift in sorted(prompt.shifts, key=_at)]
        self._topics = sorted(_topics(prompt, phrases, limit, scale), key=lambda topic: topic.at)
        self._probes_left = manner.probes
        self._nudged = False
        self._challenged: set[str] = set()
        self._free_from = 0.0
        """Second of the round from which something may be brought up unasked."""
        self._story = prompt.kind != "design"
        self._closed = False
        self._told = False
        """The story has been told; what comes now is questions and replies."""
        self._words = 0
        self._words_due = 0
        """How many there have to be before something else is brought up."""
        self._patience = 1.0
        """Times the usual silence before the candidate's last words count as ended."""

    def hear(self, words: Sequence[str]) -> None:
        """Take what the candidate said last; bare words."""
        self._words += len(words)
        self._patience = THINKING if breaks_off(words) else 1.0

    def tick(self, moment: Moment, view: View) -> Move | None:
        """What to bring up now; None for nothing."""
        if moment.thinking or (not moment.speaking and not moment.settled):
            return None
        move = self._shift(moment, view) or self._nudge(moment, view)
        if move is None and self._is_free(moment) and not self._shift_is_near(moment):
            move = self._pushback(moment, view) or self._probe(moment, view)
        return self._bring_up(move, moment)

    def invited(self, moment: Moment, view: View, *, closed: bool = False) -> Move | None:
        """What to bring up when the candidate gives the floor away.

        Args:
            moment: now.
            view: the answer so far.
            closed: they have told all they had to tell; otherwise they only asked where to go from here, and a topic
                is raised that is due, or nearly.
        """
        closed = closed and (self._words >= TOLD if self._story else moment.used >= EARLY * self._limit)
        self._closed |= closed
        self._told |= closed and self._story
        ahead = self._limit if closed else self._gap
        move = self._shift(moment, view, paused=True) or self._probe(moment, view, ahead=ahead, paused=True)
        if move is None and closed and self._shifts:
            self._shifts[0] = (moment.used, self._shifts[0][1])
            move = self._shift(moment, view, paused=True)
        return self._bring_up(move, moment)

    @property
    def all_said(self) -> bool:
        """True when nothing is left to bring up, once the candidate has closed an answer worth the name."""
        return self._closed and not self._shifts

    def lines(self) -> tuple[str, ...]:
        """Sentences that may be said."""
        wordings = [*self._phrases.wordings["nudge"], *self._phrases.wordings["nudge-friendly"]]
        return (*(shift.says for _, shift in self._shifts), *(says for t in self._topics for says in t.says), *wordings)

    def _is_free(self, moment: Moment) -> bool:
        return moment.used >= self._free_from and self._words >= self._words_due

    def _bring_up(self, move: Move | None, moment: Moment) -> Move | None:
        if move is not None:
            gap = min(self._gap, REPLY) if self._story and self._told else self._gap
            shifts = move.kind is MoveKind.SHIFT
            rest = self._recovery if shifts else 0.0
            self._words_due = self._words + (TAKEN_UP if shifts else 0)
            self._free_from = moment.used + max(gap, rest)
        return move

    def _shift(self, moment: Moment, view: View, *, paused: bool = False) -> Move | None:
        if not self._shifts:
            return None
        due, shift = self._shifts[0]
        waits = not (view.proposed or view.design_at is not None or self._story) and moment.used < TO_COME * due
        overdue = moment.used >= due + IMPATIENCE
        if moment.used < due or waits or (moment.used < self._free_from and not (overdue or paused)):
            return None
        if moment.speaking:
            if not self._manner.cuts_in or moment.speaking < CUTTING_IN:
                return None
            reason = "a constraint changes; cut in on purpose"
        else:
            if moment.silence < self._manner.shift_pause * self._patience and not (overdue or paused):
                return None
            reason = "a constraint changes, at a pause"
        del self._shifts[0]
        return Move(MoveKind.SHIFT, (shift.says,), reason)

    def _shift_is_near(self, moment: Moment) -> bool:
        """A question now would only put the shift off."""
        return bool(self._shifts) and 0 <= self._shifts[0][0] - moment.used < self._recovery

    def _nudge(self, moment: Moment, view: View) -> Move | None:
        early = moment.used <= EARLY * self._limit
        drawing = view.design_at is not None and not view.scoped and not self._story
        pause = NUDGE_PAUSE * self._patience
        if self._nudged or not early or not drawing or moment.speaking or moment.silence < pause:
            return None
        self._nudged = True
        name = "nudge-friendly" if self._manner.tone is Tone.FRIENDLY else "nudge"
        says = self._wording.take(name, self._phrases.wordings[name])
        return Move(MoveKind.NUDGE, (says,), "a design before any question")

    def _pushback(self, moment: Moment, view: View) -> Move | None:
        pause = self._manner.probe_pause * self._patience
        if not self._manner.pushes_back or moment.speaking or moment.silence < pause:
            return None
        doubt = next(self._fresh(moment, view), None)
        if doubt is None:
            return None
        self._challenged.add(doubt.code)
        name = f"pushback.{doubt.code}"
        said = self._wording.take(name, self._phrases.wordings[name])
        clause = doubt.quote if doubt.quote.find(",") < SHORTEST else doubt.quote.partition(",")[0]
        words = quotation(clause, QUOTED).split()
        while breaks_off(words):
            words.pop()
        says = said.format(quote=" ".join(words))
        return Move(MoveKind.PUSHBACK, (says,), f"{doubt.code}: {doubt.quote}")

    def _fresh(self, moment: Moment, view: View) -> Iterator[Doubt]:
        """Claims that were just made, newest first, of a kind that was not questioned yet."""
        for doubt in reversed(view.doubts):
            known = f"pushback.{doubt.code}" in self._phrases.wordings
            if known and doubt.code not in self._challenged and moment.now - doubt.at <= FRESH:
                yield doubt

    def _probe(self, moment: Moment, view: View, *, ahead: float = 0.0, paused: bool = False) -> Move | None:
        if moment.speaking or not self._probes_left or not (paused or moment.silence >= self._calm(view)):
            return None
        self._told |= self._story and self._words >= TOLD and moment.silence >= TOLD_PAUSE
        self._topics = [topic for topic in self._topics if topic.missing not in view.heard]
        if not self._topics or (moment.used + ahead < self._topics[0].at and not self._told):
            return None
        topic = self._topics.pop(0)
        self._topics = [other for other in self._topics if other.missing != topic.missing]
        self._probes_left -= 1
        says = self._wording.take(topic.missing, topic.says)
        return Move(MoveKind.PROBE, (says,), f"nothing heard on: {topic.missing.removeprefix('story.')}")

    def _calm(self, view: View) -> float:
        """Seconds of silence after which a question would not break into anything."""
        pause = self._manner.probe_pause
        if self._story and not self._told:
            pause = max(pause, STORY_PAUSE)
        return pause * max(self._patience, LIVELY if view.lively >= self._manner.lively else 1.0)


def _at(shift: Shift) -> float:
    return shift.at


def _topics(prompt: Prompt, phrases: Phrases, limit: float, scale: float) -> Iterator[_Topic]:
    """The prompt's own probes, and the default ones for what it leaves out."""
    own = {probe.missing for probe in prompt.probes}
    for probe in prompt.probes:
        yield _Topic(probe.missing, 60 * scale * probe.at, (probe.says,))
    if prompt.kind == "depth":
        return  # it has no end like a story's, and its prompt knows what to ask about a system
    for default in phrases.probes["design" if prompt.kind == "design" else "story"]:
        if default.missing not in own and prompt.round in (default.rounds or (prompt.round,)):
            yield _Topic(default.missing, default.share * limit, default.says)
