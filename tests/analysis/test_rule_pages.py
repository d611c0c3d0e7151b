"""Every rule's file keeps the form that users read: code, name, the seven headings."""

import re

import pytest

from voicecoach.analysis.rules import RULES
from voicecoach.analysis.thresholds import limits
from voicecoach.analysis.types import Rule

HEADINGS = ["What it looks for", "Why it matters", "Heard", "Say instead", "Does not flag", "Source"]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_page_has_its_headings_in_order(rule: Rule) -> None:
    assert rule.page.startswith(f"{rule.code} {rule.name}: ")
    assert re.findall(r"^([A-Z].*):$", rule.page, re.MULTILINE) == HEADINGS


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_rule_is_named_for_the_problem_and_has_its_table_of_thresholds(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z]+\d{3}", rule.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    assert isinstance(limits(rule.code), dict)


def test_codes_and_names_are_unique() -> None:
    assert len({rule.code for rule in RULES}) == len({rule.name for rule in RULES}) == len(RULES)
