"""WebVTT captions, as the W3C draft of 2019 has them (https://www.w3.org/TR/webvtt1/), read leniently."""

from itertools import dropwhile

from voicecoach.transcript.captions import transcript_of_cues
from voicecoach.transcript.cues import parse_cues
from voicecoach.transcript.types import Transcript

_ASIDE = ("NOTE", "STYLE", "REGION")


def is_webvtt(text: str) -> bool:
    """Say whether text opens with the signature every WebVTT file must have."""
    return text.startswith("WEBVTT") and text[6:7] in {"", " ", "\t", "\n"}


def parse_webvtt(text: str) -> Transcript:
    """Read WebVTT: voice tags or `Name:` as speakers, inline times as exact starts of words; no notes, no styling."""
    blocks = text.split("\n\n")
    spoken = [block for block in blocks[1:] if not _is_aside(block)]
    return transcript_of_cues(
        parse_cues("\n\n".join([_without_header(blocks[0]), *spoken]), blank_may_hold_spaces=False)
    )


def _is_aside(block: str) -> bool:
    """Say whether a block is a comment, a style sheet or a region; an arrow always makes it a cue."""
    return "-->" not in block and block.lstrip("\n").split("\n", 1)[0].split(" ", 1)[0] in _ASIDE


def _without_header(block: str) -> str:
    """Drop the signature and the metadata under it, in a file that forgot the blank line after them."""
    return "\n".join(dropwhile(lambda line: "-->" not in line, block.split("\n")))
