"""The plan and the story bank come back as they were kept, and are never taken for what they are not."""

import stat
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from voicecoach.errors import DeviceError, UnreadableInput
from voicecoach.rubric.preparation import Goal
from voicecoach.rubric.stories import Story, Telling
from voicecoach.storage import plan, stories
from voicecoach.storage.plan import keep_goal, read_goal
from voicecoach.storage.stories import keep_stories, read_stories

GOAL = Goal(date(2026, 12, 15), "tpm", date(2026, 11, 20), 2.5)

TOLD = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)

STORY = Story("The “late” CDN", "slipped-dependency", (Telling("a", TOLD, None, {"role": 4.5, "outcome": None}),))
OTHER = Story("Another", None, (Telling("b", TOLD, 90.0, {}), Telling("c", TOLD, 60.0, {"context": 1.0})))


def test_nothing_is_kept_before_it_is(tmp_path: Path) -> None:
    assert read_goal(tmp_path) is None
    assert read_stories(tmp_path) == ()


def test_a_goal_comes_back_equal(tmp_path: Path) -> None:
    for goal in (GOAL, Goal(GOAL.interview, "pm", GOAL.begun)):
        keep_goal(goal, tmp_path / "new")
        assert read_goal(tmp_path / "new") == goal


def test_stories_come_back_equal_by_name_and_private(tmp_path: Path) -> None:
    keep_stories([STORY, OTHER], tmp_path)
    assert read_stories(tmp_path) == (OTHER, STORY)
    assert stat.S_IMODE((tmp_path / stories.FILE).stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "damaged",
    [
        "",
        "[]",
        "{}",
        "null",
        '{"schema": "voicecoach.plan/2"}',
        '{"schema": "voicecoach.plan/1", "interview": "soon", "round": "tpm", "begun": "2026-11-20"}',
        '{"schema": "voicecoach.plan/1", "interview": "2026-12-15", "round": "tpm", "begun": "2026-11-20",'
        ' "hours_a_day": 1e300}',
        '{"schema": "voicecoach.plan/1", "interview": 5, "round": "tpm", "begun": "2026-11-20"}',
    ],
)
def test_a_damaged_plan_is_one_sentence(tmp_path: Path, damaged: str) -> None:
    (tmp_path / plan.FILE).write_text(damaged, encoding="utf-8")
    with pytest.raises(UnreadableInput, match="move it away"):
        read_goal(tmp_path)


@pytest.mark.parametrize(
    "damaged",
    [
        "null",
        '"text"',
        "[{}]",
        '[{"name": "a", "prompt": null, "tellings": []}]',
        '[{"name": 1, "prompt": null, "tellings": [{}]}]',
        '[{"name": "a", "prompt": 2, "tellings": [{"session": "s", "told": "2026-11-20T12:00:00+00:00", "seconds": 1,'
        ' "parts": {}}]}]',
        '[{"name": "a", "prompt": null, "tellings": [{"session": "s", "told": "2026-11-20", "seconds": 1, "parts": {}}'
        "]}]",
    ],
)
def test_a_damaged_bank_is_never_taken_for_an_empty_one(tmp_path: Path, damaged: str) -> None:
    text = f'{{"schema": "voicecoach.stories/1", "stories": {damaged}}}'
    (tmp_path / stories.FILE).write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableInput, match="move it away"):
        read_stories(tmp_path)


def test_bytes_that_are_no_text_are_damage(tmp_path: Path) -> None:
    (tmp_path / stories.FILE).write_bytes(b"\xff\xfe")
    with pytest.raises(UnreadableInput, match="move it away"):
        read_stories(tmp_path)


def test_a_disk_that_refuses_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(DeviceError, match="cannot be written"):
        keep_goal(GOAL, tmp_path / "file" / "below")
    (tmp_path / plan.FILE).mkdir()
    with pytest.raises(DeviceError, match="cannot be read"):
        read_goal(tmp_path)
