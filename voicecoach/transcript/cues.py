"""Caption cues: the blocks WebVTT and SubRip share, before anybody looks at what is marked up inside them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from voicecoach.transcript.clock import TIME, seconds_of

_TIMING = re.compile(rf"\s{{0,20}}({TIME})\s{{0,5}}-->\s{{0,5}}({TIME})(?:\s|$)")
_ARROW = "-->"
_TALL = 4
"""Lines a cue may carry over from the one before; screens show two or three."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A stretch of time and the lines shown in it, markup and all."""

    start: float | None
    """Seconds, as written; None when the timing line is damaged."""
    end: float | None
    """Seconds, as written."""
    lines: tuple[str, ...]


def has_cues(text: str) -> bool:
    """Say whether some line of a text is the timing line of a cue."""
    return any(_TIMING.match(line) for line in text.splitlines() if _ARROW in line)


def parse_cues(text: str, *, blank_may_hold_spaces: bool) -> tuple[Cue, ...]:
    """Cut caption text into cues.

    A line with an arrow opens a cue even without a blank line before it, as the WebVTT standard has it. The line above
    it is the cue's name or number. Text parted from its cue by a stray blank line goes back to it.

    Args:
        text: the file, without its header.
        blank_may_hold_spaces: in SubRip a line of spaces ends a cue; in WebVTT it is an empty row on the screen.
    """
    cues: list[tuple[str, list[str]]] = []  # timing line, rows
    for block in _blocks(text, blank_may_hold_spaces=blank_may_hold_spaces):
        opens = [index for index, line in enumerate(block) if _ARROW in line]
        stray = block[: max(0, opens[0] - 1)] if opens else block
        if cues and not _is_number(stray):
            cues[-1][1].extend(stray)
        for at, following in pairwise([*opens, len(block)]):
            rows = block[at + 1 : following]
            numbered = following < len(block) and _is_number(rows[-1:])
            cues.append((block[at], rows[:-1] if numbered else rows))
    return tuple(_cue(timing, rows) for timing, rows in cues)


def without_repeats(cues: Sequence[Cue], shown: Sequence[Sequence[str]]) -> list[Cue]:
    """Take the repeated rows out of captions that roll up the screen.

    YouTube's automatic captions show each row twice or more: as the new one, alone for 10 ms, then above the next. Only
    where a quarter of the cues begin with the rows that ended the cue before, and go on, do the captions roll;
    elsewhere a repeated cue was said twice.

    Args:
        cues: in order.
        shown: the rows of each cue as a viewer reads them, index for index with the cue's lines.
    """
    carried = [_carried(before, rows) for before, rows in pairwise([(), *shown])]
    rolling = sum(0 < count < len(rows) for count, rows in zip(carried, shown, strict=True))
    if 4 * rolling < len(cues) or not rolling:
        return list(cues)
    return [replace(cue, lines=cue.lines[count:]) for cue, count in zip(cues, carried, strict=True)]


def _carried(before: Sequence[str], rows: Sequence[str]) -> int:
    """Count the rows that a cue takes over from the cue before."""
    most = min(len(before), len(rows), _TALL)
    return next((count for count in range(most, 0, -1) if before[-count:] == rows[:count]), 0)


def _blocks(text: str, *, blank_may_hold_spaces: bool) -> list[list[str]]:
    blocks: list[list[str]] = [[]]
    for line in text.split("\n"):
        if line.strip() if blank_may_hold_spaces else line:
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    return blocks


def _cue(timing: str, rows: Sequence[str]) -> Cue:
    match = _TIMING.match(timing)
    times = timing.split(_ARROW)
    start, end = (match[1], match[2]) if match else (times[0], " ".join(times[1].split()[:1]))
    return Cue(seconds_of(start), seconds_of(end), tuple(line for line in rows if line.strip()))


def _is_number(lines: Sequence[str]) -> bool:
    return len(lines) == 1 and lines[0].strip().isdecimal()
