"""What next? The dialogue after the feedback, in virtual time."""

import pytest

from voicecoach.coach.commands import Command, pressed_command
from voicecoach.coach.menu import GOODBYE, MISUNDERSTOOD, QUESTION, Menu, Reply

STEP = 0.5


def silence(menu: Menu, start: float, length: float) -> list[tuple[float, Reply]]:
    times = [start + at * STEP for at in range(round(length / STEP) + 1)]
    replies = [(now, menu.tick(now, speaking=False, settled=True)) for now in times]
    return [(now, reply) for now, reply in replies if reply is not None]


@pytest.mark.parametrize(
    ("said", "command"),
    [
        ("Details.", "details"),
        ("next", "next"),
        ("um, stop please", "stop"),
        ("again", "again"),
        ("Next question", "next"),
    ],
)
def test_the_words_that_are_offered_are_understood(said: str, command: str) -> None:
    assert Menu().hear(said.split()) == Reply(command=Command(command))


def test_anything_else_is_asked_about_and_an_um_is_nothing() -> None:
    assert Menu().hear("what was that about Kafka".split()) == Reply(MISUNDERSTOOD)
    assert Menu().hear([]) is None


def test_one_reminder_and_then_a_goodbye() -> None:
    replies = silence(Menu(), 100, 60)
    assert replies == [(120, Reply(QUESTION)), (160, Reply(GOODBYE, Command.STOP))]


def test_talking_and_words_still_missing_are_no_silence() -> None:
    menu = Menu()
    silence(menu, 0, 15)
    assert menu.tick(25, speaking=True, settled=True) is None
    assert menu.tick(44, speaking=False, settled=False) is None
    assert [now for now, _ in silence(menu, 44.5, 25)] == [64]


def test_a_command_starts_the_waiting_anew() -> None:
    menu = Menu()
    silence(menu, 0, 19)
    entry = pressed_command("d", "feedback")
    assert entry is not None
    assert menu.obey(entry) == Reply(command=Command.DETAILS)
    assert [now for now, _ in silence(menu, 100, 30)] == [120]
