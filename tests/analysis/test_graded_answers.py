"""The graded answers: whole answers of every round and level, held against what a strict interviewer hears in them."""

from collections import Counter
from functools import cache

import pytest
from eval_answers import absences, evaluate
from graded_answers import ANSWERS, LEVELS, GradedAnswer, read_answers

from voicecoach.analysis.rules import RULES
from voicecoach.analysis.types import Analysis

ALL = tuple(read_answers())

PRECISE = 0.9
"""Share of what a rule reports that must be right."""


@cache
def judged(graded: GradedAnswer) -> Analysis:
    return graded.judged()


def test_there_are_answers_of_every_round_and_level() -> None:
    assert len(ALL) >= 24
    assert {path.stem for path in ANSWERS.glob("*.txt")} == {graded.name for graded in ALL}
    assert {graded.round for graded in ALL} == {"tpm", "pm", "swe", "behavioral"}
    levels = Counter((graded.prompt, graded.level) for graded in ALL)
    assert all(levels[prompt, level] for prompt, _ in levels for level in LEVELS)
    assert 0.4 <= sum(graded.punctuated for graded in ALL) / len(ALL) <= 0.6


def test_labels_name_rules_that_there_are() -> None:
    kinds = {rule.code: rule.kind for rule in RULES}
    for graded in ALL:
        assert all(kinds[code] == "absent" for code in graded.absent), graded.name
        assert all(kinds[label.name] == "present" for label in graded.present), graded.name


def test_what_is_reported_is_right() -> None:
    places, _ = evaluate(ALL)
    codes = {rule.code for rule in RULES if rule.kind == "present"}
    poor = {name: score for name, score in places.items() if name in codes and (score.precision or 1) < PRECISE}
    assert not poor


@pytest.mark.parametrize("graded", ALL, ids=lambda graded: graded.name)
def test_absences_are_exact(graded: GradedAnswer) -> None:
    found, gold = absences(graded, judged(graded))
    assert found == gold


@pytest.mark.parametrize("prompt", sorted({graded.prompt for graded in ALL}))
def test_substance_beats_fluency(prompt: str) -> None:
    findings = {
        graded.level: sum(not finding.delivery for finding in judged(graded).foremost)
        for graded in ALL
        if graded.prompt == prompt
    }
    assert findings["strong"] < findings["weak"]
    assert findings["strong"] <= findings["middling"] <= findings["weak"]
