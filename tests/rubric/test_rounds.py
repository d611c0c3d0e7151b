"""Rounds are data that add up: weights, caps, early points, and rules that exist."""

import pytest

from voicecoach.analysis.rules import RULES
from voicecoach.errors import UsageError
from voicecoach.rubric.drills import DRILLS
from voicecoach.rubric.rounds import Round, find_round, rounds

CONTENT = {rule.code for rule in RULES if not rule.delivery}

each_round = pytest.mark.parametrize("entry", rounds(), ids=lambda entry: entry.name)


def test_the_four_rounds() -> None:
    assert [(entry.name, entry.minutes) for entry in rounds()] == [
        ("behavioral", 45),
        ("pm", 60),
        ("swe", 60),
        ("tpm", 45),
    ]


def test_areas_weigh_what_interviewers_say_they_weigh() -> None:
    weights = {entry.name: [area.weight for area in entry.areas] for entry in rounds()}
    assert weights["tpm"] == [30, 25, 25, 20]
    assert weights["pm"] == [33, 34, 33]
    assert len(weights["swe"]) == 5
    assert len(weights["behavioral"]) == 7


@each_round
def test_what_can_be_earned_is_the_weight_and_the_weights_are_a_hundred(entry: Round) -> None:
    assert sum(area.weight for area in entry.areas) == 100
    assert [sum(earning.most for earning in area.earns) for area in entry.areas] == [
        area.weight for area in entry.areas
    ]


@each_round
def test_each_rule_stands_in_one_area_and_none_is_about_delivery(entry: Round) -> None:
    codes = [code for area in entry.areas for code in area.rules]
    assert set(codes) <= CONTENT
    assert len(set(codes)) == len(codes)


def test_every_rule_on_what_is_said_loses_points_somewhere_and_has_one_drill() -> None:
    assert {code for entry in rounds() for area in entry.areas for code in area.rules} == CONTENT
    trained = [code for codes in DRILLS.values() for code in codes]
    assert sorted(trained) == sorted(CONTENT)


@each_round
def test_every_area_has_a_drill(entry: Round) -> None:
    assert {area.drill for area in entry.areas} <= set(DRILLS)


def test_the_first_ten_minutes_of_a_programme_managers_round_weigh_half() -> None:
    entry = find_round("tpm")
    assert entry.early_minutes == 10
    assert sum(earning.most for area in entry.areas for earning in area.earns if earning.early) == 50


def test_an_unknown_round_names_the_known_ones() -> None:
    with pytest.raises(UsageError, match="behavioral, pm, swe, tpm"):
        find_round("cto")
