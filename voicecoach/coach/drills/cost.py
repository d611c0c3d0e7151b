"""`cost`: choices that somebody has made, one by one; say aloud what each of them costs."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random

from voicecoach.analysis.types import Analysis
from voicecoach.coach.drills.replies import Reply, reached, replies
from voicecoach.coach.drills.row import Row
from voicecoach.coach.drills.sheet import read_sheet
from voicecoach.coach.drills.sizing import figures
from voicecoach.coach.drills.types import Drill
from voicecoach.coach.drills.wording import QUOTED, capital, listed, of_all, told
from voicecoach.coach.feedback import Feedback

CHOICES = 10
"""Choices in one drill."""

PAUSE = 2.5
"""Seconds of silence that end an answer: above this, listeners take a pause for a long one."""

PATIENCE = 8.0
"""Seconds without a word after which the next choice comes: candidates think for five to ten."""

PRICES = ("cost", "price", "burden")
"""Labels of the lexicons whose phrases name a price."""

SAVED = frozenset({"save", "saves", "saved", "saving"})
"""Words that make a price one that is not paid."""

NEAR = 4
"""Tokens before a price in which they stand."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be chosen, and what it costs."""

    name: str
    """In the middle of a sentence."""
    says: str
    """How it is put to the candidate."""
    price: str
    """What a price would have been, as a sentence."""
    words: tuple[str, ...]
    """Words or short phrases any of which name a price of this choice."""


def read_choices(data: Path) -> tuple[Choice, ...]:
    """All choices there are."""
    rows = read_sheet(data, "cost").tables("choices")
    return tuple(Choice(row.text("name"), row.text("says"), row.text("price"), row.texts("words")) for row in rows)


def cost_drill(data: Path, seed: int, minutes: float | None = None) -> Drill:
    """The drill with choices that follow from the seed."""
    sheet = read_sheet(data, "cost")
    chosen = tuple(Random(f"{seed} cost").sample(read_choices(data), CHOICES))
    return Drill(
        name="cost",
        title=sheet.text("title"),
        minutes=minutes or sheet.number("minutes"),
        round="tpm",
        opening=sheet.texts("opening"),
        question=sheet.text("question"),
        conversation=Row(
            [choice.says for choice in chosen], closing=sheet.text("closing"), pause=PAUSE, patience=PATIENCE
        ),
        debrief=partial(_debrief, chosen),
    )


def _debrief(chosen: tuple[Choice, ...], analysis: Analysis) -> Feedback:
    given = reached(replies(analysis, [choice.says for choice in chosen]), CHOICES)
    places = {reply.number: _price(chosen[reply.number], reply) for reply in given}
    free = [reply for reply in given if places[reply.number] is None]
    head = [*_score(given, len(given) - len(free)), *_best(chosen, given, places)]
    if 1 < len(free) < len(given):
        head.append(f"These had no price: {listed(chosen[reply.number].name for reply in free)}.")
    examples = [_unpriced(chosen[reply.number], reply) for reply in free]
    return told(head, examples, _advice(given, free))


def _price(choice: Choice, reply: Reply) -> tuple[int, int] | None:
    """Where a price is named, in words; None when none is."""
    talk = reply.analysis.talk
    first, last = reply.tokens
    saved = talk.marks_within("saving", first, last)
    for label in PRICES:
        for mark in talk.marks_within(label, first, last):
            before = {token.text for token in talk.fluent[max(first, mark.first - NEAR) : mark.last]}
            spared = any(other.first < mark.last and mark.first < other.last for other in saved)
            if not spared and before.isdisjoint(SAVED):
                return talk.word_span(mark.first, mark.last)
    weighed = reply.signals("tradeoff")
    return reply.find(choice.words) or (_within(reply, weighed[0].first, weighed[0].last) if weighed else None)


def _within(reply: Reply, first: int, last: int) -> tuple[int, int]:
    return first, min(last, reply.last)


def _score(given: tuple[Reply, ...], priced: int) -> tuple[str, ...]:
    if not given:
        return ("We did not get to the first choice.",)
    reached = () if len(given) == CHOICES else (f"We got to {of_all(len(given), CHOICES)}.",)
    return (*reached, f"You priced {of_all(priced, len(given))}.")


def _best(
    chosen: tuple[Choice, ...], given: tuple[Reply, ...], places: dict[int, tuple[int, int] | None]
) -> tuple[str, ...]:
    """The price with a figure in it, else the first one."""
    priced = [(reply, place) for reply in given if (place := places[reply.number])]
    if not priced:
        return ()
    reply, place = max(priced, key=lambda pair: (any(figures(pair[0])), -pair[0].first))
    figure = " A figure makes a price." if any(figures(reply)) else ""
    return (f"Good: on {chosen[reply.number].name} you said, {reply.quote(QUOTED, around=place)}.{figure}",)


def _unpriced(choice: Choice, reply: Reply) -> tuple[str, ...]:
    quote = reply.quote(QUOTED)
    heard = f"you said, {quote}. I hear no price in that." if len(quote.split()) > 1 else "I heard no price."
    return (f"On {choice.name} {heard}", f"Say: {choice.price}")


def _advice(given: tuple[Reply, ...], free: list[Reply]) -> tuple[str, ...]:
    if free or not given:
        return ("A price is money, machines, people or something you lose.",)
    bare = sum(not any(figures(reply)) for reply in given)
    if not bare:
        return ("Every price had a figure. Take the next drill.",)
    return (f"{capital(of_all(bare, len(given)))} had no figure. Guess one, and say that it is a guess.",)
