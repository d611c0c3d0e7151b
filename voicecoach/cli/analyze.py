"""`voicecoach analyze`: judge recordings and transcripts."""

import json
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from voicecoach.cli.captions import captions
from voicecoach.cli.console import say_fault
from voicecoach.cli.options import EngineOption, ModelOption, OfflineOption, RoundOption
from voicecoach.cli.output import Output
from voicecoach.cli.reading import Reader
from voicecoach.cli.settings import user_settings
from voicecoach.engines.choose import EngineName, Wish
from voicecoach.errors import UsageError, VoicecoachError

if TYPE_CHECKING:
    from voicecoach.analysis.types import Analysis


class Format(StrEnum):
    """What `--format` takes."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"
    HTML = "html"
    VTT = "vtt"
    SRT = "srt"
    CSV = "csv"


ONE_FILE = frozenset({Format.HTML, Format.VTT, Format.SRT})
"""Formats in which two reports do not go under one another."""


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
    with_findings: Annotated[
        bool, typer.Option("--with-findings", help="With --format vtt: also what was found, as notes.")
    ] = False,
    no_audio: Annotated[bool, typer.Option("--no-audio", help="With --format html: leave the sound out.")] = False,
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
    if output_format in ONE_FILE and len(files) > 1:
        raise UsageError(f"--format {output_format} writes one report: name one file at a time.")
    settings = user_settings()
    reader = Reader(speaker, channel.value if channel else None, Wish(engine, model), offline)
    writer = _Writer(output_format, reader, len(files) == 1, not no_audio, with_findings)
    status, written = 0, 0
    with Output(output) as out:
        for name in files:
            try:
                analysis = analyse(*reader.read(name), round_name=round_name, settings=settings)
                writer.write(analysis, out, first=not written)
            except VoicecoachError as fault:  # the other files are judged all the same
                say_fault(str(fault))
                status = fault.exit_code
                continue
            written += 1
            if not status and fail_on is not None and _severe(analysis, fail_on):
                status = FINDINGS
    raise typer.Exit(status)


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes reports as the user wants them."""

    output_format: Format
    reader: Reader
    alone: bool
    """Several analyses as JSON are a line each."""
    audio: bool
    """Whether a page brings its sound along."""
    findings: bool
    """Whether captions bring what was found along."""

    def write(self, analysis: "Analysis", out: Output, *, first: bool) -> None:
        """Write one report.

        Raises:
            UnreadableInput: captions of what is not timed.
        """
        match self.output_format:
            case Format.JSON:
                from voicecoach.reports.document import document

                indent = 2 if self.alone else None
                out.text(json.dumps(document(analysis), ensure_ascii=not out.unicode, indent=indent) + "\n")
            case Format.MARKDOWN:
                from voicecoach.reports.markdown import markdown

                out.text(markdown(analysis))
            case Format.HTML:
                out.text(self._page(analysis, out))
            case Format.VTT | Format.SRT:
                out.text(captions(self.output_format.value, None, analysis, findings=self.findings))
            case Format.CSV:
                from voicecoach.reports.measures_csv import measures_csv

                out.text(measures_csv(analysis, header=first))
            case Format.TEXT:
                from voicecoach.reports.terminal import terminal

                out.page(terminal(analysis))

    def _page(self, analysis: "Analysis", out: Output) -> str:
        """One page; where not every character can be written, with the others as references."""
        from voicecoach.cli.report_file import sound_inside
        from voicecoach.reports.html import html

        source = analysis.source
        heard = self.audio and source.kind == "audio"
        page = html(analysis, sound=sound_inside(Path(source.path), self.reader.channel) if heard else "")
        return page if out.unicode else page.encode("ascii", "xmlcharrefreplace").decode("ascii")


def _severe(analysis: "Analysis", fail_on: FailOn) -> bool:
    levels = [level.value for level in list(FailOn)[: list(FailOn).index(fail_on) + 1]]
    return any(finding.severity.value in levels for finding in analysis.findings)
