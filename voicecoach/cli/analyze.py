"""`voicecoach analyze`: judge recordings and transcripts."""

import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from voicecoach.cli.console import say_fault
from voicecoach.cli.options import EngineOption, ModelOption, OfflineOption, RoundOption
from voicecoach.cli.output import Output
from voicecoach.cli.reading import Reader
from voicecoach.cli.settings import user_settings
from voicecoach.engines.choose import EngineName, Wish
from voicecoach.errors import VoicecoachError

if TYPE_CHECKING:
    from voicecoach.analysis.types import Analysis


class Format(StrEnum):
    """What `--format` takes."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


class Side(StrEnum):
    """What `--channel` takes."""

    LEFT = "left"
    RIGHT = "right"


class FailOn(StrEnum):
    """What `--fail-on` takes, most severe first."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


FINDINGS = 1
"""Exit status when there are findings at or above `--fail-on`."""


def analyze(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="Recordings or transcripts; - for stdin.")],
    output_format: Annotated[Format, typer.Option("--format", help="How to write the analysis.")] = Format.TEXT,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write to this file instead of standard output.")
    ] = None,
    speaker: Annotated[str | None, typer.Option(help="Whose side of a transcript to judge.")] = None,
    channel: Annotated[Side | None, typer.Option(help="Which channel of a stereo recording to judge.")] = None,
    round_name: RoundOption = "tpm",
    engine: EngineOption = EngineName.AUTO,
    model: ModelOption = None,
    offline: OfflineOption = False,
    fail_on: Annotated[
        FailOn | None, typer.Option("--fail-on", help="Exit with 1 when a finding is at least this severe.")
    ] = None,
) -> None:
    """Judge recordings (any audio or video) and transcripts (text, WebVTT, SubRip, Whisper or own JSON)."""
    from voicecoach.analysis.runner import analyse
    from voicecoach.rubric.rounds import find_round

    find_round(round_name)
    settings = user_settings()
    reader = Reader(speaker, channel.value if channel else None, Wish(engine, model), offline)
    status = 0
    with Output(output) as out:
        for name in files:
            try:
                analysis = analyse(*reader.read(name), round_name=round_name, settings=settings)
            except VoicecoachError as fault:  # the other files are judged all the same
                say_fault(str(fault))
                status = fault.exit_code
                continue
            _write(analysis, output_format, out, alone=len(files) == 1)
            if not status and fail_on is not None and _severe(analysis, fail_on):
                status = FINDINGS
    raise typer.Exit(status)


def _write(analysis: "Analysis", output_format: Format, out: Output, *, alone: bool) -> None:
    """Write one report; of several as JSON, each is a line."""
    if output_format is Format.JSON:
        from voicecoach.reports.document import document

        indent = 2 if alone else None
        out.text(json.dumps(document(analysis), ensure_ascii=not out.unicode, indent=indent) + "\n")
    elif output_format is Format.MARKDOWN:
        from voicecoach.reports.markdown import markdown

        out.text(markdown(analysis))
    else:
        from voicecoach.reports.terminal import terminal

        out.page(terminal(analysis))


def _severe(analysis: "Analysis", fail_on: FailOn) -> bool:
    levels = [level.value for level in list(FailOn)[: list(FailOn).index(fail_on) + 1]]
    return any(finding.severity.value in levels for finding in analysis.findings)
