"""The interview one prepares for: whether it can be planned for, and what its days are like."""

from collections.abc import Sequence
from datetime import date, timedelta
from math import ceil

from voicecoach.errors import UsageError
from voicecoach.rubric.preparation import HOURS, Goal, Sitting
from voicecoach.rubric.rounds import find_round

FARTHEST = 365
"""Days ahead of which a plan can be made: what one trains earlier is forgotten by then."""

CLOSE = 5
"""Days to go under which the weakest areas are all there is time for: the five-day plan."""

WEEK = 7
"""One day in so many is for rest, counted back from the eve of the interview."""

A_DAY = (1.0, 4.0)
"""Hours a day that the guides' hours are spread to, least and most; more is not learnt from. Our choice."""

LOOK_BACK = 60
"""Days before the plan in which practice counts towards it; our choice."""


def check_goal(goal: Goal, today: date) -> None:
    """Refuse an interview for which no plan can be made.

    Raises:
        UsageError: it is over, is today, or is too far away; or there is no such round.
    """
    find_round(goal.round)
    ahead = (goal.interview - today).days
    if ahead < 0:
        raise UsageError(f"{goal.interview} is past: give the date of an interview to come.")
    if ahead == 0:
        raise UsageError(
            "An interview today needs no plan any more: warm up with voicecoach drill pitch, and good luck."
        )
    if ahead > FARTHEST:
        raise UsageError(f"{goal.interview} is more than a year away: come back nearer to it, and practise meanwhile.")


def counted(goal: Goal, sittings: Sequence[Sitting]) -> tuple[Sitting, ...]:
    """The sittings that count towards a goal."""
    first = goal.begun - timedelta(days=LOOK_BACK)
    return tuple(sitting for sitting in sittings if first <= sitting.day <= goal.interview)


def is_rest(ahead: int) -> bool:
    """True for a day of rest, so many days before the interview."""
    return ahead > CLOSE and ahead % WEEK == 1


def hours_a_day(goal: Goal) -> float:
    """Hours by which the guides' hours are reached, as far as days have them; in quarters."""
    days = sum(not is_rest(ahead) for ahead in range(1, (goal.interview - goal.begun).days + 1)) or 1
    least, most = A_DAY
    return min(most, max(least, ceil(4 * sum(HOURS) / 2 / days) / 4))
