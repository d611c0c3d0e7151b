"""Every rule against its Markdown cases: some must fire on the marked words, some must stay silent."""

import pytest
from case_files import RuleCase, all_cases
from spoken import unpunctuated

from voicecoach.analysis.rules import RULES

ALL = all_cases()


@pytest.mark.parametrize("case", ALL, ids=str)
@pytest.mark.parametrize("form", [str, unpunctuated], ids=["punctuated", "unpunctuated"])
def test_case(case: RuleCase, form: type[str]) -> None:
    quotes = [finding.quote for finding in case.judged(form(case.text)).findings if finding.code == case.code]
    if not case.fires:
        assert quotes == []
        return
    assert quotes, "the rule stays silent"
    marked = set(unpunctuated(case.marked).split())
    assert marked & set(unpunctuated(quotes[0]).split()), quotes


def test_every_rule_has_cases_of_both_kinds() -> None:
    kinds = {(case.code, case.fires) for case in ALL}
    assert kinds == {(rule.code, fires) for rule in RULES for fires in (True, False)}
