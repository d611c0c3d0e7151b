"""Stories answer the questions of their themes."""

from datetime import UTC, datetime, timedelta

import pytest

from voicecoach.coach.prompts_read import load_prompt, prompt_paths
from voicecoach.coach.stories import covers, fitting, questions, ranked, themes, uncovered
from voicecoach.resources import prompts_dir
from voicecoach.rubric.stories import PARTS, Story, Telling

PROMPTS = tuple(map(load_prompt, prompt_paths(prompts_dir())))

TOLD = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


def story(name: str, prompt: str | None, parts: int = 7, days: int = 0) -> Story:
    told = dict.fromkeys(PARTS[:parts], 1.0)
    return Story(name, prompt, (Telling("a", TOLD - timedelta(days=days), 100.0, told),))


def test_every_question_that_asks_for_a_story_has_a_theme_and_no_other_has() -> None:
    assert {one for theme in themes() for one in theme.prompts} == set(questions(PROMPTS))


def test_one_story_for_each_theme_answers_everything() -> None:
    bank = [story(theme.name, theme.prompts[0]) for theme in themes()]
    assert uncovered(bank, PROMPTS) == ()
    assert uncovered([], PROMPTS) == questions(PROMPTS)


def test_a_story_covers_its_question_and_those_of_the_same_themes() -> None:
    assert covers("why-here") == {"why-here"}
    assert covers("recovery-story") == {"recovery-story", "hardest-failure-you-debugged"}
    assert covers("of-my-own") == {"of-my-own"}
    assert covers(None) == frozenset()


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("two-directors", ["wishes", "wrong", "partner", "slip"]),
        ("slipped-dependency", ["slip", "partner", "wishes"]),
        ("why-here", []),
    ],
)
def test_the_story_told_for_a_question_fits_it_best(question: str, names: list[str]) -> None:
    bank = [
        story("partner", "conflict-with-a-partner-team", parts=5),
        story("slip", "slipped-dependency", parts=4),
        story("wishes", "two-directors", parts=2),
        story("wrong", "disagreeing-with-your-manager"),
        story("unknown", None),
    ]
    assert [one.name for one in fitting(question, bank)] == names


def test_the_core_is_what_answers_most() -> None:
    bank = [
        story("a", "why-here"),
        story("b", "slipped-dependency"),
        story("c", "unrealistic-deadline"),
        story("d", None),
    ]
    assert [one.name for one in ranked(bank)] == ["b", "a", "c", "d"]


def test_what_is_missing_is_named_in_order() -> None:
    assert story("a", None, parts=5).latest.missing == ("outcome", "reflection")
