"""Every rule against its Markdown cases: some must fire on the marked words, some must stay silent."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from spoken import judged, unpunctuated

from voicecoach.analysis.rules import RULES

CASES = Path(__file__).parent.parent / "cases"


@dataclass(frozen=True)
class RuleCase:
    code: str
    fires: bool
    title: str
    text: str
    marked: str

    def __str__(self) -> str:
        return f"{self.code}: {'fires' if self.fires else 'silent'}: {self.title}"


def read_cases(path: Path) -> list[RuleCase]:
    cases = []
    for section in path.read_text(encoding="utf-8").split("\n## ")[1:]:
        heading, _, body = section.partition("\n")
        kind, _, title = heading.partition(": ")
        assert kind in {"fires", "silent"}, heading
        marked = re.findall(r"\*\*(.+?)\*\*", body, re.DOTALL)
        assert len(marked) == (kind == "fires"), heading
        text = " ".join(body.replace("**", "").split())
        cases.append(RuleCase(path.stem, kind == "fires", title, text, " ".join(" ".join(marked).split())))
    return cases


ALL = [case for path in sorted(CASES.glob("*.md")) for case in read_cases(path)]


@pytest.mark.parametrize("case", ALL, ids=str)
@pytest.mark.parametrize("form", [str, unpunctuated], ids=["punctuated", "unpunctuated"])
def test_case(case: RuleCase, form: type[str]) -> None:
    quotes = [finding.quote for finding in judged(form(case.text)).findings if finding.code == case.code]
    if not case.fires:
        assert quotes == []
        return
    assert quotes, "the rule stays silent"
    marked = set(unpunctuated(case.marked).split())
    assert marked & set(unpunctuated(quotes[0]).split()), quotes


def test_every_rule_has_cases_of_both_kinds() -> None:
    kinds = {(case.code, case.fires) for case in ALL}
    assert kinds == {(rule.code, fires) for rule in RULES for fires in (True, False)}
