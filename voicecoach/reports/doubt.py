"""What a reader must know before believing a report: how far the recogniser can be trusted."""

from voicecoach.analysis.types import Analysis


def recogniser_note(analysis: Analysis) -> str:
    """One sentence about the engine; empty for transcripts and for a recogniser that needs no excuse."""
    engine = analysis.engine
    if engine is None or not engine.offline_fallback:
        return ""
    return (
        "Written down by PocketSphinx, the built-in stand-in: it mishears about one word in six of clear speech, "
        "so check the words before you believe a finding. For real use: voicecoach models fetch base.en."
    )
