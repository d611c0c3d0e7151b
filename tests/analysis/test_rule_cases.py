"""Every rule against its Markdown cases: some must fire on the marked words, some must stay silent."""

from difflib import SequenceMatcher

import pytest
from case_files import RuleCase, all_cases
from spoken import unpunctuated

from voicecoach.analysis.rules import RULES

ALL = all_cases()

HALF = 0.5
"""Of the shorter of the marked words and the quotation, what the other must hold."""


@pytest.mark.parametrize("case", ALL, ids=str)
@pytest.mark.parametrize("form", [str, unpunctuated], ids=["punctuated", "unpunctuated"])
def test_case(case: RuleCase, form: type[str]) -> None:
    quotes = [finding.quote for finding in case.judged(form(case.text)).findings if finding.code == case.code]
    if not case.fires:
        assert quotes == []
        return
    assert quotes, "the rule stays silent"
    assert overlap(case.marked, quotes[0]) >= HALF, quotes


def overlap(marked: str, quote: str) -> float:
    """Words in a row that two stretches of one text share, as a share of the shorter stretch."""
    left, right = unpunctuated(marked).split(), unpunctuated(quote).split()
    shared = SequenceMatcher(None, left, right, autojunk=False).find_longest_match()
    return shared.size / min(len(left), len(right))


def test_every_rule_has_cases_of_both_kinds() -> None:
    kinds = {(case.code, case.fires) for case in ALL}
    assert kinds == {(rule.code, fires) for rule in RULES for fires in (True, False)}
