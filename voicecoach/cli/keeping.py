"""Writing a session's reports, analysis and transcript into its folder."""

import json
from collections.abc import Sequence
from pathlib import Path

from voicecoach.analysis.types import Analysis
from voicecoach.cli.report_file import sound_beside, write_report
from voicecoach.coach.conversation import Move
from voicecoach.reports.document import document
from voicecoach.reports.markdown import markdown
from voicecoach.storage.sessions import keep
from voicecoach.transcript.own_json import dumps
from voicecoach.transcript.types import Transcript


def keep_session(
    folder: Path,
    analysis: Analysis,
    spoken: Sequence[str],
    transcript: Transcript,
    moves: Sequence[tuple[float, Move]] = (),
) -> Path:
    """Write `transcript.json`, `analysis.json`, `report.html` and, last of all, `report.md`.

    Args:
        folder: of the session; a recording in it is the sound of the report.
        analysis: what was found.
        spoken: the sentences of the spoken feedback.
        transcript: both sides.
        moves: what the interviewer said, and the second at which each of it began.

    Returns:
        The report people open.

    Raises:
        DeviceError: the disk is full or refuses.
    """
    keep(folder / "transcript.json", dumps(transcript))
    keep(folder / "analysis.json", json.dumps(document(analysis), ensure_ascii=False, indent=2) + "\n")
    sound = sound_beside(Path(analysis.source.path), folder)
    report = write_report(folder / "report.html", analysis, spoken=spoken, moves=moves, sound=sound)
    keep(folder / "report.md", markdown(analysis, spoken))
    return report
