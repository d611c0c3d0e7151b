"""Writing a session's report, analysis and transcript into its folder."""

import json
from collections.abc import Sequence
from pathlib import Path

from voicecoach.analysis.types import Analysis
from voicecoach.reports.document import document
from voicecoach.reports.markdown import markdown
from voicecoach.storage.sessions import keep
from voicecoach.transcript.own_json import dumps
from voicecoach.transcript.types import Transcript


def keep_session(folder: Path, analysis: Analysis, spoken: Sequence[str], transcript: Transcript) -> Path:
    """Write `report.md`, `analysis.json` and `transcript.json`.

    Returns:
        The report.

    Raises:
        DeviceError: the disk is full or refuses.
    """
    keep(folder / "transcript.json", dumps(transcript))
    keep(folder / "analysis.json", json.dumps(document(analysis), ensure_ascii=False, indent=2) + "\n")
    return keep(folder / "report.md", markdown(analysis, spoken))
