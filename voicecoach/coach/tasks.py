"""What there is to do on a day of preparation, and which of it was really done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import ceil

from voicecoach.rubric.preparation import DRILL, Sitting
from voicecoach.rubric.stories import ROUND


class TaskKind(StrEnum):
    """What a task is."""

    DRILL = "drill"
    MOCK = "mock"
    STORY = "story"
    STUDY = "study"
    REST = "rest"


STORY_MINUTES = 15
"""A story told aloud, with the questions after it and the feedback."""


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do."""

    kind: TaskKind
    target: str
    """The drill, the identifier of the question, or the command that shows what to go over; may be empty."""
    minutes: int
    """With the feedback and a look at the report."""
    why: str
    """In the middle of a sentence."""
    round: str = ""
    """Of a mock or a story."""
    tone: str = ""
    """How the interviewer is to be: empty for as usual."""
    length: int | None = None
    """Minutes of the answer; None for the round's own."""

    @property
    def command(self) -> str:
        """What to type for it; empty for rest."""
        match self.kind:
            case TaskKind.DRILL:
                return f"voicecoach drill {self.target}"
            case TaskKind.MOCK | TaskKind.STORY:
                tone = f" --{self.tone}" if self.tone else ""
                length = f" --minutes {self.length}" if self.length else ""
                return f"voicecoach practice --prompt {self.target}{tone}{length}"
            case TaskKind.STUDY:
                return self.target
            case TaskKind.REST:
                return ""

    @property
    def is_ticked_off(self) -> bool:
        """True for what leaves a session behind; reading and rest do not."""
        return self.kind not in {TaskKind.STUDY, TaskKind.REST}


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the plan."""

    date: date
    tasks: tuple[Task, ...]

    @property
    def is_rest(self) -> bool:
        """True for a day without practice."""
        return all(task.kind is TaskKind.REST for task in self.tasks)


def ticked(tasks: Sequence[Task], sittings: Sequence[Sitting]) -> tuple[tuple[Task, Sitting | None], ...]:
    """Each task with the session that did it; None where none did.

    A session does one task: the one it was meant for, else one of the same kind, for another question is as good.

    Args:
        tasks: of the day.
        sittings: of the same day, oldest first.
    """
    done: dict[int, Sitting] = {}
    left = list(sittings)
    for exactly in (True, False):
        for at, task in enumerate(tasks):
            fitting = [sitting for sitting in left if _does(sitting, task, exactly=exactly)] if at not in done else []
            if fitting:
                done[at] = fitting[0]
                left.remove(fitting[0])
    return tuple((task, done.get(at)) for at, task in enumerate(tasks))


def _does(sitting: Sitting, task: Task, *, exactly: bool) -> bool:
    if task.kind is TaskKind.DRILL:
        return sitting.kind == DRILL and sitting.prompt == f"drill-{task.target}"
    if task.kind not in {TaskKind.MOCK, TaskKind.STORY}:
        return False
    return sitting.is_mock and sitting.round == task.round and (not exactly or sitting.prompt == task.target)


def story_task(question: str, why: str) -> Task:
    """A story to be told aloud."""
    return Task(TaskKind.STORY, question, STORY_MINUTES, why, ROUND, length=10)


def rest_task(why: str) -> Task:
    """Nothing to do."""
    return Task(TaskKind.REST, "", 0, why)


def portion(lacking: int, days: int, last: date | None, today: date) -> int:
    """How many of some things are due on a day, so that all of them are spread evenly over the days there are.

    Args:
        lacking: how many there are still to be.
        days: that are left, with this one.
        last: when one was done last; None when none was.
        today: the day.
    """
    if lacking <= 0 or lacking >= days:
        return ceil(max(0, lacking) / days)
    return int(last is None or ((today - last).days + 0.5) * lacking >= days)
