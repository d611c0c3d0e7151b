"""An analysis for the terminal: three findings open, the rest in a line each."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from voicecoach.analysis.types import Analysis, Finding, Severity, Skipped
from voicecoach.reports.clock import clock
from voicecoach.reports.doubt import MISHEARD, recogniser_note
from voicecoach.reports.summary import summary
from voicecoach.reports.verdict_markdown import headline, points_of
from voicecoach.rubric.verdict import Verdict, judge

OPEN = 3
"""Findings shown whole, the rest in a line each: as many as the coach says aloud."""

ALIKE = 2
"""Findings of one rule that get a line of their own, our choice; the JSON and the Markdown report have all."""

INDENT = 9
"""Columns before a finding's text: the width of its time."""

COLOURS = {Severity.HIGH: "bold red", Severity.MEDIUM: "yellow", Severity.LOW: "cyan"}


def terminal(analysis: Analysis) -> RenderableType:
    """The report as something rich can print, in colour or without."""
    parts: list[RenderableType] = [Text(analysis.source.path, style="bold"), Text(summary(analysis), style="dim")]
    note = recogniser_note(analysis)
    if note:
        parts.append(Text(note, style="magenta"))
    if analysis.not_enough:
        parts.append(Text(f"Not enough to judge: it needs {analysis.not_enough}.", style="yellow"))
    parts.append(Text())
    verdict = judge(analysis)
    opened = _opened(analysis, verdict)
    parts += [_open(finding) for finding in opened]
    parts += _folded(finding for finding in analysis.findings if finding not in opened)
    if not analysis.findings and not analysis.not_enough:
        parts.append(Text("Nothing to pull you up on in what could be checked.", style="green"))
    parts += _verdict(analysis, verdict)
    parts += _not_judged(analysis.skipped)
    return Group(*parts)


def _opened(analysis: Analysis, verdict: Verdict) -> tuple[Finding, ...]:
    """What is to be mended first, as the coach says it; then the most important of the rest."""
    more = (finding for finding in analysis.foremost if finding not in verdict.fixes)
    return (*verdict.fixes, *more)[:OPEN]


def _verdict(analysis: Analysis, verdict: Verdict) -> list[RenderableType]:
    """The level with a line for each area; of an answer too short for it what is missing, unless that was said."""
    if verdict.score.total is None:
        return [] if analysis.not_enough else [Text(), Text(f"{headline(verdict)}.", style="dim")]
    areas = Table.grid(padding=(0, 2))
    for area in verdict.score.areas:
        areas.add_row(area.name, points_of(area))
    lines: list[RenderableType] = [Text(), Text(f"{headline(verdict)}.", style="bold"), Padding(areas, (0, 0, 0, 2))]
    return [*lines, Text(f"Practise next: the {verdict.drill} drill.")] if verdict.drill else lines


def _open(finding: Finding) -> RenderableType:
    text = Text.assemble(
        (f"{clock(finding.at):>7}  ", "dim"),
        (f"{finding.code} {finding.severity}", COLOURS[finding.severity]),
        f"  {finding.message}.",
        _doubt(finding),
    )
    evidence = Table.grid(padding=(0, 1))
    evidence.add_row("heard:", Text(f"“{finding.quote}”", style="italic"))
    evidence.add_row("say:", Text(finding.say_instead, style="green"))
    return Group(text, Padding(evidence, (0, 0, 1, INDENT)))


def _folded(findings: Iterable[Finding]) -> list[Text]:
    """A line for each finding, and one for what is left of a rule that found many."""
    lines: list[Text] = []
    for code, group in groupby(findings, key=lambda finding: finding.code):
        alike = tuple(group)
        lines += [_line(finding) for finding in alike[:ALIKE]]
        if len(alike) > ALIKE:
            lines.append(Text(f"{'':>{INDENT}}{code}  and {len(alike) - ALIKE} more like it", style="dim"))
    return lines


def _line(finding: Finding) -> Text:
    return Text.assemble(
        (f"{clock(finding.at):>7}  ", "dim"),
        (finding.code, COLOURS[finding.severity]),
        f"  {finding.message}.",
        _doubt(finding),
    )


def _doubt(finding: Finding) -> tuple[str, str]:
    return f"  {MISHEARD}" if finding.doubtful else "", "dim"


def _not_judged(skipped: Sequence[Skipped]) -> list[Text]:
    """A line for each thing that was missing, with the rules that need it."""
    by_need: dict[str, list[str]] = {}
    for rule in skipped:
        by_need.setdefault(rule.needs, []).append(rule.code)
    lines = [Text(f"Not judged; needs {need}: {', '.join(codes)}", style="dim") for need, codes in by_need.items()]
    return [Text(), *lines] if lines else []
