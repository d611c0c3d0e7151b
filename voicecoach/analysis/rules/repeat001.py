"""REPEAT001 pet-phrases: a word or phrase said far more often than the answer's length warrants.

What it looks for:
    A stock word or phrase ("actually", "in terms of", "at the end of the day"), or a row of small words, said six
    times or more and above six (one word), five (two words) or four times (longer ones) in a thousand words.

Why it matters:
    Once heard, a pet phrase is heard every time, and attention goes to counting.

Heard:
    "In terms of storage ... in terms of the reads ... and in terms of cost, in terms of the team ..."

Say instead:
    Leave it out; nothing is lost. "Storage is a hundred terabytes. Reads come from the edge."

Does not flag:
    Words of the subject, however often; stutters; "I think"; like, you know and their kin, which FILL002 counts.

Source:
    68 speakers of the GUM corpus, of whom one is above these rates, and 28 recorded mock interviews, of which five are.
"""

from collections.abc import Iterator

from voicecoach.analysis.fillers import as_said
from voicecoach.analysis.habits import Habit, find_habits
from voicecoach.analysis.types import Case, Need, Rule, Severity, Spot


def check(case: Case) -> Iterator[Spot]:
    """One finding for the phrase furthest above what its length warrants, naming the others."""
    count = len(case.talk.fluent)
    habits = [habit for habit in find_habits(case.talk, int(case.limits["least"])) if _excess(case, habit, count) > 1]
    if not habits:
        return
    worst, *others = sorted(habits, key=lambda habit: -_excess(case, habit, count))
    first, last = worst.places[0]
    more = f"; the same goes for {', '.join(_quoted(habit) for habit in others[:2])}" if others else ""
    yield Spot(
        first=first,
        last=worst.places[-1][1],
        quote=(max(0, first - 2), min(len(case.talk.answer.words), last + 3)),
        message=f"You said {_quoted(worst)} {len(worst.places)} times{more}",
        say_instead="Leave it out, and begin with the thing itself.",
    )


def _quoted(habit: Habit) -> str:
    return f"“{as_said(habit.phrase)}”"


def _excess(case: Case, habit: Habit, count: int) -> float:
    """How far a phrase is above what its length warrants; 1 is just warranted."""
    name = {1: "one_word", 2: "two_words"}.get(habit.words, "longer")
    return len(habit.places) * 1000 / count / case.limits[f"{name}_per_thousand"]


RULE = Rule(
    code="REPEAT001",
    name="pet-phrases",
    kind="present",
    severity=Severity.LOW,
    page=__doc__,
    check=check,
    needs=frozenset({Need.ENOUGH_WORDS}),
    delivery=True,
)
