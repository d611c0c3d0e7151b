"""Markdown to be pasted into a program for notes: headings in order, no HTML, nothing that a path gives away."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from spoken import judged

from voicecoach.analysis.types import Analysis
from voicecoach.reports.markdown import markdown
from voicecoach.reports.marks import escape
from voicecoach.rubric.verdict import judge

TEXT = (
    "How many members do we serve? I'd use Kafka for the updates, and it costs us one more system to run. "
    "It is highly scalable. "
) + "Then there is the rest of the story, and people were fine with all of it in the end. " * 20


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    found = judged(TEXT)
    source = replace(found.source, path="/home/ana/interviews/2026_mock.txt")
    return replace(found, source=source, prompt="subtitle-updates")


def test_headings_go_down_one_step_at_a_time_with_a_blank_line_around(analysis: Analysis) -> None:
    lines = markdown(analysis).splitlines()
    levels = [(at, len(line.split()[0])) for at, line in enumerate(lines) if line.startswith("#")]
    assert [level for _, level in levels].count(1) == 1
    assert levels[0] == (0, 1)
    assert all(deeper - level <= 1 for (_, level), (_, deeper) in pairwise(levels))
    assert all(lines[at + 1] == "" and (at == 0 or lines[at - 1] == "") for at, _ in levels)


def test_there_is_no_html_and_no_double_blank_line(analysis: Analysis) -> None:
    page = markdown(analysis)
    assert not re.search(r"(?<!\\)<|&\w+;", page)
    assert "\n\n\n" not in page


def test_the_file_is_named_without_its_folders(analysis: Analysis) -> None:
    page = markdown(analysis)
    assert page.startswith("# 2026\\_mock.txt\n\nRound tpm, question subtitle-updates: 405 words, ")
    assert "/home" not in page


def test_the_verdict_in_it_is_the_verdict(analysis: Analysis) -> None:
    page, verdict = markdown(analysis), judge(analysis)
    assert f"\n{verdict.score.level.capitalize()}: {verdict.score.total:g} of 100 points.\n" in page
    for area in verdict.score.areas:
        assert f"\n### {area.name.capitalize()}: {area.points:g} of {area.weight}\n" in page
    assert verdict.fixes
    for finding in verdict.fixes:
        assert f"**{finding.code}**: {escape(finding.message)}\n" in page
    assert f"the {verdict.drill} drill" in page
    for answer in verdict.committee:
        assert f"**{answer.asks}** {answer.answer.capitalize()}." in page


def test_rules_that_lacked_the_same_share_a_line(analysis: Analysis) -> None:
    section = markdown(analysis).partition("## Not judged\n\n")[2].partition("\n\n")[0].splitlines()
    needs = {skipped.needs for skipped in analysis.skipped}
    assert len(section) == len(needs)
    assert all(skipped.code in "".join(section) for skipped in analysis.skipped)


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("1. first", r"1\. first"),
        ("- no", r"\- no"),
        ("from $5 to $6", r"from \$5 to \$6"),
        ("==so== %%what%% ~~no~~", r"\=\=so\=\= \%\%what\%\% \~\~no\~\~"),
        ("&lt;b&gt; R&D", r"\&lt;b\&gt; R&D"),
        ("a = b, 5% of 2. So", "a = b, 5% of 2. So"),
        ("two\n# lines", r"two \# lines"),
    ],
)
def test_what_is_said_becomes_no_mark_of_any_program(said: str, written: str) -> None:
    assert escape(said) == written
