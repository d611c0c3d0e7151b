"""Which questions were practised, and when last: as the sessions on disk tell."""

from datetime import datetime
from pathlib import Path

from voicecoach.resources import data_dir
from voicecoach.storage import about as about_file


def last_practised(root: Path | None = None) -> dict[str, datetime]:
    """For each prompt that a session was begun with, when the last of them began; the latest last.

    A session of which nothing is known counts for no prompt.
    """
    folders = ((root or data_dir()) / "sessions").glob("*/")
    known = [about for folder in folders if (about := about_file.read(folder)) is not None]
    began: dict[str, datetime] = {}
    for about in sorted(known, key=lambda about: about.started):
        began.pop(about.prompt, None)
        began[about.prompt] = about.started
    return began
