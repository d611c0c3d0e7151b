"""What next? The dialogue after the feedback, in virtual time."""

import pytest

from voicecoach.coach.commands import Command, pressed_command
from voicecoach.coach.menu import GOODBYE, MISUNDERSTOOD, NOTHING_TO_RETAKE, QUESTION, Menu, Reply, question

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
    assert Menu().hear("what was that about Kafka".split()) == Reply(f"{MISUNDERSTOOD} {QUESTION}")
    assert Menu().hear([]) is None


def test_one_reminder_and_then_a_goodbye() -> None:
    replies = silence(Menu(), 100, 60)
    assert replies == [(120, Reply(QUESTION)), (160, Reply(GOODBYE, Command.STOP))]


@pytest.mark.parametrize(
    ("at", "asked"),
    [
        (580.2, "Say details, again from nine forty, next, or stop."),
        (40.0, "Say details, again from forty seconds, next, or stop."),
        (0.3, "Say details, again from there, next, or stop."),
        (None, QUESTION),
    ],
)
def test_the_moment_to_take_again_is_offered_in_words_that_can_be_said_back(at: float | None, asked: str) -> None:
    assert question(at) == asked
    offered = asked.removeprefix("Say details, ").partition(",")[0]
    reply = Menu(retakes=True).hear(offered.split())
    assert reply is not None
    assert reply.command is (Command.AGAIN if at is None else Command.RETAKE)
    assert reply.moments == (() if at is None or at < 1 else (int(at),))


def test_where_nothing_can_be_taken_again_that_is_said() -> None:
    assert Menu().hear("again from there".split()) == Reply(f"{NOTHING_TO_RETAKE} {QUESTION}")


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
