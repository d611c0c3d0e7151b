"""The drills' data: complete, sayable, and right by calculation."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from drilled import DATA, PROMPTS
from pint import UnitRegistry
from spoken import judged

from voicecoach.cli.prompts_check import is_shift
from voicecoach.coach.drills.cost import read_choices
from voicecoach.coach.drills.find import DRILLS
from voicecoach.coach.drills.pushback import read_challenges
from voicecoach.coach.drills.replies import whole
from voicecoach.coach.drills.sheet import read_sheet
from voicecoach.coach.drills.sizing import read_problems, result
from voicecoach.coach.prompts import STORY_PARTS, TOPICS
from voicecoach.coach.prompts_check import FOR_THE_EYE, SAYABLE
from voicecoach.errors import UsageError

HEARD_ONLY = frozenset({"phrases", "words", "about", "wants", "caving"})
"""Keys whose texts are listened for and never said."""

WRITTEN_ONLY = frozenset({"sum", "unit", "title"})

LONGEST = 30
"""Words of a sentence: ten seconds without a breath."""


def said(value: object) -> Iterator[str]:
    """Every text of a file that is spoken."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from said(one)
    elif isinstance(value, Mapping):
        for key, one in value.items():
            if key == "wants":
                yield from one
            elif key not in HEARD_ONLY | WRITTEN_ONLY:
                yield from said(one)


def data(name: str) -> dict[str, Any]:
    return tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))


def test_every_drill_has_its_data_and_nothing_else_does() -> None:
    assert {path.stem for path in DATA.iterdir()} == set(DRILLS)


@pytest.mark.parametrize("name", DRILLS)
def test_what_is_said_can_be_said_and_taken_in(name: str) -> None:
    for text in said(data(name)):
        for word in text.split():
            assert SAYABLE.fullmatch(word), word
            assert word.lower().strip(".,;:?!") not in FOR_THE_EYE, word
        for sentence in re.split(r"(?<=[.?!])\s+", text):
            assert len(sentence.split()) <= LONGEST, sentence


@pytest.mark.parametrize(
    ("name", "table", "least"),
    [("cost", "choices", 24), ("estimate", "problems", 18), ("pushback", "pushbacks", 20), ("shift", "shifts", 8)],
)
def test_there_is_enough_to_choose_from_and_nothing_twice(name: str, table: str, least: int) -> None:
    texts = [row["says"] for row in data(name)[table]]
    assert len(set(texts)) == len(texts) >= least


def test_every_sum_comes_to_its_figure() -> None:
    units: UnitRegistry[Any] = UnitRegistry()
    units.define("dollar = [money]")
    units.define("month = 30 * day")
    for problem in read_problems(DATA):
        right = units.Quantity(float(problem.value), problem.unit or "dimensionless")
        ratio = (1 * units.parse_expression(problem.sum) / right).to_base_units()
        assert ratio.dimensionless, problem.name
        assert ratio.magnitude == pytest.approx(1, rel=0.01), problem.name
        assert 1 < problem.factor <= 2, problem.name


def test_every_answer_is_right_as_it_is_said() -> None:
    for problem in read_problems(DATA):
        reply = whole(judged(f"{problem.path} So that is {problem.answer}."))
        found = result(problem, reply)
        assert found is not None, problem.name
        assert found.right, problem.name


def test_a_figure_given_in_a_problem_is_not_its_answer() -> None:
    for problem in read_problems(DATA):
        found = result(problem, whole(judged(problem.says)))
        assert found is None or not found.right, problem.name


def test_every_general_shift_is_recognised_as_one() -> None:
    for shift in read_sheet(DATA, "shift").tables("shifts"):
        assert is_shift(shift.text("says")), shift.text("says")
        assert shift.text("says").endswith("?")
        assert any(word in shift.text("says").lower() for word in shift.texts("about"))
        assert len(shift.wants("wants")) >= 2


def test_a_price_is_worded_for_every_choice() -> None:
    for choice in read_choices(DATA):
        assert choice.price.endswith(".")
        assert len(set(choice.words)) == len(choice.words) >= 6, choice.name


def test_some_doubts_fit_any_claim_and_some_only_what_they_name() -> None:
    challenges = read_challenges(DATA)
    assert sum(not challenge.about for challenge in challenges) >= 8
    assert all(" " not in word for challenge in challenges for word in challenge.about)


def test_every_topic_and_every_part_has_its_words() -> None:
    assert {name for name, _ in read_sheet(DATA, "scoping").named("topics")} == set(TOPICS)
    assert [f"story.{name}" for name, _ in read_sheet(DATA, "story").named("parts")] == list(STORY_PARTS)


def test_the_drills_are_no_prompts() -> None:
    assert not {prompt.id for prompt in PROMPTS} & set(DRILLS)


def test_broken_data_are_a_fault_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        read_sheet(tmp_path, "cost")
    (tmp_path / "cost.toml").write_text("minutes = 0\n[[choices]]\nname = 3\n", encoding="utf-8")
    sheet = read_sheet(tmp_path, "cost")
    with pytest.raises(UsageError, match="above zero"):
        sheet.number("minutes")
    with pytest.raises(UsageError, match="choices 1 has no 'name'"):
        sheet.tables("choices")[0].text("name")
