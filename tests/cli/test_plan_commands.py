"""`voicecoach plan` and `today`: made from a date, ticked off by sessions."""

from datetime import date, timedelta

import pytest
from commands import Voicecoach
from fabricated import drill, fill, mock

from voicecoach.storage.history import history_path
from voicecoach.storage.plan import read_goal

TODAY = date.today()


def day(ahead: int) -> str:
    return (TODAY + timedelta(days=ahead)).isoformat()


def test_without_a_plan_both_say_how_to_make_one(voicecoach: Voicecoach) -> None:
    for command in ("plan", "today"):
        ended = voicecoach(command)
        assert (ended.status, ended.out) == (2, "")
        assert "voicecoach plan --interview" in ended.err


def test_a_plan_is_made_kept_and_shown(voicecoach: Voicecoach) -> None:
    made = voicecoach("plan", "--interview", day(25), "--round", "tpm").out
    assert "in 25 days; 4 hours a day." in made
    assert "Ahead: 15 rehearsals" in made
    assert made.count("\n") > 25
    assert voicecoach("plan").out == made


def test_replanning_keeps_what_it_is_not_told_to_change(voicecoach: Voicecoach) -> None:
    voicecoach("plan", "--interview", day(25), "--round", "swe", "--hours-a-day", "2")
    voicecoach("plan", "--interview", day(30))
    kept = read_goal()
    assert kept is not None
    assert (kept.interview.isoformat(), kept.round, kept.hours_a_day, kept.begun) == (day(30), "swe", 2, TODAY)
    voicecoach("plan", "--round", "pm")
    assert (kept := read_goal()) is not None
    assert (kept.interview.isoformat(), kept.round) == (day(30), "pm")


def test_what_was_practised_is_ticked_off_and_nothing_else(voicecoach: Voicecoach) -> None:
    voicecoach("plan", "--interview", day(5), "--hours-a-day", "2")
    before = voicecoach("today").out
    assert "[ ] mock" in before
    assert "[x]" not in before
    held = mock("subtitle-updates-strong", TODAY)
    fill(history_path(), held, drill("scoping", TODAY))
    after = voicecoach("today").out
    assert "[x] drill scoping, 10 min" in after
    assert after.count("[x]") == 2
    assert "[x] mock" in after
    assert "done: subtitle-updates (" in after
    assert [line[4:] for line in before.splitlines() if line.startswith("[")] == [
        line[4:] for line in after.splitlines() if line.startswith("[")
    ]
    assert "[x] mock" in voicecoach("plan").out


def test_a_story_that_was_told_is_offered_to_the_bank(voicecoach: Voicecoach) -> None:
    voicecoach("plan", "--interview", day(20))
    held = mock("slipped-dependency-strong", TODAY, seconds=180.0)
    fill(history_path(), held)
    assert f"voicecoach stories add NAME --session {held.id}" in voicecoach("today").out


def test_the_story_that_fits_is_named(voicecoach: Voicecoach) -> None:
    told = mock("slipped-dependency-strong", TODAY - timedelta(days=1))
    fill(history_path(), told, mock("subtitle-updates-weak", TODAY - timedelta(days=2)))
    voicecoach("stories", "add", "Late CDN", "--session", told.id)
    voicecoach("plan", "--interview", day(1))
    text = voicecoach("today").out
    assert "[ ] story slipped-dependency" in text
    assert "your story for it: Late CDN" in text


def test_what_was_done_before_is_looked_back_on(voicecoach: Voicecoach) -> None:
    fill(history_path(), mock("subtitle-updates-weak", TODAY - timedelta(days=1)))
    made = voicecoach("plan", "--interview", day(20)).out
    assert "1 rehearsal, 0.8 hours aloud" in made
    assert "Ahead: 14 rehearsals" in made
    assert "subtitle-updates (0 points)" in made.partition("Done\n")[2].partition("Ahead\n")[0]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--interview", "2020-01-01"), "is past"),
        (("--interview", day(0)), "today"),
        (("--interview", day(400)), "more than a year"),
        (("--interview", day(9), "--round", "chess"), "no round called 'chess'"),
        (("--round", "tpm"), "There is no plan yet"),
        (("--interview", "soon"), "soon"),
    ],
)
def test_what_cannot_be_planned_is_refused_and_not_kept(
    voicecoach: Voicecoach, arguments: tuple[str, ...], sentence: str
) -> None:
    ended = voicecoach("plan", *arguments)
    assert (ended.status, ended.out) == (2, "")
    assert sentence in ended.err
    assert read_goal() is None
