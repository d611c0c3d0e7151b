"""Times as transcripts write them: `[h:]mm:ss` with an optional fraction after a point or a comma."""

import re
from typing import Final

TIME: Final = r"(?:[0-9]{1,4}:)?[0-9]{1,3}:[0-9]{2}(?:[.,][0-9]{1,9})?"
"""Pattern of one time, without groups, for use inside larger patterns."""

_PARTS = re.compile(r"(?:([0-9]{1,4}):)?([0-9]{1,3}):([0-9]{2})(?:[.,]([0-9]{1,9}))?")


def seconds_of(time: str) -> float | None:
    """Read a time as seconds; None when it is no time."""
    parts = _PARTS.fullmatch(time.strip())
    if parts is None:
        return None
    hours, minutes, whole, fraction = parts.groups(default="0")
    return int(hours) * 3600 + int(minutes) * 60 + float(f"{int(whole)}.{fraction}")
