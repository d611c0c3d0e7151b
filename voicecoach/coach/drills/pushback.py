"""`pushback`: every claim is doubted; a reply holds with a number, a cost, a reason or an alternative."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random

from voicecoach.analysis.types import Analysis
from voicecoach.coach.conversation import Doubt, Moment, Move, MoveKind, Utterance, View
from voicecoach.coach.drills.replies import Reply, replies
from voicecoach.coach.drills.sheet import Sheet, read_sheet
from voicecoach.coach.drills.sizing import figures
from voicecoach.coach.drills.types import Drill
from voicecoach.coach.drills.wording import QUOTED, capital, listed, of_all, told, when
from voicecoach.coach.facts import stems
from voicecoach.coach.feedback import Feedback
from voicecoach.coach.phrases import Phrases, Wording
from voicecoach.coach.prompts import Prompt
from voicecoach.coach.spoken import quotation

TIMES = 6
"""Times that the coach pushes back."""

CLAIM = 12
"""Words that make a claim: a spoken sentence."""

PAUSE = 1.5
"""Seconds of silence after which a claim is made."""

FINISHED = 4.0
"""Seconds of silence after the last reply."""

FRESH = 20.0
"""Seconds in which words of the candidate's own are worth quoting back."""

REPLY = 60
"""Words of a reply that count: half a minute; what comes later is the next claim."""

CAVING = 20
"""Words in which somebody who gives in does so."""

CODES = "pushback."
"""Beginning of the names of phrases that doubt a claim by the rule that found it."""


@dataclass(frozen=True, slots=True)
class Challenge:
    """One way of pushing back."""

    says: str
    about: tuple[str, ...]
    """Words any of which, in what was said, make it fit; none: it always does."""
    hold: str
    """A reply that holds."""


class Pushing:
    """Doubts what is said, time after time; a `Conversation`."""

    def __init__(self, challenges: Sequence[Challenge], phrases: Phrases, closing: str, seed: int) -> None:
        """Prepare the doubts.

        Args:
            challenges: all there are.
            phrases: how claims are doubted that a rule found.
            closing: said at the end.
            seed: chooses among them.
        """
        order = list(challenges)
        Random(f"{seed} pushback").shuffle(order)
        self._challenges = sorted(order, key=lambda challenge: not challenge.about)
        self._phrases = phrases
        self._wording = Wording(seed)
        self._closing = closing
        self._heard: list[str] = []
        self._questioned: set[str] = set()
        self._times = 0
        self._view = View()

    def hear(self, utterance: Utterance) -> None:
        """An utterance of the answer was written down."""
        self._heard += utterance.words

    def look(self, view: View) -> None:
        """The answer was judged as it stands; may be called from another thread."""
        self._view = view

    def tick(self, moment: Moment) -> Move | None:
        """A doubt, once a claim is made; the end after the last reply."""
        if moment.thinking or moment.speaking or not moment.settled:
            return None
        if self._times == TIMES:
            over = bool(self._heard) and moment.silence >= FINISHED
            return Move(MoveKind.ITEM, (self._closing,), "every doubt was raised", last=True) if over else None
        enough = len(self._heard) >= (CLAIM if not self._times else 1)
        if not enough or moment.silence < (PAUSE if len(self._heard) >= CLAIM else FINISHED):
            return None
        move = self._doubt(moment) or self._challenge()
        self._heard.clear()
        self._times += 1
        return move

    def lines(self) -> tuple[str, ...]:
        """Sentences that may be said."""
        return (*(challenge.says for challenge in self._challenges), self._closing)

    def _doubt(self, moment: Moment) -> Move | None:
        """A claim of theirs, quoted back; every other time at most, so that the doubts do not all sound alike."""
        if self._times % 2 == 0:
            return None
        doubt = next(self._doubts(moment), None)
        if doubt is None:
            return None
        self._questioned.add(doubt.code)
        name = f"{CODES}{doubt.code}"
        says = self._wording.take(name, self._phrases.wordings[name])
        return Move(
            MoveKind.PUSHBACK, (says.format(quote=quotation(doubt.quote, QUOTED)),), f"{doubt.code}: {doubt.quote}"
        )

    def _doubts(self, moment: Moment) -> Iterator[Doubt]:
        for doubt in reversed(self._view.doubts):
            known = f"{CODES}{doubt.code}" in self._phrases.wordings
            if known and doubt.code not in self._questioned and moment.now - doubt.at <= FRESH:
                yield doubt

    def _challenge(self) -> Move:
        """The first that fits what was said; one that always does where none does."""
        said = stems(tuple(self._heard))
        fitting = (c for c in self._challenges if not c.about or any(stems((word,)) <= said for word in c.about))
        challenge = next(fitting, self._challenges[-1])
        self._challenges.remove(challenge)
        return Move(MoveKind.PUSHBACK, (challenge.says,), "a claim" if not challenge.about else challenge.about[0])


def read_challenges(data: Path) -> tuple[Challenge, ...]:
    """All ways of pushing back that are no quotation."""
    rows = read_sheet(data, "pushback").tables("pushbacks")
    return tuple(Challenge(row.text("says"), row.texts("about", needed=False), row.text("hold")) for row in rows)


def pushback_drill(
    prompt: Prompt | None, phrases: Phrases, data: Path, seed: int, minutes: float | None = None
) -> Drill:
    """The drill on a prompt's problem; without one, on a claim that is to be defended."""
    sheet, challenges = read_sheet(data, "pushback"), read_challenges(data)
    return Drill(
        name="pushback",
        title=sheet.text("title"),
        minutes=minutes or sheet.number("minutes"),
        round=prompt.round if prompt else "tpm",
        opening=sheet.texts("opening"),
        question=prompt.text if prompt else _claim(sheet, seed),
        conversation=Pushing(challenges, phrases, sheet.text("closing"), seed),
        debrief=partial(_debrief, _known(challenges, phrases, sheet), sheet.texts("caving")),
        prompt=prompt.id if prompt else None,
    )


def _claim(sheet: Sheet, seed: int) -> str:
    return f"{Random(f'{seed} claim').choice(sheet.texts('claims'))} {sheet.text('defend')}"


def _known(challenges: Sequence[Challenge], phrases: Phrases, sheet: Sheet) -> Mapping[str, str]:
    """Everything the coach may push back with, and a reply that holds."""
    general = sheet.text("hold")
    quoted = {says: general for name, row in phrases.wordings.items() if name.startswith(CODES) for says in row}
    return {challenge.says: challenge.hold for challenge in challenges} | quoted


def _debrief(known: Mapping[str, str], caving: Sequence[str], analysis: Analysis) -> Feedback:
    texts = tuple(known)
    given = [(texts[reply.number], reply.head(REPLY)) for reply in replies(analysis, texts) if reply.first < reply.last]
    if not given:
        return Feedback(("I heard no claim to push back on. Begin with a decision.",), ())
    held = [(says, reply, kinds) for says, reply in given if (kinds := _holds(reply))]
    fell = [(says, reply) for says, reply in given if not _holds(reply)]
    head = [f"I pushed back {_times(len(given))}, and you held {of_all(len(held), len(given))}."]
    if held:
        _, best, kinds = max(held, key=lambda row: (len(row[2]), -row[1].first))
        head.append(f"{capital(when(best.at) + 'you said, ' + best.quote(QUOTED))}. It held with {listed(kinds)}.")
    tail = () if fell else ("Nothing moved you without a reason. Next time give the number first.",)
    return told(head, [_fallen(known[says], reply, caving) for says, reply in fell], tail)


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count) or f"{of_all(count, count).removeprefix('all ')} times"


def _fallen(hold: str, reply: Reply, caving: Sequence[str]) -> tuple[str, ...]:
    gave_in = reply.head(CAVING).find(caving)
    at = when(reply.at)
    if gave_in:
        said = f"you said, {reply.quote(QUOTED, around=gave_in)}. You gave in, and gave no reason."
    else:
        said = f"you said, {reply.quote(QUOTED)}. That says it again, and adds nothing to it."
    return (capital(f"{at}{said}"), f"Say: {hold}")


def _holds(reply: Reply) -> tuple[str, ...]:
    """What a reply holds with, as it is said; nothing when it does not hold."""
    talk, (first, last) = reply.analysis.talk, reply.tokens
    costs = [m for label in ("cost", "price") for m in talk.marks_within(label, first, last)]
    kinds = {
        "a number": any(figures(reply)),
        "a cost": bool(costs or reply.signals("tradeoff")),
        "a reason": bool(talk.marks_within("reason", first, last)) and not talk.any_mark("custom", first, last),
        "an alternative": bool(talk.marks_within("alternative", first, last)),
    }
    return tuple(name for name, heard in kinds.items() if heard)
