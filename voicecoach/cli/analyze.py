"""`voicecoach analyze`: judge recordings and transcripts."""

import json
import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from voicecoach.cli.console import note, results, say_fault
from voicecoach.cli.engine import get_engine
from voicecoach.cli.options import EngineOption, ModelOption, OfflineOption, RoundOption
from voicecoach.cli.progress import listening_bar
from voicecoach.engines.choose import EngineName, Purpose, Wish
from voicecoach.errors import InputError, UsageError

if TYPE_CHECKING:
    from rich.console import RenderableType

    from voicecoach.analysis.types import Analysis, Source
    from voicecoach.audio.decode import Channel
    from voicecoach.engines.types import Engine, EngineInfo
    from voicecoach.transcript.types import Answer


class Format(StrEnum):
    """What `--format` takes."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


class SideOption(StrEnum):
    """What `--channel` takes."""

    LEFT = "left"
    RIGHT = "right"


class FailOn(StrEnum):
    """What `--fail-on` takes."""

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
    channel: Annotated[SideOption | None, typer.Option(help="Which channel of a stereo recording to judge.")] = None,
    round_name: RoundOption = "tpm",
    engine: EngineOption = EngineName.AUTO,
    model: ModelOption = None,
    offline: OfflineOption = False,
    fail_on: Annotated[
        FailOn | None, typer.Option("--fail-on", help="Exit with 1 when a finding is at least this severe.")
    ] = None,
) -> None:
    """Judge recordings (any audio or video) and transcripts (text, WebVTT, SubRip, Whisper or own JSON)."""
    from voicecoach.rubric.rounds import find_round

    find_round(round_name)
    job = _Job(speaker, channel.value if channel else None, round_name, Wish(engine, model), offline=offline)
    analyses: list[Analysis] = []
    status = 0
    for name in files:
        try:
            analyses.append(job.judge(name))
        except InputError as fault:
            say_fault(str(fault))
            status = fault.exit_code
    _write(analyses, output_format, output)
    if not status and fail_on is not None and _severe(analyses, fail_on):
        status = FINDINGS
    raise typer.Exit(status)


class _Job:
    """What is the same for every file of one call; the recogniser is made when the first recording needs it."""

    def __init__(
        self, speaker: str | None, channel: "Channel | None", round_name: str, wish: Wish, *, offline: bool
    ) -> None:
        self._speaker = speaker
        self._channel: Channel | None = channel
        self._round = round_name
        self._wish = wish
        self._offline = offline
        self._engine: Engine | None = None

    def judge(self, name: str) -> "Analysis":
        """Analyse one file.

        Raises:
            InputError: the file cannot be judged.
        """
        from voicecoach.analysis.runner import analyse

        answer, source, info = self._read(name)
        return analyse(answer, source, info, round_name=self._round)

    def _read(self, name: str) -> "tuple[Answer, Source, EngineInfo | None]":
        from voicecoach import pipeline
        from voicecoach.transcript.encoding import decode
        from voicecoach.transcript.read import parse_transcript, read_transcript

        if name == "-":
            data = sys.stdin.buffer.read()
            transcript = parse_transcript(decode(data), hint=None)
            return (*pipeline.written_answer(transcript, self._speaker, name, data), None)
        path = Path(name)
        if _is_transcript(path):
            transcript = read_transcript(path)
            return (*pipeline.written_answer(transcript, self._speaker, name, path.read_bytes()), None)
        return self._hear(path)

    def _hear(self, path: Path) -> "tuple[Answer, Source, EngineInfo | None]":
        from voicecoach import pipeline
        from voicecoach.audio.decode import Decoder

        Decoder(
            path, channel=self._channel
        ).close()  # what is no recording is refused before an engine is loaded for it
        if self._speaker is not None:
            raise UsageError("--speaker picks a voice from a transcript; of a recording, use --channel left or right.")
        engine = self._engine = self._engine or get_engine(self._wish, Purpose.RECORDING, offline=self._offline)
        with listening_bar(path.name) as progress:
            recording = pipeline.transcribe(path, engine, channel=self._channel, progress=progress)
        if recording.truncated:
            note(f"{path} breaks off early; what there is of it was judged.")
        return (*pipeline.spoken_answer(recording, str(path), path.read_bytes()), engine.info)


def _is_transcript(path: Path) -> bool:
    """By its name; by its first bytes where the name says nothing."""
    from voicecoach.transcript.encoding import looks_like_text
    from voicecoach.transcript.read import is_transcript_name

    if path.suffix or not path.is_file():
        return is_transcript_name(path)
    with path.open("rb") as file:
        return looks_like_text(file.read(4096))


def _write(analyses: "Sequence[Analysis]", output_format: Format, output: Path | None) -> None:
    """Put the reports where the user wants them."""
    if output_format is Format.TEXT and output is None:
        from voicecoach.reports.terminal import terminal

        for analysis in analyses:
            results().print(terminal(analysis))
        return
    text = _as_text(analyses, output_format)
    if output is None:
        sys.stdout.write(text)
    elif analyses:
        from voicecoach.storage.sessions import keep

        keep(output, text)
        note(f"Written to {output}.")


def _as_text(analyses: "Sequence[Analysis]", output_format: Format) -> str:
    """All reports in one text; several as JSON are a document a line."""
    if output_format is Format.JSON:
        from voicecoach.reports.document import document

        indent = 2 if len(analyses) == 1 else None
        return "".join(
            json.dumps(document(analysis), ensure_ascii=False, indent=indent) + "\n" for analysis in analyses
        )
    if output_format is Format.MARKDOWN:
        from voicecoach.reports.markdown import markdown

        return "\n".join(markdown(analysis) for analysis in analyses)
    from voicecoach.reports.terminal import terminal

    return "\n".join(_plain(terminal(analysis)) for analysis in analyses)


def _plain(report: "RenderableType") -> str:
    import io

    from rich.console import Console

    page = io.StringIO()
    Console(file=page, width=110, highlight=False, no_color=True).print(report)
    return page.getvalue()


def _severe(analyses: "Sequence[Analysis]", fail_on: FailOn) -> bool:
    order = list(FailOn)
    return any(
        order.index(FailOn(finding.severity.value)) <= order.index(fail_on)
        for analysis in analyses
        for finding in analysis.findings
    )
