"""A day-by-day plan up to an interview, from the date, what was practised, and the weakest areas.

Nothing of it is kept but the goal: the days ahead are worked out from what was really done before today, so that what a
missed day was for is simply still to be done, and what is done stays done.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import ceil

from voicecoach.coach.aims import Aim, aims
from voicecoach.coach.goal import CLOSE, counted, hours_a_day, is_rest
from voicecoach.coach.prompts import Prompt
from voicecoach.coach.story_tasks import StoryTasks
from voicecoach.coach.tasks import STORY_MINUTES, Day, Task, TaskKind, portion, rest_task
from voicecoach.rubric.preparation import DRILL, MOCKS, Goal, Sitting, hours_aloud, mocks_of, recurring
from voicecoach.rubric.rounds import find_round
from voicecoach.rubric.stories import ROUND, Story

DRILL_MINUTES = 10
"""A drill with its feedback."""

DRILLS = (2, 4)
"""Drills on a day with a mock and on one without, at most."""

READING = "reading: how such systems are built, what they cost, and how they fail"

URGENT = 2
"""Drills that come up most often."""

SPARE = 3
"""Once the guides' rehearsals are held, one in so many days keeps them fresh, and each of the last days; our choice."""

STUDY = (15, 60)
"""Minutes of going over what was said, least and most; what is left of the day is for reading."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is done and what is to be done."""

    goal: Goal
    mocks: int
    """Held before today."""
    hours: float
    """Practised aloud before today."""
    hours_a_day: float
    days: tuple[Day, ...]
    """Today first, the interview's last."""

    @property
    def mocks_ahead(self) -> int:
        """Rehearsals from today on."""
        return sum(task.kind is TaskKind.MOCK for day in self.days for task in day.tasks)

    @property
    def hours_ahead(self) -> float:
        """What the days from today on come to."""
        return sum(task.minutes for day in self.days for task in day.tasks) / 60


def plan(
    goal: Goal, today: date, *, sittings: Sequence[Sitting], prompts: Sequence[Prompt], stories: Sequence[Story]
) -> Plan:
    """The plan as it stands on the morning of a day; the same history always gets the same plan.

    Args:
        goal: the interview, not before today.
        today: the first day.
        sittings: every one there was, oldest first; those of today change nothing before tomorrow.
        prompts: the questions there are.
        stories: the user's own; one first told today is not there yet.
    """
    before = [sitting for sitting in counted(goal, sittings) if sitting.day < today]
    told = [story for story in stories if story.tellings[0].told.date() < today]
    planner = _Planner(goal, today, before, prompts, told)
    return Plan(
        goal, len(planner.mocks), hours_aloud(before), planner.hours, tuple(planner.day(date) for date in planner.dates)
    )


class _Planner:
    """Goes from day to day and supposes that what it planned is done."""

    def __init__(
        self, goal: Goal, today: date, before: Sequence[Sitting], prompts: Sequence[Prompt], told: Sequence[Story]
    ) -> None:
        self._goal = goal
        self._entry = find_round(goal.round)
        self.mocks = mocks_of(before, goal.round)
        self._aims = aims(self._entry, self.mocks)
        self._habits = [code for code, _ in recurring(self.mocks)]
        self._close = (goal.interview - today).days <= CLOSE
        self.hours = goal.hours_a_day or hours_a_day(goal)
        self.dates = [today + timedelta(days=ahead) for ahead in range((goal.interview - today).days + 1)]
        latest = {sitting.prompt: at for at, sitting in enumerate(before)}
        self._queue = sorted(
            (prompt.id for prompt in prompts if prompt.round == goal.round), key=lambda one: latest.get(one, -1)
        )
        self._known = set(latest)
        self._stories = StoryTasks(prompts, told, latest)
        self._mocked = self.mocks[-1].day if self.mocks else None
        self._held = len(self.mocks)
        self._drilled = sum(sitting.kind == DRILL for sitting in before)
        self._worked = max((sitting.day for sitting in before), default=None)

    def day(self, date: date) -> Day:
        """The next day."""
        ahead = (self._goal.interview - date).days
        if ahead == 0:
            return Day(date, (self._drill(self._warming, "the interview is today: this warms up your voice"),))
        if ahead == 1:
            return Day(date, tuple(self._eve()))
        if is_rest(ahead) and self._worked is not None and (date - self._worked).days <= 2:
            return Day(date, (rest_task("what was trained settles while you rest"),))
        self._worked = date
        return Day(date, tuple(self._practice(date, ahead)))

    def _practice(self, date: date, ahead: int) -> Iterator[Task]:
        days = sum(not is_rest(left) for left in range(2, ahead + 1))
        left = round(60 * self.hours)
        mocks = list(self._mocks(date, days))
        left -= sum(task.minutes for task in mocks)
        stories = [] if self._goal.round == ROUND or left < STORY_MINUTES else list(self._stories.take(date, days))
        left -= sum(task.minutes for task in stories)
        drills = self._drills(min(DRILLS[not mocks], left // DRILL_MINUTES))
        left -= sum(task.minutes for task in drills)
        yield from (*drills, *mocks, *stories)
        if left >= STUDY[0]:
            yield self._study(min(left, STUDY[1]) // 5 * 5)
        if left - STUDY[1] >= STUDY[0]:
            yield Task(TaskKind.STUDY, "", (left - STUDY[1]) // 5 * 5, READING)

    def _mocks(self, date: date, days: int) -> Iterator[Task]:
        _, whole = self._mock_minutes()
        lacking = max(MOCKS - self._held, days if self._close else days // SPARE)
        for _ in range(min(portion(lacking, days, self._mocked, date), max(1, min(2, int(60 * self.hours) // whole)))):
            yield self._mock()
            self._mocked = date

    def _eve(self) -> Iterator[Task]:
        if not self._held:
            yield self._mock()
        else:
            yield self._drill(self._warming, "once through in a minute, and no more")
            if self._goal.round != ROUND:
                yield from self._stories.retelling("once more aloud, for the sound of it")
        yield rest_task("then stop: tomorrow asks for a rested head more than for another hour")

    @property
    def _warming(self) -> str:
        return "story" if self._goal.round == ROUND else "pitch"

    def _mock_minutes(self) -> tuple[int, int]:
        """Minutes of an answer, and with going over its report, for which half as long again is set aside."""
        length, budget = self._entry.minutes, 60 * self.hours
        if 1.5 * length > budget:
            length = max(10, int(budget / 1.5) // 5 * 5)
        return length, ceil(1.5 * length / 5) * 5

    def _mock(self) -> Task:
        length, whole = self._mock_minutes()
        question = self._queue.pop(0)
        self._queue.append(question)
        tone = "tough" if self._held >= MOCKS * 2 // 3 or (self._close and self._held) else ""
        task = Task(TaskKind.MOCK, question, whole, self._why(question), self._goal.round, tone)
        self._held += 1
        self._known.add(question)
        return task if length == self._entry.minutes else replace(task, length=length)

    def _why(self, question: str) -> str:
        if not self._held:
            return "a first one, to see where you stand"
        return "practised longest ago" if question in self._known else "a question you have not had yet"

    def _drills(self, most: int) -> list[Task]:
        """So many drills, each once: the two most urgent by turns, and between them the others."""
        chosen: dict[str, Aim] = {}
        first = URGENT if self.mocks else len(self._aims)
        urgent, others = self._aims[:first], self._aims[first:]
        for _ in range(most):
            turn, odd = divmod(self._drilled, 2)
            if self._close or not others:
                aim = urgent[self._drilled % len(urgent)]
            else:
                aim = others[turn % len(others)] if odd else urgent[turn % len(urgent)]
            chosen.setdefault(aim.drill, aim)
            self._drilled += 1
        return [self._drill(aim.drill, aim.why) for aim in chosen.values()]

    def _drill(self, name: str, why: str) -> Task:
        return Task(TaskKind.DRILL, name, DRILL_MINUTES, why)

    def _study(self, minutes: int) -> Task:
        if self._habits:
            command = f"voicecoach rules {self._habits.pop(0)}"
            return Task(TaskKind.STUDY, command, minutes, "a rule that keeps coming back: its page, and ways to say it")
        if self._held:
            return Task(TaskKind.STUDY, "voicecoach show last", minutes, "your last report, and each fix said aloud")
        return Task(TaskKind.STUDY, "voicecoach rules", minutes, "what is listened for, with the reasons")
