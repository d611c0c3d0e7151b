"""Spoken commands: heard alone, in any dress, and never taken out of an answer."""

import pytest

from voicecoach.coach.commands import (
    ALONE,
    Command,
    Entry,
    heard_command,
    named_moments,
    options,
    pressed_command,
    table,
)


@pytest.mark.parametrize("entry", table(), ids=lambda entry: entry.command)
def test_every_wording_gives_its_command(entry: Entry) -> None:
    for phase in entry.phases:
        for said in (*entry.says, *(f"uhm, coach, {brief} please." for brief in entry.brief)):
            heard = heard_command(said.split(), phase)
            assert heard is not None, said
            assert heard.command is entry.command, said


@pytest.mark.parametrize(
    "text",
    [
        "and when I'm done with that we ship",
        "then the retries stop",
        "so we pause the clock on the old job and skip it",
        "again",
        "stop",
        "next",
        "the coach",
        "um",
        "",
    ],
)
def test_nothing_is_taken_out_of_an_answer(text: str) -> None:
    assert heard_command(text.split(), "answer") is None


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("Again from nine forty.", 580),
        ("Coach, again from 9:40, please.", 580),
        ("from, um, about nine forty", 580),
        ("Let me try again from eighteen thirty-one.", 1111),
        ("Go back to forty seconds.", 40),
    ],
)
def test_a_moment_of_the_answer_is_named_with_the_command(said: str, seconds: float) -> None:
    heard = heard_command(said.split(), "feedback")
    assert heard is not None
    assert heard.command is Command.RETAKE
    assert named_moments(heard, said.split())[0] == seconds
    assert heard_command(said.split(), "answer") is None


@pytest.mark.parametrize("said", ["from my side", "again from nine forty engineers", "back to the cost", "at Netflix"])
def test_words_that_name_no_moment_are_no_command(said: str) -> None:
    assert heard_command(said.split(), "feedback") is None


def test_a_brief_word_counts_after_a_silence_or_with_the_coach_named() -> None:
    assert heard_command(["stop"], "answer", silence=ALONE - 0.1) is None
    for heard in (heard_command(["Stop."], "answer", silence=ALONE), heard_command(["coach", "stop"], "answer")):
        assert heard is not None
        assert heard.command is Command.STOP


def test_commands_have_their_place() -> None:
    assert heard_command(["details"], "feedback") is not None
    assert heard_command("i'm done".split(), "feedback") is None
    assert heard_command(["resume"], "answer", silence=5.0) is None


def test_keys_do_the_same() -> None:
    paused, resumed = pressed_command("p", "answer"), pressed_command("p", "paused")
    assert paused is not None
    assert resumed is not None
    assert (paused.command, resumed.command) == (Command.PAUSE, Command.RESUME)
    assert pressed_command("x", "answer") is None


def test_no_wording_or_key_gives_two_commands() -> None:
    for phase in ("answer", "paused", "feedback"):
        here = [entry for entry in table() if phase in entry.phases]
        said = [wording for entry in here for wording in (*entry.says, *entry.brief)]
        keys = [entry.key for entry in here if entry.key]
        assert len(said) == len(set(said))
        assert len(keys) == len(set(keys))


def test_what_can_be_said_is_told() -> None:
    told = options("feedback")
    assert '"details"' in told
    assert "i'm done" not in told
