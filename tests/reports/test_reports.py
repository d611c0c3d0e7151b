"""Reports for people: Markdown that stays text, a terminal page that is quiet."""

import io
import re
from dataclasses import replace

import pytest
from rich.console import Console
from spoken import SOURCE, answer, judged

from voicecoach.analysis.runner import analyse
from voicecoach.analysis.types import Analysis
from voicecoach.engines.types import EngineInfo
from voicecoach.reports.clock import clock
from voicecoach.reports.markdown import markdown
from voicecoach.reports.summary import summary
from voicecoach.reports.terminal import terminal
from voicecoach.transcript.types import OtherTurn

WEAK = (
    "We'd use Kafka for everything. I'd put a cache in front. It is a highly scalable design. It was decided to ship "
    "it late. And we agreed on that with the studio. "
) + "So then there is the rest of the story, and people were fine with it. " * 4

STAND_IN = EngineInfo("pocketsphinx", "en-us", verbatim=True, offline_fallback=True)


def shown(analysis: Analysis, width: int = 100) -> str:
    page = io.StringIO()
    Console(file=page, width=width, highlight=False).print(terminal(analysis))
    return page.getvalue()


def test_three_findings_of_different_rules_are_open_and_the_rest_folded() -> None:
    page = shown(judged(WEAK))
    assert page.count("heard:") == page.count("say:") == 3
    assert [code for code in ("SCOPE001", "COST001", "VAGUE001", "OWN001") if code in page] == [
        "SCOPE001",
        "COST001",
        "VAGUE001",
        "OWN001",
    ]


def test_nothing_found_is_told_from_nothing_to_judge() -> None:
    for little in (judged("So it goes."), judged("We'd use Kafka for everything.")):  # with and without a finding
        assert shown(little).count("Not enough to judge: it needs an answer of at least 60 words.") == 1
        assert markdown(little).count("Not enough to judge: it needs an answer of at least 60 words.") == 1
        assert "Nothing to pull you up on" not in shown(little)
    quiet = (
        "How many titles are there? How fresh must the file be? "
        "The studio sends a file in the morning. Somebody opens it and reads it from the top to the bottom. Then a "
        "colleague looks at the same file in the afternoon, and both of them write a line or two about it. In the "
        "evening the file goes back to where it came from, and on the next day another one comes in from elsewhere."
    )
    assert "Nothing to pull you up on" in shown(judged(quiet))


def test_findings_on_doubtful_words_are_marked_in_both_reports_and_no_others() -> None:
    analysis = judged(WEAK)
    assert "misheard" not in shown(analysis) + markdown(analysis)
    for doubted in analysis.foremost:  # open or folded
        findings = tuple(replace(f, confidence=0.49 if f is doubted else 0.5) for f in analysis.findings)
        page = replace(analysis, findings=findings)
        (line,) = (line for line in markdown(page).splitlines() if "(may be misheard)" in line)
        assert doubted.code in line
        (row,) = (row for row in shown(page, width=300).splitlines() if "(may be misheard)" in row)
        assert doubted.code in row


def test_a_stand_in_for_whisper_says_so_in_both_reports() -> None:
    analysis = analyse(answer(WEAK), SOURCE, STAND_IN)
    assert "PocketSphinx" in shown(analysis)
    assert "> Written down by PocketSphinx" in markdown(analysis)
    assert "PocketSphinx" not in markdown(judged(WEAK))


def test_markdown_holds_the_speech_the_findings_the_evidence_and_the_words() -> None:
    page = markdown(judged("How many users do we have? " + WEAK), ["Good.", "One thing to fix."])
    for heading in ("What the coach said", "Findings", "Heard in your favour", "What was said"):
        assert f"\n## {heading}\n" in page
    assert "Heard: “It is a highly scalable design.”" in page
    assert "- 00:00 **scoping-question**: How many users do we have?" in page


@pytest.mark.parametrize(
    "hostile", ["<script>alert(1)</script>", "[link](javascript:x)", "**bold**", "`code`", "# heading"]
)
def test_what_is_said_stays_text(hostile: str) -> None:
    coach = OtherTurn(hostile, hostile, None, None, before_word=0)
    page = markdown(analyse(answer(f"so {hostile} then it goes on", others=(coach,)), SOURCE, None))
    assert "<script>" not in page
    assert not re.search(r"(?<!\\)[\[\]<]", page)
    assert "\n# heading" not in page


def test_what_others_said_stands_where_they_said_it() -> None:
    other = OtherTurn("Coach", "Ten minutes.", 2.0, 3.0, before_word=6)
    page = markdown(
        analyse(answer("How fresh must it be, then? Okay good, that helps a lot.", others=(other,)), SOURCE, None)
    )
    page = page[page.index("## What was said") :]
    question, reply, rest = page.index("How fresh"), page.index("Coach: Ten minutes."), page.index("Okay good")
    assert question < reply < rest


def test_the_summary_leaves_out_what_was_not_measured() -> None:
    assert "um or uh" in summary(judged("um " + WEAK))
    assert "um or uh" not in summary(judged(WEAK))
    whisper = EngineInfo("faster-whisper", "base.en", verbatim=False, offline_fallback=False)
    assert "um or uh" not in summary(analyse(answer(WEAK), SOURCE, whisper))
    assert "150 words a minute, at least 1.6 um or uh a minute" in summary(
        analyse(answer("um " + WEAK), SOURCE, whisper)
    )
    assert "at least" not in summary(judged("um " + WEAK))


@pytest.mark.parametrize(("seconds", "text"), [(None, "-"), (0, "00:00"), (69.9, "01:09"), (3671, "1:01:11")])
def test_clock(seconds: float | None, text: str) -> None:
    assert clock(seconds) == text
