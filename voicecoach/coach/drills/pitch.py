"""`pitch`: a design in a minute: what you bet on, what you give up for it, and how you would know."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from voicecoach.analysis.types import Analysis
from voicecoach.coach.conversation import Moment, Move, MoveKind, Utterance, View
from voicecoach.coach.drills.replies import Reply, whole
from voicecoach.coach.drills.sheet import Sheet, read_sheet
from voicecoach.coach.drills.types import Drill
from voicecoach.coach.drills.wording import QUOTED, capital, counted, lasting, told, when
from voicecoach.coach.feedback import Feedback
from voicecoach.coach.phrases import Phrases
from voicecoach.coach.prompts import Prompt

MINUTE = 60.0
"""Seconds that the pitch may take."""

OVER = 15.0
"""Seconds after them in which a sentence may end; then it is cut off."""

CLAUSE = 0.7
"""Seconds of silence that count as the end of a sentence once the minute is over."""

FINISHED = 5.0
"""Seconds of silence after which the pitch is over before its time."""

SHORTEST = 15.0
"""Seconds under which nobody is taken to be finished."""

LATE = 5.0
"""Seconds over the minute that are not held against anybody."""


class Minute:
    """Listens for a minute from the first word on; a `Conversation`."""

    def __init__(self, sheet: Sheet) -> None:
        """Take the wordings of the drill."""
        self._time, self._thanks = sheet.text("time"), sheet.text("thanks")
        self._begun: float | None = None

    def hear(self, utterance: Utterance) -> None:
        """What is said is judged afterwards."""
        if self._begun is None:
            self._begun = utterance.start

    def look(self, view: View) -> None:
        """The judgement comes afterwards."""

    def tick(self, moment: Moment) -> Move | None:
        """The end, when it has come."""
        if moment.speaking and self._begun is None:
            self._begun = moment.now - moment.speaking
        if self._begun is None:
            return None
        passed = moment.now - self._begun
        if passed >= MINUTE + OVER:
            return self._end(self._time, "the minute is over, and more; cut in on purpose")
        if moment.speaking or not moment.settled:
            return None
        if passed >= MINUTE and moment.silence >= CLAUSE:
            return self._end(self._time, "the minute is over")
        if passed >= SHORTEST and moment.silence >= FINISHED:
            return self._end(self._thanks, "nothing more was said")
        return None

    def lines(self) -> tuple[str, ...]:
        """What may be said."""
        return (self._time, self._thanks)

    def _end(self, says: str, reason: str) -> Move:
        return Move(MoveKind.ITEM, (says,), reason, last=True)


@dataclass(frozen=True, slots=True)
class Part:
    """One of the things that a pitch holds."""

    name: str
    """In the middle of a sentence."""
    missing: str
    """A sentence for those who left it out."""
    example: str
    phrases: tuple[str, ...]
    """Words that bring it in, beside the evidence that is found anyway."""


def pitch_drill(prompt: Prompt, _phrases: Phrases, data: Path, _seed: int, minutes: float | None = None) -> Drill:
    """The drill on a prompt's problem; nothing in it is left to chance."""
    sheet = read_sheet(data, "pitch")
    parts = {
        name: Part(row.text("name"), row.text("missing"), row.text("example"), row.texts("phrases", needed=False))
        for name, row in sheet.named("parts")
    }
    return Drill(
        name="pitch",
        title=sheet.text("title"),
        minutes=minutes or sheet.number("minutes"),
        round=prompt.round,
        opening=sheet.texts("opening"),
        question=prompt.text,
        conversation=Minute(sheet),
        debrief=partial(_debrief, parts),
        prompt=prompt.id,
    )


def _debrief(parts: Mapping[str, Part], analysis: Analysis) -> Feedback:
    pitch = whole(analysis)
    places = {name: _place(name, part, pitch) for name, part in parts.items()}
    heard = sorted((place, name) for name, place in places.items() if place)
    missing = [parts[name] for name, place in places.items() if place is None]
    head = [_length(analysis), *(_heard(pitch, place, parts[name]) for place, name in heard)]
    head += [part.missing for part in missing]
    examples = [(f"Say: {part.example}",) for part in missing]
    tail = () if missing else ("Hypothesis, trade-off and metric: all three were there.",)
    return told(head, examples, tail)


def _length(analysis: Analysis) -> str:
    words = analysis.answer.words
    first, last = (words[0].start, words[-1].end) if words else (None, None)
    if first is None or last is None:
        return "I could not tell how long you took."
    over = last - first - MINUTE
    too_long = f", {counted(round(over), 'second')} over" if over > LATE else ""
    return f"You took {lasting(last - first)}{too_long}."


def _heard(pitch: Reply, place: tuple[int, int], part: Part) -> str:
    first, last = place
    at = when(pitch.analysis.answer.words[first].start)
    quoted = Reply(pitch.analysis, first, max(last, min(pitch.last, first + QUOTED))).quote(QUOTED)
    return f"{capital(at + 'came ' if at else 'I heard ')}{part.name}, quote, {quoted}."


def _place(name: str, part: Part, pitch: Reply) -> tuple[int, int] | None:
    """Where a part is said, in words; None when it is not."""
    found = [(signal.first, signal.last) for signal in pitch.signals(*EVIDENCE[name])]
    if said := pitch.find(part.phrases):
        found.append(said)
    if not found and name == "tradeoff":
        found = [(choice.first, choice.last) for choice in pitch.signals("choice") if choice.fields["cost"]]
    return min(found, default=None)


EVIDENCE = {"hypothesis": (), "tradeoff": ("tradeoff",), "metric": ("success-metric",)}
"""Kinds of evidence that are a part of a pitch."""
