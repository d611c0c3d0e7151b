"""What trends, plan, today and stories have in common: what was practised, and how it stands against the plan."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from voicecoach.cli.history_file import opened_history

if TYPE_CHECKING:
    from voicecoach.coach.plan import Plan
    from voicecoach.rubric.preparation import Goal, Sitting


def every_sitting() -> "tuple[Sitting, ...]":
    """Every session, oldest first, those among them whose folders the history has not seen yet.

    Raises:
        DeviceError: the disk refuses, or another program does not let go.
        UnreadableInput: the history is damaged.
    """
    from voicecoach.storage.history import history_path
    from voicecoach.storage.trend_rows import read_sittings

    with opened_history():
        return read_sittings(history_path())


def plan_of(goal: "Goal", today: date, sittings: "Sequence[Sitting]") -> "Plan":
    """The plan for an interview, as it stands this morning."""
    from voicecoach.cli.prompt_files import shelf
    from voicecoach.coach.plan import plan
    from voicecoach.storage.stories import read_stories

    return plan(goal, today, sittings=sittings, prompts=shelf().prompts, stories=read_stories())


@dataclass(frozen=True, slots=True)
class Standing:
    """Hours and rehearsals so far."""

    mocks: int
    mocks_wanted: int
    hours: float
    hours_wanted: tuple[int, int]
    """Least and most, with all the reading."""
    interview: date | None
    """None without a plan."""

    @property
    def sentence(self) -> str:
        """All of it for people."""
        least, most = self.hours_wanted
        when = "" if self.interview is None else f" for the interview on {self.interview}"
        return (
            f"So far{when}: {self.mocks} rehearsal{'' if self.mocks == 1 else 's'}, {self.hours:.1f} hours aloud; "
            f"guides ask for {self.mocks_wanted} or more, and {least} to {most} hours with all the reading."
        )


def standing(sittings: "Sequence[Sitting]", goal: "Goal | None", round_name: str | None) -> Standing:
    """How far one is.

    Args:
        sittings: every one.
        goal: what is planned for; only what counts towards it does. None: everything counts.
        round_name: of which rehearsals count; None for the goal's, and without a goal for any.
    """
    from voicecoach.coach.goal import counted
    from voicecoach.rubric.preparation import HOURS, MOCKS, hours_aloud

    counting = sittings if goal is None else counted(goal, sittings)
    wanted = round_name or (goal.round if goal else None)
    mocks = sum(sitting.is_mock and wanted in {None, sitting.round} for sitting in counting)
    return Standing(mocks, MOCKS, hours_aloud(counting), HOURS, goal.interview if goal else None)
