"""Tasks are ticked off by sessions, each by one."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from voicecoach.coach.tasks import Task, TaskKind, portion, rest_task, story_task, ticked
from voicecoach.rubric.preparation import Sitting

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)

MOCK = Task(TaskKind.MOCK, "event-logging", 70, "why", "tpm")
OTHER = replace(MOCK, target="title-search")
DRILL = Task(TaskKind.DRILL, "cost", 10, "why")
STORY = story_task("why-here", "why")

HELD = Sitting("a", NOON, "practice", "tpm", "event-logging", 2000.0, 50.0)


@pytest.mark.parametrize(
    ("task", "sitting", "done"),
    [
        (MOCK, HELD, True),
        (MOCK, replace(HELD, prompt="of-my-own"), True),
        (MOCK, replace(HELD, kind="file", prompt=None), True),
        (MOCK, replace(HELD, total=None), False),
        (MOCK, replace(HELD, round="swe"), False),
        (MOCK, replace(HELD, kind="drill"), False),
        (DRILL, replace(HELD, kind="drill", prompt="drill-cost", total=None), True),
        (DRILL, replace(HELD, kind="drill", prompt="drill-pitch"), False),
        (DRILL, HELD, False),
        (STORY, replace(HELD, round="behavioral", prompt="two-directors"), True),
        (STORY, HELD, False),
        (rest_task("why"), HELD, False),
    ],
)
def test_a_session_does_a_task_of_its_kind(task: Task, sitting: Sitting, done: bool) -> None:
    assert ticked([task], [sitting]) == ((task, sitting if done else None),)


def test_a_session_does_one_task_and_the_one_it_was_meant_for() -> None:
    later = replace(HELD, id="b", prompt="of-my-own")
    assert ticked([OTHER, MOCK], [HELD]) == ((OTHER, None), (MOCK, HELD))
    assert ticked([OTHER, MOCK], [later, HELD]) == ((OTHER, later), (MOCK, HELD))


@pytest.mark.parametrize(
    ("task", "command"),
    [
        (MOCK, "voicecoach practice --prompt event-logging"),
        (replace(MOCK, tone="tough", length=20), "voicecoach practice --prompt event-logging --tough --minutes 20"),
        (DRILL, "voicecoach drill cost"),
        (STORY, "voicecoach practice --prompt why-here --minutes 10"),
        (rest_task("why"), ""),
    ],
)
def test_a_task_says_what_to_type(task: Task, command: str) -> None:
    assert task.command == command


@pytest.mark.parametrize(
    ("lacking", "days", "since", "due"),
    [(0, 9, 1, 0), (9, 9, 1, 1), (10, 9, 1, 2), (3, 9, None, 1), (3, 9, 1, 0), (3, 9, 2, 0), (3, 9, 3, 1)],
)
def test_things_are_spread_evenly(lacking: int, days: int, since: int | None, due: int) -> None:
    last = None if since is None else NOON.date().replace(day=20 - since)
    assert portion(lacking, days, last, NOON.date()) == due
