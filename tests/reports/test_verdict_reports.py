"""The verdict in the three reports: every point with its reason and time, quiet on the terminal, speech stays text."""

import io
from typing import Any

from graded_answers import GradedAnswer, read_answers
from rich.console import Console
from spoken import judged

from voicecoach.analysis.types import Analysis
from voicecoach.reports.document import document
from voicecoach.reports.markdown import markdown
from voicecoach.reports.terminal import terminal

SHORT = "How many users do we have? I'd use Kafka because it absorbs the bursts. " + "And so it goes on and on. " * 12


def graded(name: str) -> Analysis:
    answers: dict[str, GradedAnswer] = {entry.name: entry for entry in read_answers()}
    return answers[name].judged()


def shown(analysis: Analysis) -> str:
    page = io.StringIO()
    Console(file=page, width=100, highlight=False).print(terminal(analysis))
    return page.getvalue()


def test_the_terminal_shows_the_level_and_a_line_for_each_area() -> None:
    page = shown(graded("encoding-rollout-strong"))
    points = document(graded("encoding-rollout-strong"))["rubric"]
    assert f"Yes: {points['total']:g} of 100 points." in page
    rows = [line.split() for line in page.splitlines() if " of " in line and "points" not in line]
    assert rows == [
        [*area["name"].split(), f"{area['points']:g}", "of", str(area["weight"])] for area in points["areas"]
    ]
    assert "scoping-question" not in page


def test_an_answer_too_short_for_a_level_says_what_it_needs_once() -> None:
    analysis = judged(SHORT)
    assert not analysis.not_enough
    assert shown(analysis).count("Not enough to judge: needs an answer of at least 250 words.") == 1
    page = markdown(analysis)
    assert "Not enough to judge: needs an answer of at least 250 words." in page
    assert "of 100 points" not in page
    assert "The committee asks" not in page


def test_markdown_gives_every_reason_with_its_time_and_its_points() -> None:
    page = markdown(graded("next-episode-middling"))
    assert "\n- 00:13 +3 scoping-question\n" in page
    assert "\n- 00:54 -3 **SCOPE002**\n" in page
    assert "\n- **Would they ship without asking for permission?** Yes.\n  - for: 00:54 decision: “" in page
    assert "(mark 2)" in page


def test_what_is_quoted_to_the_committee_stays_text() -> None:
    analysis = graded("less-process-strong")
    assert "**tradeoff**" in markdown(analysis)
    said = SHORT + "I'd talk to the <b>legal</b> team first, because they sign the licence. " * 8
    page = markdown(judged(said + "And then it goes on for a while about nothing in particular. " * 20))
    assert "The committee asks" in page
    assert "<b>" not in page


def test_the_document_names_signal_or_code_time_and_points_of_every_reason() -> None:
    parts: dict[str, Any] = document(graded("encoding-rollout-middling"))
    for area in parts["rubric"]["areas"]:
        assert area["points"] == sum(reason["points"] for reason in area["because"])
        assert {tuple(reason)[1:] for reason in area["because"]} == {("at", "points")}
        assert {next(iter(reason)) for reason in area["because"]} <= {"signal", "code"}
        assert all(reason["at"] is not None for reason in area["because"])
    verdict = parts["verdict"]
    assert [fix["code"] for fix in verdict["fixes"]] == ["COST001", "METRIC001", "OWN001"]
    assert verdict["drill"] == "cost"
    assert verdict["strength"]["quote"].removesuffix(" ...") in " ".join(word["text"] for word in parts["words"])
    assert [answer["question"] for answer in verdict["committee"]] == [
        "makes others better",
        "ships without permission",
        "would bet the roadmap",
    ]
    assert verdict["committee"][1]["against"][0]["code"] == "PROC001"
