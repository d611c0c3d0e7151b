"""Stories to tell and tell again, until the bank is full and every question has one."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from voicecoach.coach.prompts import Prompt
from voicecoach.coach.stories import covers, questions, uncovered
from voicecoach.coach.tasks import Task, portion, story_task
from voicecoach.rubric.stories import BACKUP, CORE, Story

EVERY = 3
"""Days from one retelling to the next once the bank is full; our choice."""

A_DAY = 2
"""New stories on a day at most."""


class StoryTasks:
    """Deals out stories, and supposes that each is told."""

    def __init__(self, prompts: Sequence[Prompt], told: Sequence[Story], latest: Mapping[str | None, int]) -> None:
        """Look at what there is.

        Args:
            prompts: the questions there are.
            told: the bank.
            latest: when questions were practised last, the larger the later.
        """
        self._open = sorted(uncovered(told, prompts), key=lambda question: latest.get(question, -1))
        known = {story.prompt for story in told}
        self._untold = [question for question in questions(prompts) if question not in known]
        self._again = [story.prompt for story in sorted(told, key=lambda story: story.latest.told) if story.prompt]
        self._last = max((story.latest.told.date() for story in told), default=None)
        self._size = len(told)

    def take(self, date: date, days: int) -> Iterator[Task]:
        """The stories of a day.

        Args:
            date: the day.
            days: of practice that are left, with this one.
        """
        new = CORE + BACKUP - self._size if self._untold else 0
        due = portion(new if new > 0 else days // EVERY, days, self._last, date)
        for _ in range(min(due, A_DAY)):
            self._last = date
            yield from self._new() if new > 0 else self.retelling("told longest ago")

    def retelling(self, why: str) -> Iterator[Task]:
        """The story that was told longest ago, once more; a new one where there is none."""
        if not self._again:
            yield from self._new()
            return
        question = self._again.pop(0)
        self._again.append(question)
        yield story_task(question, why)

    def _new(self) -> Iterator[Task]:
        row = self._open or self._untold
        if not row:
            return
        question = row[0]
        why = "no story of yours answers it" if self._open else "a story more, for a question that comes twice"
        self._open = [one for one in self._open if one not in covers(question)]
        self._untold = [one for one in self._untold if one != question]
        self._again.append(question)
        self._size += 1
        yield story_task(question, why)
