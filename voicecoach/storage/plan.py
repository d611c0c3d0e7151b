"""`plan.json`: the interview one prepares for. The days are worked out from it and from what was really practised."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from voicecoach.resources import data_dir
from voicecoach.rubric.preparation import Goal
from voicecoach.storage.preparing import keep_data, read_kept, text
from voicecoach.transcript.fields import number

SCHEMA = "voicecoach.plan/1"

FILE = "plan.json"


def read_goal(root: Path | None = None) -> Goal | None:
    """The interview that was planned for last; None when there is none.

    Raises:
        UnreadableInput: the file is damaged.
        DeviceError: the disk refuses.
    """
    return read_kept((root or data_dir()) / FILE, SCHEMA, _goal, None)


def keep_goal(goal: Goal, root: Path | None = None) -> None:
    """Plan for this interview from now on.

    Raises:
        DeviceError: the disk refuses.
    """
    fields = {
        "interview": goal.interview.isoformat(),
        "round": goal.round,
        "begun": goal.begun.isoformat(),
        "hours_a_day": goal.hours_a_day,
    }
    keep_data((root or data_dir()) / FILE, SCHEMA, fields)


def _goal(data: Mapping[str, Any]) -> Goal:
    hours = number(data["hours_a_day"])
    if hours is not None and not 0 < hours <= 24:
        raise ValueError(hours)
    return Goal(
        interview=date.fromisoformat(text(data["interview"])),
        round=text(data["round"]),
        begun=date.fromisoformat(text(data["begun"])),
        hours_a_day=hours,
    )
