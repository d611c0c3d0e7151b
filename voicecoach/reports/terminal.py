"""An analysis for the terminal: three findings open, the rest in a line each."""

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.text import Text

from voicecoach.analysis.types import Analysis, Finding, Severity
from voicecoach.reports.clock import clock
from voicecoach.reports.doubt import recogniser_note
from voicecoach.reports.summary import summary

OPEN = 3
"""Findings shown whole; more is not read."""

COLOURS = {Severity.HIGH: "bold red", Severity.MEDIUM: "yellow", Severity.LOW: "cyan"}


def terminal(analysis: Analysis) -> RenderableType:
    """The report as something rich can print, in colour or without."""
    parts: list[RenderableType] = [Text(analysis.source.path, style="bold"), Text(summary(analysis), style="dim")]
    note = recogniser_note(analysis)
    if note:
        parts.append(Text(note, style="magenta"))
    parts.append(Text())
    opened = analysis.foremost[:OPEN]
    parts += [_open(finding) for finding in opened]
    parts += _folded(finding for finding in analysis.findings if finding not in opened)
    if not analysis.findings:
        parts.append(Text("Nothing to pull you up on in what could be checked.", style="green"))
    parts += [Text(f"{skipped.code} not judged: needs {skipped.needs}", style="dim") for skipped in analysis.skipped]
    return Group(*parts)


def _open(finding: Finding) -> Text:
    doubt = "  (may be misheard)" if finding.doubtful else ""
    text = Text.assemble(
        (f"{clock(finding.at):>7}  ", "dim"),
        (f"{finding.code} {finding.severity}", COLOURS[finding.severity]),
        f"  {finding.message}.",
        (doubt, "dim"),
    )
    text.append(f"\n         heard: “{finding.quote}”", style="italic")
    text.append(f"\n         say:   {finding.say_instead}\n", style="green")
    return text


def _folded(findings: Iterable[Finding]) -> list[Text]:
    return [
        Text.assemble(
            (f"{clock(finding.at):>7}  ", "dim"),
            (finding.code, COLOURS[finding.severity]),
            f"  {finding.message}.",
        )
        for finding in findings
    ]
