"""What a reader must know before believing a report: how far the recogniser can be trusted."""

from voicecoach.analysis.types import Analysis

MISHEARD = "(may be misheard)"
"""What stands beside a finding that rests on words the recogniser was unsure of."""


def recogniser_note(analysis: Analysis) -> str:
    """One sentence about the engine; empty for transcripts and for a recogniser that needs no excuse."""
    engine = analysis.engine
    if engine is None or engine.name != "pocketsphinx":
        return ""
    return (
        "Written down by PocketSphinx, which comes built in and mishears about one word in six of clear speech: "
        "check the words before you believe a finding. For real use fetch a Whisper model: voicecoach models list."
    )
