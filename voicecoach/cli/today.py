"""`voicecoach today`: what to do today, ticked off by what was practised."""

import sys
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from voicecoach.cli.columns import plain
from voicecoach.cli.days import DONE, in_short, long_day, sitting_name, task_row
from voicecoach.cli.plan import standing_goal
from voicecoach.cli.preparation import every_sitting, plan_of

if TYPE_CHECKING:
    from voicecoach.coach.tasks import Day, Task
    from voicecoach.rubric.preparation import Sitting
    from voicecoach.rubric.stories import Story


def today() -> None:
    """Say what to do today, and what of it is done: by the sessions you held, never by hand."""
    from voicecoach.storage.plan import read_goal
    from voicecoach.storage.stories import read_stories

    day = date.today()
    goal = standing_goal(read_goal(), day)
    sittings = every_sitting()
    made = plan_of(goal, day, sittings)
    held = [sitting for sitting in sittings if sitting.day == day]
    sys.stdout.write("\n".join(_lines(made.days[0], made.days[1:2], held, read_stories())) + "\n")


def _lines(day: "Day", after: "tuple[Day, ...]", held: "list[Sitting]", stories: "tuple[Story, ...]") -> Iterator[str]:
    from voicecoach.coach.tasks import ticked

    yield f"{long_day(day.date)}:"
    tasks = ticked(day.tasks, held)
    for task, done in tasks:
        yield from _task(task, done, stories)
    if all(done for task, done in tasks if task.is_ticked_off) and not day.is_rest:
        yield "All that was to be practised today is done."
    for following in after:
        yield f"Tomorrow: {in_short(following)}."


def _task(task: "Task", done: "Sitting | None", stories: "tuple[Story, ...]") -> Iterator[str]:
    from voicecoach.coach.stories import fitting
    from voicecoach.coach.tasks import TaskKind

    sign, name, minutes, why = task_row(task, done)
    yield f"{sign} {', '.join(part for part in (name, minutes) if part)}: {why}"
    if done is None:
        if task.command:
            yield f"      {task.command}"
        if own := fitting(task.target, stories):
            yield f"      your story for it: {plain(own[0].name)}"
    elif sign == DONE:
        yield f"      done: {sitting_name(done)}"
        if task.kind is TaskKind.STORY:
            yield f"      voicecoach stories add NAME --session {done.id} keeps it in your bank"
