"""`voicecoach fillers`: the filler-word and jargon report."""

import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from voicecoach.cli.analyze import Side
from voicecoach.cli.console import say_fault
from voicecoach.cli.options import EngineOption, ModelOption, OfflineOption
from voicecoach.cli.output import Output
from voicecoach.cli.reading import Reader
from voicecoach.cli.settings import user_settings
from voicecoach.engines.choose import EngineName, Wish
from voicecoach.errors import VoicecoachError

if TYPE_CHECKING:
    from voicecoach.analysis.types_fillers import FillerReport


class Format(StrEnum):
    """What `--format` takes."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"
    CSV = "csv"


def fillers(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="Recordings or transcripts; - for stdin.")],
    output_format: Annotated[Format, typer.Option("--format", help="How to write the report.")] = Format.TEXT,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write to this file instead of standard output.")
    ] = None,
    speaker: Annotated[str | None, typer.Option(help="Whose side of a transcript to count.")] = None,
    channel: Annotated[Side | None, typer.Option(help="Which channel of a stereo recording to count.")] = None,
    engine: EngineOption = EngineName.AUTO,
    model: ModelOption = None,
    offline: OfflineOption = False,
) -> None:
    """Count fillers, hedges, pet phrases and unexplained names, with where they cluster."""
    from voicecoach.analysis.filler_report import filler_report

    settings = user_settings()
    reader = Reader(speaker, channel.value if channel else None, Wish(engine, model), offline)
    status, written = 0, 0
    with Output(output) as out:
        for name in files:
            try:
                report = filler_report(*reader.read(name), settings=settings)
            except VoicecoachError as fault:  # the other files are counted all the same
                say_fault(str(fault))
                status = fault.exit_code
                continue
            _write(report, output_format, out, alone=len(files) == 1, first=not written)
            written += 1
    raise typer.Exit(status)


def _write(report: "FillerReport", output_format: Format, out: Output, *, alone: bool, first: bool) -> None:
    """Write one report; of several as JSON each is a line, as CSV they are one table."""
    from voicecoach.reports import filler_document, filler_report

    if output_format is Format.JSON:
        document = filler_document.filler_document(report)
        out.text(json.dumps(document, ensure_ascii=not out.unicode, indent=2 if alone else None) + "\n")
    elif output_format is Format.CSV:
        out.text(filler_document.filler_csv(report, header=first))
    elif output_format is Format.MARKDOWN:
        out.text(filler_report.filler_markdown(report))
    else:
        out.page(filler_report.filler_terminal(report))
