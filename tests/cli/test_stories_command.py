"""`voicecoach stories`: told once aloud, kept with its parts, and gone when it is deleted."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from commands import Voicecoach
from fabricated import drill, fill, mock

from voicecoach.storage.history import history_path

DAY = date(2026, 11, 18)

TOLD = mock("slipped-dependency-strong", DAY, seconds=190.0)
AGAIN = mock("slipped-dependency-weak", DAY + timedelta(days=2), seconds=65.0)
NO_STORY = mock("subtitle-updates-weak", DAY + timedelta(days=1))


@pytest.fixture
def told(home: Path) -> str:
    fill(history_path(), TOLD, NO_STORY, AGAIN, drill("story", DAY))
    return TOLD.id


def test_an_empty_bank_names_the_questions(voicecoach: Voicecoach) -> None:
    text = voicecoach("stories").out
    assert text.startswith("0 of 6 core and 2 backup stories.\n")
    assert voicecoach("stories", "list").out == text
    assert "  why-here " in text
    assert "voicecoach practice --prompt" in text


def test_a_story_goes_round(voicecoach: Voicecoach, told: str) -> None:
    assert (
        voicecoach("stories", "add", " Late  CDN ", "--session", told).err
        == "Kept: Late CDN. All its parts were told.\n"
    )
    listed = voicecoach("stories").out
    assert "Late CDN  core   2026-11-18  03:10   7 of 7" in listed
    assert "unrealistic-deadline" not in listed
    shown = voicecoach("stories", "show", "late").out
    assert "  role        00:11  i was running the ticketing relaunch" in shown
    assert "Answers: conflict-with-a-partner-team, migration-story, slipped-dependency" in shown
    assert voicecoach("stories", "fit", "two-directors").out == "Late CDN\n"
    assert "None of your stories" in voicecoach("stories", "fit", "why-here").err
    assert "not in the bank any more" in voicecoach("stories", "delete", "late cdn").err
    assert voicecoach("stories").out.startswith("0 of 6")
    assert told in voicecoach("history").out


def test_told_again_a_story_is_as_it_was_told_last(voicecoach: Voicecoach, told: str) -> None:
    voicecoach("stories", "add", "Late CDN", "--session", AGAIN.id)
    assert "It lacks: " in voicecoach("stories", "add", "late cdn", "--session", AGAIN.id).err
    voicecoach("stories", "add", "late cdn", "--session", told)
    shown = voicecoach("stories", "show", "Late CDN").out
    assert shown.startswith(f"Late CDN: told 2 times, last on 2026-11-20 in 01:05 ({AGAIN.id})")
    assert "missing" in shown


def test_words_go_with_their_session(voicecoach: Voicecoach, told: str, home: Path) -> None:
    voicecoach("stories", "add", "Late CDN", "--session", told)
    voicecoach("delete", told, "--yes")
    shown = voicecoach("stories", "show", "late").out
    assert "  role        00:11\n" in shown
    assert "its words with it" in shown
    assert "ticketing" not in (home / "stories.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("add", "x", "--session", NO_STORY.id), "no story was told"),
        (("add", "x", "--session", "none"), "no session 'none'"),
        (("add", " ", "--session", TOLD.id), "one line"),
        (("add", "x" * 61, "--session", TOLD.id), "one line"),
        (("add", "x\x1b[2J", "--session", TOLD.id), "one line"),
        (("add", "x", "--prompt", "subtitle-updates", "--session", TOLD.id), "asks for no story"),
        (("show", "x"), "There is no story 'x'; yours: none yet."),
        (("delete", "x"), "There is no story 'x'"),
        (("fit", "subtitle-updates"), "asks for no story"),
        (("fit", "nothing"), "no prompt called 'nothing'"),
    ],
)
def test_a_command_put_wrongly_is_one_sentence(
    voicecoach: Voicecoach, told: str, arguments: tuple[str, ...], sentence: str
) -> None:
    ended = voicecoach("stories", *arguments)
    assert (ended.status, ended.out) == (2, "")
    assert sentence in ended.err
    assert told
