"""The plan: as many days as there are, each with what is due, and nothing lost when a day is missed."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest

from voicecoach.coach.goal import check_goal
from voicecoach.coach.plan import Plan, plan
from voicecoach.coach.prompts import Prompt
from voicecoach.coach.stories import themes
from voicecoach.coach.tasks import Day, Task, TaskKind
from voicecoach.errors import UsageError
from voicecoach.rubric.preparation import HOURS, MOCKS, AreaMark, Goal, Sitting
from voicecoach.rubric.rounds import find_round
from voicecoach.rubric.stories import Story, Telling

TODAY = date(2026, 11, 20)

DESIGNS = tuple(Prompt(f"design-{number:02d}", "tpm", "Design it.") for number in range(20))

QUESTIONS = tuple(
    Prompt(name, "behavioral", "Tell me.", "story")
    for name in sorted({one for theme in themes() for one in theme.prompts})
)


def goal(days: int, round_name: str = "tpm", hours: float | None = None, begun: date = TODAY) -> Goal:
    return Goal(TODAY + timedelta(days=days), round_name, begun, hours)


def planned(wanted: Goal, *sittings: Sitting, today: date = TODAY, stories: Sequence[Story] = ()) -> Plan:
    return plan(wanted, today, sittings=sittings, prompts=(*DESIGNS, *QUESTIONS), stories=stories)


def moment(day: date, hour: int = 18) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def mock(prompt: str, day: date, weakest: str = "", codes: tuple[str, ...] = ()) -> Sitting:
    areas = tuple(
        AreaMark(area.name, area.weight, area.weight * (0.1 if area.name == weakest else 0.8))
        for area in find_round("tpm").areas
    )
    return Sitting(f"{day}-{prompt}", moment(day), "practice", "tpm", prompt, 2700.0, 60.0, areas, codes)


def story(prompt: str, day: date) -> Story:
    return Story(prompt, prompt, (Telling("a", moment(day), 120.0, {}),))


def tasks(found: Plan, kind: TaskKind) -> list[Task]:
    return [task for day in found.days for task in day.tasks if task.kind is kind]


def minutes(day: Day) -> int:
    return sum(task.minutes for task in day.tasks)


@pytest.mark.parametrize(
    ("days", "mocks", "stories", "rests"),
    [(40, MOCKS, 8, 5), (25, MOCKS, 8, 3), (14, MOCKS, 8, 1), (5, 8, 8, 0), (2, 2, 2, 0), (1, 1, 0, 0)],
)
def test_the_work_is_spread_over_the_days_there_are(days: int, mocks: int, stories: int, rests: int) -> None:
    found = planned(goal(days))
    assert [day.date for day in found.days] == [TODAY + timedelta(days=ahead) for ahead in range(days + 1)]
    assert found.mocks_ahead == mocks
    assert len({task.target for task in tasks(found, TaskKind.STORY) if "once more" not in task.why}) == stories
    assert sum(day.is_rest for day in found.days) == rests
    assert max(sum(task.kind is TaskKind.MOCK for task in day.tasks) for day in found.days) <= 2
    assert max(map(minutes, found.days)) <= 60 * found.hours_a_day


def test_hours_are_those_of_the_guides_where_days_have_them() -> None:
    least, most = HOURS
    found = planned(goal(40))
    assert least <= found.hours_ahead <= most
    assert planned(goal(5)).hours_a_day == 4
    assert planned(goal(300)).hours_a_day == 1
    assert planned(goal(40, hours=2)).hours_a_day == 2


def test_mocks_are_a_few_days_apart_and_never_the_same_question_twice_in_a_row() -> None:
    found = planned(goal(40))
    held = [number for number, day in enumerate(found.days) for task in day.tasks if task.kind is TaskKind.MOCK]
    assert {later - earlier for earlier, later in pairwise(held)} <= {1, 2, 3, 4}
    assert held[0] == 0
    questions = [task.target for task in tasks(found, TaskKind.MOCK)]
    assert len(set(questions)) == len(questions)
    assert [task.tone for task in tasks(found, TaskKind.MOCK)] == [""] * 10 + ["tough"] * 5


def test_the_eve_is_light_and_the_day_itself_warms_up() -> None:
    *_, eve, last = planned(goal(12)).days
    assert [(task.kind, task.target) for task in last.tasks] == [(TaskKind.DRILL, "pitch")]
    assert [task.kind for task in eve.tasks] == [TaskKind.DRILL, TaskKind.STORY, TaskKind.REST]
    first, _ = planned(goal(1)).days
    assert [task.kind for task in first.tasks] == [TaskKind.MOCK, TaskKind.REST]


def test_without_a_history_every_drill_comes_in_turn() -> None:
    first = [task.target for task in tasks(planned(goal(30)), TaskKind.DRILL)][:7]
    assert sorted(first) == ["cost", "estimate", "pitch", "pushback", "scoping", "shift", "story"]


@pytest.mark.parametrize(
    ("weakest", "drill"),
    [("problem framing", "scoping"), ("trade-off articulation", "cost")],
)
def test_the_weakest_area_is_trained_first(weakest: str, drill: str) -> None:
    held = mock("design-00", TODAY - timedelta(days=1), weakest)
    first = planned(goal(20), held).days[0].tasks[0]
    assert (first.kind, first.target) == (TaskKind.DRILL, drill)
    assert weakest in first.why


def test_a_rule_that_keeps_coming_back_is_trained_before_any_area() -> None:
    held = [
        mock(f"design-{number:02d}", TODAY - timedelta(days=3 - number), "problem framing", ("SHIFT001", "FILL001"))
        for number in range(3)
    ]
    found = planned(goal(20), *held)
    assert (found.days[0].tasks[0].target, "SHIFT001" in found.days[0].tasks[0].why) == ("shift", True)
    assert "voicecoach rules FILL001" in [task.command for task in tasks(found, TaskKind.STUDY)]


def test_questions_that_were_had_come_last() -> None:
    held = mock("design-00", TODAY - timedelta(days=2))
    asked = [task.target for task in tasks(planned(goal(40), held), TaskKind.MOCK)]
    assert len(asked) == MOCKS - 1
    assert "design-00" not in asked


def test_what_happens_today_changes_nothing_before_tomorrow() -> None:
    held = mock("design-07", TODAY, "problem framing", ("COST001",))
    assert planned(goal(20), held, stories=[story("why-here", TODAY)]) == planned(goal(20))


def test_a_missed_day_moves_on() -> None:
    first = planned(goal(20))
    tomorrow = planned(goal(20), today=TODAY + timedelta(days=1))
    asked = [task.target for task in tasks(first, TaskKind.MOCK)]
    assert [task.target for task in tasks(tomorrow, TaskKind.MOCK)] == asked
    done = planned(goal(20), mock(asked[0], TODAY), today=TODAY + timedelta(days=1))
    assert [task.target for task in tasks(done, TaskKind.MOCK)] == asked[1:]
    assert (done.mocks, done.hours) == (1, 0.75)


def test_nobody_rests_from_nothing() -> None:
    assert not planned(goal(8)).days[0].is_rest
    rested = planned(goal(8), mock("design-00", TODAY - timedelta(days=1)))
    assert rested.days[0].is_rest


def test_stories_are_asked_for_where_none_answers() -> None:
    told = story("slipped-dependency", TODAY - timedelta(days=9))
    asked = {task.target for task in tasks(planned(goal(30), stories=[told]), TaskKind.STORY) if "no story" in task.why}
    assert asked.isdisjoint({"slipped-dependency", "unrealistic-deadline", "two-directors"})
    assert "why-here" in asked


def test_a_full_bank_is_told_again() -> None:
    names = [prompt.id for prompt in QUESTIONS][:8]
    bank = [story(name, TODAY - timedelta(days=30 - number)) for number, name in enumerate(names)]
    again = [task.target for task in tasks(planned(goal(30), stories=bank), TaskKind.STORY)]
    assert again[:8] == names


def test_a_round_of_stories_has_no_drill_on_designs() -> None:
    found = planned(goal(20, "behavioral"))
    assert {task.target for task in tasks(found, TaskKind.DRILL)} == {"story", "pushback"}
    assert tasks(found, TaskKind.STORY) == []
    assert {task.target for task in tasks(found, TaskKind.MOCK)} <= {prompt.id for prompt in QUESTIONS}


def test_half_an_hour_a_day_has_short_mocks() -> None:
    found = planned(goal(20, hours=0.5))
    assert {(task.length, task.minutes) for task in tasks(found, TaskKind.MOCK)} == {(20, 30)}
    assert "--minutes 20" in tasks(found, TaskKind.MOCK)[0].command
    assert max(map(minutes, found.days)) <= 30


def test_once_the_mocks_are_held_some_keep_them_fresh() -> None:
    held = [mock(f"design-{number:02d}", TODAY - timedelta(days=20 - number)) for number in range(MOCKS)]
    assert 5 <= planned(goal(30), *held).mocks_ahead <= 10
    assert planned(goal(5), *held).mocks_ahead == 4


def test_practice_of_long_ago_counts_for_nothing() -> None:
    assert planned(goal(20), mock("design-00", TODAY - timedelta(days=200))).mocks == 0


@pytest.mark.parametrize(
    ("ahead", "round_name", "sentence"),
    [(-1, "tpm", "is past"), (0, "tpm", "today"), (366, "tpm", "more than a year"), (9, "chess", "no round")],
)
def test_what_cannot_be_planned_is_one_sentence(ahead: int, round_name: str, sentence: str) -> None:
    with pytest.raises(UsageError, match=sentence):
        check_goal(goal(ahead, round_name), TODAY)


@pytest.mark.parametrize("ahead", [1, 365])
def test_the_first_and_the_last_day_can_be_planned_for(ahead: int) -> None:
    check_goal(goal(ahead), TODAY)
    assert len(planned(goal(ahead)).days) == ahead + 1
