"""Days of a plan as lines of text."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from voicecoach.coach.tasks import Day, Task
    from voicecoach.rubric.preparation import Sitting

DONE, OPEN, NONE = "[x]", "[ ]", "   "
"""What stands before a task: done, to be done, and nothing for what leaves no session behind."""


def day_name(day: date) -> str:
    """`Fri 20 Nov`."""
    return f"{day:%a} {day.day:2d} {day:%b}"


def long_day(day: date) -> str:
    """`Friday 20 November 2026`."""
    return f"{day:%A} {day.day} {day:%B %Y}"


def task_name(task: "Task") -> str:
    """What is to be done, in two words."""
    from voicecoach.coach.tasks import TaskKind

    return task.kind.value if task.kind in {TaskKind.STUDY, TaskKind.REST} else f"{task.kind.value} {task.target}"


def task_row(task: "Task", done: "Sitting | None") -> tuple[str, str, str, str]:
    """A task in columns: whether it is done, what it is, how long, and why."""
    sign = NONE if not task.is_ticked_off else OPEN if done is None else DONE
    return sign, task_name(task), f"{task.minutes} min" if task.minutes else "", task.why


def in_short(day: "Day") -> str:
    """A day on one line."""
    tasks = ", ".join(dict.fromkeys(task_name(task) for task in day.tasks))
    minutes = sum(task.minutes for task in day.tasks)
    return f"{tasks} ({minutes} min)" if minutes else tasks


def practised(sittings: "Sequence[Sitting]") -> Iterator[tuple[str, str]]:
    """Day by day, what was really done."""
    for day, held in groupby(sittings, key=lambda sitting: sitting.day):
        yield day_name(day), ", ".join(map(sitting_name, held))


def sitting_name(sitting: "Sitting") -> str:
    """A session in a few words."""
    about = (sitting.prompt or sitting.id).replace("drill-", "drill ")
    return about if sitting.total is None else f"{about} ({sitting.total:.0f} points)"
