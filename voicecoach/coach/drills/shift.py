"""`shift`: one design, and three constraints that change on the way."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from random import Random

from voicecoach.analysis.types import Analysis
from voicecoach.coach.agenda import Agenda
from voicecoach.coach.answering import Answering
from voicecoach.coach.conversation import Moment, Move, MoveKind, Utterance, View
from voicecoach.coach.drills.replies import Reply, replies
from voicecoach.coach.drills.sheet import Sheet, read_sheet
from voicecoach.coach.drills.types import Drill
from voicecoach.coach.drills.wording import ORDINALS, QUOTED, counted, listed, of_all, told
from voicecoach.coach.feedback import Feedback
from voicecoach.coach.manner import Tone, manner
from voicecoach.coach.phrases import Phrases, Wording
from voicecoach.coach.prompts import Prompt, Shift
from voicecoach.rubric.rounds import find_round

SHARES = (0.2, 0.45, 0.7)
"""Parts of the drill that have passed when something changes: a design first, and time enough after the last."""

DESIGNED = 45.0
"""Seconds from the beginning from which a pause brings the first change."""

RECOVERED = 15.0
"""Seconds from a change, which takes five to say, from which a pause after the answer brings the next, or the end."""

FINISHED = 5.0
"""Seconds of that pause."""

TAKEN_UP = 10
"""Words quoted of what takes up a change."""

LONGEST = 60.0
"""Seconds of the debrief: three changes are gone through, each with its answer."""

SLOW = 10.0
"""Seconds after which a change was taken up late."""


class Shifts:
    """Answers questions and changes constraints; a `Conversation`."""

    def __init__(self, prompt: Prompt, phrases: Phrases, sheet: Sheet, *, limit: float, seed: int) -> None:
        """Prepare the drill.

        Args:
            prompt: with the shifts as they are to come.
            phrases: what interviewers say of their own.
            sheet: the wordings of the drill.
            limit: seconds it lasts.
            seed: chooses among wordings.
        """
        wording = Wording(seed)
        calm = replace(manner(Tone.NEUTRAL), probes=0, pushes_back=False)
        self._answering = Answering(prompt, phrases, wording)
        self._agenda = Agenda(prompt, calm, phrases, wording, limit=limit)
        self._closing = sheet.text("closing")
        self._dues = [share * limit for share in SHARES[: len(prompt.shifts)]]
        """Seconds at which something changes, for the changes to come."""
        self._ahead = 0.0
        """Seconds by which they come earlier, because there was nothing more to say."""
        self._not_before = DESIGNED
        self._heard = False
        """Something was said since the last change."""
        self._view = View()

    def hear(self, utterance: Utterance) -> None:
        """An utterance of the answer was written down."""
        self._answering.hear(utterance, designing=self._view.design_at is not None)
        self._heard = True

    def look(self, view: View) -> None:
        """The answer was judged as it stands; may be called from another thread. Nobody is sent back to scoping."""
        self._view = replace(view, scoped=True)

    def tick(self, moment: Moment) -> Move | None:
        """An answer, or the next change; the end after the last."""
        if moment.thinking:
            return None
        if answer := self._answering.tick(moment):
            return answer
        if self._is_lull(moment) and self._dues:
            self._ahead = max(self._ahead, self._dues[0] - moment.used)
        move = self._agenda.tick(replace(moment, used=moment.used + self._ahead), self._view)
        if move is not None and move.kind is MoveKind.SHIFT:
            del self._dues[0]
            self._not_before, self._heard = moment.now + RECOVERED, False
            self._answering.shifted(move.says)
        return move or self._end(moment)

    def lines(self) -> tuple[str, ...]:
        """Sentences that may be said."""
        return (*self._answering.lines(), *self._agenda.lines(), self._closing)

    def _is_lull(self, moment: Moment) -> bool:
        """True when a design, or the answer to a change, is followed by silence."""
        calm = not moment.speaking and moment.settled and moment.silence >= FINISHED
        return calm and self._heard and self._view.proposed and moment.now >= self._not_before

    def _end(self, moment: Moment) -> Move | None:
        if self._dues or not self._is_lull(moment):
            return None
        return Move(MoveKind.ITEM, (self._closing,), "the last change was answered", last=True)


def shift_drill(prompt: Prompt, phrases: Phrases, data: Path, seed: int, minutes: float | None = None) -> Drill:
    """The drill on a prompt's problem, with its own shifts first."""
    sheet = read_sheet(data, "shift")
    lasts = minutes or sheet.number("minutes")
    usual = find_round(prompt.round).minutes
    chosen = tuple(
        replace(shift, at=share * usual) for share, shift in zip(SHARES, _chosen(prompt, sheet, seed), strict=False)
    )
    shifted = replace(prompt, shifts=chosen, probes=())
    return Drill(
        name="shift",
        title=sheet.text("title"),
        minutes=lasts,
        round=prompt.round,
        opening=sheet.texts("opening"),
        question=prompt.text,
        conversation=Shifts(shifted, phrases, sheet, limit=60 * lasts, seed=seed),
        debrief=partial(_debrief, chosen),
        prompt=prompt.id,
    )


def _chosen(prompt: Prompt, sheet: Sheet, seed: int) -> tuple[Shift, ...]:
    """The prompt's own shifts, then general ones that change something else."""
    rows = list(sheet.tables("shifts"))
    Random(f"{seed} shift").shuffle(rows)
    own = " ".join(shift.says.lower() for shift in prompt.shifts)
    other = [row for row in rows if not any(word in own for word in row.texts("about"))]
    general = (Shift(1, row.text("says"), row.wants("wants")) for row in other)
    return (*sorted(prompt.shifts, key=lambda shift: shift.at), *general)[: len(SHARES)]


def _debrief(chosen: Sequence[Shift], analysis: Analysis) -> Feedback:
    given = {reply.number: reply for reply in replies(analysis, [shift.says for shift in chosen])}
    if not given:
        return Feedback(("We did not get to the first change: I wait for a design that it could change.",), ())
    reached = [(ORDINALS[number], chosen[number], reply) for number, reply in sorted(given.items())]
    taken = sum(_is_taken_up(reply) for _, _, reply in reached)
    head = [f"You took up {of_all(taken, len(reached))} changes." if len(reached) > 1 else "One change came."]
    head += [_recovery(ordinal, reply) for ordinal, _, reply in reached]
    examples = [row for ordinal, shift, reply in reached if (row := _unnamed(ordinal, shift, reply))]
    return told(head, examples, tuple(_advice([reply for _, _, reply in reached])), LONGEST)


def _is_taken_up(reply: Reply) -> bool:
    return any(one.first == reply.first and one.taken_up for one in reply.analysis.recoveries)


def _recovery(ordinal: str, reply: Reply) -> str:
    """What became of one change, in a sentence."""
    found = next((one for one in reply.analysis.recoveries if one.first == reply.first), None)
    if found is None or not found.taken_up:
        quote = reply.quote(QUOTED)
        return f"The {ordinal} was not taken up{f'; you went on, quote, {quote}' if quote else ''}."
    done = {
        "said it again in your words": found.restated,
        "said what changes": found.changes,
        "said what stays": found.stays,
        "named the new price": found.repriced,
        "came back to your design": found.returned,
    }
    quote, soon = reply.quote(TAKEN_UP), _soon(found.acknowledged)
    if all(done.values()):
        return f"The {ordinal}: {soon}quote, {quote}. All of it was there, from the change itself to the new price."
    heard = listed(name for name, said in done.items() if said)
    lacking = listed((LACKING[name] for name, said in done.items() if not said and name in LACKING), "or")
    return f"The {ordinal}: {soon}quote, {quote}. You {heard}{f', but not {lacking}' if lacking else ''}."


LACKING = {"said what changes": "what changes", "said what stays": "what stays", "named the new price": "the new price"}
"""What a recovery should not lack, as it is said."""


def _soon(seconds: float | None) -> str:
    if seconds is None:
        return ""
    late = ", which is long" if seconds > SLOW else ""
    return f"after {counted(max(1, round(seconds)), 'second')}{late}, "


def _unnamed(ordinal: str, shift: Shift, reply: Reply) -> tuple[str, ...]:
    """What a good reply would have named, and this one did not."""
    missing = [want.name for want in shift.wants if not reply.names(want)]
    return (f"On the {ordinal} you did not say {listed(missing, 'or')}.",) if missing else ()


def _advice(reached: Sequence[Reply]) -> Iterator[str]:
    """The step left out most often."""
    recoveries = [one for reply in reached for one in reply.analysis.recoveries if one.first == reply.first]
    steps = {
        "Begin with the change in your own words. It buys you time to think.": [one.restated for one in recoveries],
        "Say what goes first: with three people I would drop the second region.": [one.changes for one in recoveries],
        "Say what stays: it shows that you still have the whole design in your head.": [
            one.stays for one in recoveries
        ],
        "Put the new price on it, in weeks or in money.": [one.repriced for one in recoveries],
    }
    advice, done = min(steps.items(), key=lambda step: sum(step[1]))
    if sum(done) < len(reached):
        yield advice
