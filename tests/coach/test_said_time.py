"""Moments said back to the coach, as people say them and as recognisers write them."""

import pytest

from voicecoach.coach.said_time import moments
from voicecoach.coach.spoken import moment


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("nine forty", 580),
        ("9:40", 580),
        ("9.40", 580),
        ("$9.40", 580),
        ("940", 580),
        ("9 40", 580),
        ("nine-forty", 580),
        ("eighteen thirty-one", 18 * 60 + 31),
        ("1831", 18 * 60 + 31),
        ("thirty one five", 31 * 60 + 5),
        ("nine oh five", 545),
        ("nine zero five", 545),
        ("9:05", 545),
        ("twenty", 1200),
        ("twenty five", 25 * 60),
        ("ten minutes", 600),
        ("10 minutes", 600),
        ("nine minutes and forty seconds", 580),
        ("nine minutes forty", 580),
        ("forty seconds", 40),
        ("a hundred", None),
        ("one hour nine forty", 3600 + 580),
        ("1:09:40", 3600 + 580),
        ("one hour and ten minutes", 4200),
        ("nine seventy", None),
        ("9:75", None),
        ("nine forty ten five", None),
        ("forty seconds nine minutes", None),
        ("the point where I lost you", None),
        ("nine and", None),
        ("", None),
    ],
)
def test_a_moment_is_understood(said: str, seconds: float | None) -> None:
    assert moments(said.split())[:1] == (() if seconds is None else (seconds,))


def test_a_number_alone_may_be_seconds_too() -> None:
    assert moments(["forty"]) == (2400, 40)


@pytest.mark.parametrize("seconds", [*range(1, 3600, 7), 3600, 3605, 3630, 4200, 4215, 4205])
def test_every_moment_the_coach_says_can_be_said_back(seconds: int) -> None:
    assert moments(moment(seconds).removeprefix("at ").split())[0] == seconds
