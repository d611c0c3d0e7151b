"""`voicecoach plan`: what to do on which day, up to the interview."""

import shutil
import sys
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from voicecoach.cli.columns import columns, plain
from voicecoach.cli.days import day_name, in_short, long_day, practised, task_row
from voicecoach.cli.preparation import every_sitting, plan_of, standing
from voicecoach.errors import UsageError

if TYPE_CHECKING:
    from voicecoach.coach.plan import Plan
    from voicecoach.coach.tasks import Day
    from voicecoach.rubric.preparation import Goal, Sitting

DETAILED = 7
"""Days whose tasks are shown with their reasons, and days of practice that are looked back on."""

PIPED = 200
"""Columns where no terminal sets a limit."""

MAKE_ONE = (
    "There is no plan yet: voicecoach plan --interview 2026-12-15 --round tpm makes one, with your date and round."
)


def plan(
    interview: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day of the interview.", show_default=False)
    ] = None,
    round_name: Annotated[
        str | None,
        typer.Option("--round", metavar="tpm|pm|swe|behavioral", help="Its round; tpm, or as before, when left out."),
    ] = None,
    hours_a_day: Annotated[
        float | None,
        typer.Option(min=0.5, max=12, help="Time you have on a day; else as much as the guides' hours need."),
    ] = None,
) -> None:
    """Plan the days up to an interview from what you practised so far, or show the plan as it stands today."""
    from voicecoach.storage.plan import keep_goal, read_goal

    today, kept = date.today(), read_goal()
    if interview is not None or round_name is not None or hours_a_day is not None:
        goal = _goal(kept, today, interview, round_name, hours_a_day)
        keep_goal(goal)
    else:
        goal = standing_goal(kept, today)
    sys.stdout.write(_page(plan_of(goal, today, sittings := every_sitting()), today, sittings))


def standing_goal(kept: "Goal | None", today: date) -> "Goal":
    """The interview that is planned for.

    Raises:
        UsageError: there is none, or it is over.
    """
    if kept is None:
        raise UsageError(MAKE_ONE)
    if kept.interview < today:
        raise UsageError(f"The interview of {kept.interview} is over: voicecoach plan --interview plans for the next.")
    return kept


def _goal(
    kept: "Goal | None", today: date, interview: datetime | None, round_name: str | None, hours_a_day: float | None
) -> "Goal":
    """The goal, as it was where nothing else is said; preparation goes on while the round is the same.

    Raises:
        UsageError: no plan can be made for it.
    """
    from voicecoach.coach.goal import check_goal
    from voicecoach.coach.prompts import DEFAULT_ROUND
    from voicecoach.rubric.preparation import Goal

    when = interview.date() if interview else standing_goal(kept, today).interview
    going = kept if kept and kept.interview >= today else None
    wanted = round_name or (going.round if going else DEFAULT_ROUND)
    begun = going.begun if going and going.round == wanted else today
    goal = Goal(when, wanted, begun, hours_a_day or (going.hours_a_day if going else None))
    check_goal(goal, today)
    return goal


def _page(made: "Plan", today: date, sittings: "tuple[Sitting, ...]") -> str:
    from voicecoach.coach.goal import counted

    counting = [sitting for sitting in counted(made.goal, sittings) if sitting.day < today]
    held = [sitting for sitting in sittings if sitting.day == today]
    near = [row for day in made.days[:DETAILED] for row in _detailed(day, held if day.date == today else ())]
    later = [(day_name(day.date), in_short(day)) for day in made.days[DETAILED:]]
    tables: list[list[tuple[str, ...]]] = [
        [("Done", ""), *list(practised(counting))[-DETAILED:]],
        [("Ahead", "", "", ""), *near],
    ]
    tables += [[("Later", ""), *later]] if later else []
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else PIPED
    drawn = [columns([tuple(map(plain, row)) for row in rows], width) for rows in tables if len(rows) > 1]
    return "\n".join(["\n".join(_heading(made, today, sittings)), *drawn])


def _heading(made: "Plan", today: date, sittings: "tuple[Sitting, ...]") -> Iterator[str]:
    from voicecoach.rubric.preparation import HOURS

    days = (made.goal.interview - today).days
    left = "today" if days == 0 else "tomorrow" if days == 1 else f"in {days} days"
    yield f"Interview on {long_day(made.goal.interview)} ({made.goal.round}), {left}; {made.hours_a_day:g} hours a day."
    yield standing(sittings, made.goal, None).sentence
    yield f"Ahead: {made.mocks_ahead} rehearsals, {made.hours_ahead:.0f} hours in all."
    if made.hours + made.hours_ahead < HOURS[0]:
        yield "That is less than the guides ask for, so it goes to what you need most."
    yield ""


def _detailed(day: "Day", held: "Sequence[Sitting]") -> Iterator[tuple[str, ...]]:
    from voicecoach.coach.tasks import ticked

    for place, (task, done) in enumerate(ticked(day.tasks, held)):
        sign, name, minutes, why = task_row(task, done)
        yield day_name(day.date) if place == 0 else "", f"{sign} {name}", minutes, why
