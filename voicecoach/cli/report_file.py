"""The HTML report: where its sound is, what the interviewer meant, and writing it down."""

import base64
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from voicecoach.analysis.types import Analysis
from voicecoach.audio.decode import Channel
from voicecoach.audio.small_copy import MEDIA_TYPE, small_copy
from voicecoach.coach.conversation import Move
from voicecoach.reports.html import html
from voicecoach.reports.html_dialogue import Interjection
from voicecoach.storage.sessions import keep


def write_report(
    path: Path,
    analysis: Analysis,
    *,
    spoken: Sequence[str] = (),
    moves: Sequence[tuple[float, Move]] = (),
    sound: str = "",
) -> Path:
    """Write the report for its owner's eyes, whole or not at all.

    Args:
        path: the file.
        analysis: what was found.
        spoken: the sentences of the spoken feedback.
        moves: what the interviewer said, and the second at which each of it began.
        sound: address of the sound, as `sound_inside` or `sound_beside` gives it; empty for a report without.

    Raises:
        DeviceError: the disk is full or refuses.
    """
    interjections = [Interjection(at, move.text, move.reason, move.deliberate) for at, move in moves]
    return keep(path, html(analysis, spoken=spoken, interjections=interjections, sound=sound))


def sound_inside(path: Path, channel: Channel | None = None) -> str:
    """The address of a small copy of a recording, which is all in the address.

    Raises:
        InputError: the recording cannot be read any more.
    """
    copy = base64.b64encode(small_copy(path, channel=channel)).decode("ascii")
    return f"data:{MEDIA_TYPE};base64,{copy}"


def sound_beside(path: Path, folder: Path) -> str:
    """The address of a recording for a report in the same folder; empty where it is not there."""
    return quote(path.name) if path.parent == folder and path.is_file() else ""
