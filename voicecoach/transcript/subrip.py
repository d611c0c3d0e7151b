"""SubRip subtitles (.srt): numbered blocks, times with a comma, a little HTML."""

from voicecoach.transcript.captions import transcript_of_cues
from voicecoach.transcript.cues import has_cues, parse_cues
from voicecoach.transcript.types import Transcript


def is_subrip(text: str) -> bool:
    """Say whether text holds the timing line of a cue; prose never does."""
    return has_cues(text)


def parse_subrip(text: str) -> Transcript:
    """Read SubRip; speakers are named before a colon, if at all."""
    return transcript_of_cues(parse_cues(text, blank_may_hold_spaces=True))
