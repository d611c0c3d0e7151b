"""Captions of an answer, for the commands that judge or recall one."""

from typing import TYPE_CHECKING

from voicecoach.errors import UnreadableInput

if TYPE_CHECKING:
    from voicecoach.analysis.types import Analysis
    from voicecoach.transcript.types import Transcript


def captions(kind: str, transcript: "Transcript | None", analysis: "Analysis", *, findings: bool = False) -> str:
    """Write WebVTT or SubRip.

    Args:
        kind: `vtt` or `srt`.
        transcript: both sides; None where only the analysis is at hand, which remembers what others said.
        analysis: of one of them.
        findings: with what was found, as notes that players do not show; in WebVTT alone.

    Raises:
        UnreadableInput: nothing in it is timed.
    """
    from voicecoach.reports.captions import subrip, webvtt
    from voicecoach.reports.captions_order import conversation
    from voicecoach.transcript.types import Timing

    said = transcript or conversation(analysis.answer)
    if said.timing is Timing.NONE:
        raise UnreadableInput(
            f"{analysis.source.path} has no times, which captions need: give the recording, or a transcript that has."
        )
    return subrip(said, analysis) if kind == "srt" else webvtt(said, analysis, findings=findings)
