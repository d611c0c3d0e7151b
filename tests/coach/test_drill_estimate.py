"""The sizing drill: the figure of a reply, and how far off it may be."""

import pytest
from drilled import DATA, hold, new_drill
from spoken import judged, unpunctuated

from voicecoach.coach.conversation import Move
from voicecoach.coach.drills.replies import whole
from voicecoach.coach.drills.sizing import Problem, read_problems, result

PROBLEMS = {problem.says: problem for problem in read_problems(DATA)}

NAMED = {problem.name: problem for problem in PROBLEMS.values()}


def verdict(problem: Problem, text: str) -> bool | None:
    found = result(problem, whole(judged(text)))
    return None if found is None else found.right


@pytest.mark.parametrize(
    ("name", "text", "right"),
    [
        ("plays a second", "Times two is six hundred million a day. So about six thousand a second.", True),
        ("plays a second", "Six hundred million a day over a hundred thousand, so roughly seven thousand.", True),
        (
            "plays a second",
            "Six hundred million a day over a hundred thousand, so roughly seventy thousand.",
            False,
        ),
        ("plays a second", "About sixty thousand per second.", False),
        ("the launch night", "That is sixty million megabits, so sixty terabits per second.", True),
        ("the launch night", "So that's sixty terabits.", True),
        ("the launch night", "That is sixty million megabits a second, so sixty gigabits per second.", False),
        ("the event log", "Twenty billion events times five hundred bytes is ten terabytes.", True),
        ("the event log", "That makes ten to the thirteen bytes.", True),
        ("the event log", "So one terabyte per day.", False),
        ("the encoding machines", "Twelve hundred hours over twenty four is fifty.", True),
        ("the bill", "Five million gigabytes times two cents, so a hundred thousand dollars.", True),
        ("the bill", "So ten thousand dollars a month.", False),
        ("the failed plays", "Five hundred million over two thousand is a quarter of a million.", True),
        ("the cache", "A thousand gigabytes.", True),
        ("the download", "Six hundred over twenty is thirty seconds.", False),
        ("the download", "Two hundred and forty seconds, so four minutes.", True),
        ("the edge server", "Between twenty and thirty thousand viewers.", True),
        ("the thumbnails", "I have no idea, sorry.", None),
    ],
)
def test_the_last_figure_that_answers_is_the_result(name: str, text: str, right: bool | None) -> None:
    assert verdict(NAMED[name], text) is right
    assert verdict(NAMED[name], unpunctuated(text)) is right


def solved(move: Move) -> str | None:
    problem = PROBLEMS.get(move.text)
    return f"{problem.path} So {problem.answer}." if problem else None


@pytest.mark.parametrize("seed", range(3))
def test_right_figures_are_told_so(seed: int) -> None:
    held = hold(new_drill("estimate", seed=seed), solved)
    assert "You got all five right." in held.debrief
    assert "too high" not in held.debrief


def test_a_wrong_figure_gets_the_right_one_and_the_path_to_it() -> None:
    drill = new_drill("estimate")
    wrong = PROBLEMS[drill.conversation.lines()[0]]
    said = f"I would say {4 * wrong.value} {wrong.unit}s"
    held = hold(drill, lambda move: said if move.text == wrong.says else solved(move))
    assert "You got four of five right." in held.debrief
    assert f"It is {wrong.answer}. {wrong.path}" in held.debrief


def test_no_figure_gets_the_right_one_as_well() -> None:
    held = hold(new_drill("estimate"), lambda move: "I could not say." if move.text in PROBLEMS else None)
    assert "You got none of five right." in held.debrief
    assert held.debrief.count("I heard no result. It is ") == 5


def test_somebody_who_reckons_aloud_is_given_time() -> None:
    moves = hold(new_drill("estimate"), lambda _: None).moves
    assert [move.reason for move in moves[1:-1]] == ["no answer"] * 4
