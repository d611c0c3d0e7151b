"""Stamped turns, as meeting tools and caption scripts export them.

    [00:01:05] Interviewer: How would you start?     also (1:05), [01:05.5], [01:05.5 --> 01:09.0], 00:01:05 Ana: ...
    [00:01:09] two questions first                   a line without a name
    and then a number                                a line without a stamp goes on with the line above
    Ana Silva  1:09                                  a name and a stamp, their words below

Brackets make a stamp. Without brackets a clock time can be what somebody says ("10:30 works"), so bare stamps count
only in a file that opens with one and holds several, none of them going backwards.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from voicecoach.transcript.clock import TIME, seconds_of
from voicecoach.transcript.lines import Line, transcript_of, words_of
from voicecoach.transcript.names import find_names, is_role, is_written_like_a_name
from voicecoach.transcript.types import Transcript

_RANGE = rf"({TIME})(?:\s{{0,3}}(?:-->|->|[-\u2013\u2014])\s{{0,3}}({TIME}))?"
_BRACKETED = re.compile(rf"\s{{0,20}}[\[(]\s?{_RANGE}\s?[\])](?:\s{{0,3}}[:\u2013-](?=\s|$))?(.*)", re.DOTALL)
_DAMAGED = re.compile(r"\s{0,20}\[(?=[^\]\d]{0,14}\d)(?=[^\]:]{0,14}:)[0-9:.,;?xX_ -]{1,14}\](.*)", re.DOTALL)
"""A stamp with a digit lost or added: its time is unknown, but it is not something that was said."""
_NAMED_FIRST = re.compile(
    rf"\s{{0,20}}([^\W\d_][^:\n\[(]{{0,39}}?)\s{{1,10}}[\[(]{_RANGE}[\])]\s?:?(?=\s|$)(.*)", re.DOTALL
)
_UNBRACKETED = re.compile(rf"\s{{0,20}}{_RANGE}(?:\s{{1,10}}[-\u2013])?(?=\s)(.*)", re.DOTALL)
_HEADING = re.compile(rf"\s{{0,20}}([^\W\d_][^:\n]{{0,39}}?)\s{{1,10}}({TIME})\s*")


@dataclass(frozen=True, slots=True)
class _Stamped:
    start: float | None
    end: float | None
    name: str | None
    """Set where the name stands before the stamp."""
    rest: str


def is_stamped(text: str) -> bool:
    """Say whether text is made of stamped turns."""
    return _stamp_reader(_lines(text)) is not None


def parse_stamped(text: str) -> Transcript:
    """Read stamped turns; a line lasts until the next stamp, but no word longer than 0.6 s."""
    lines = _lines(text)
    read = _stamp_reader(lines) or _bracketed
    stamps = [read(line) for line in lines]
    names = find_names([stamp.rest for stamp in stamps if stamp is not None and stamp.name is None])
    heads: list[tuple[_Stamped, str | None, list[str]]] = []
    for line, stamp in zip(lines, stamps, strict=True):
        if stamp is not None:
            name, said = (stamp.name, stamp.rest) if stamp.name is not None else names.split(stamp.rest)
            heads.append((stamp, name, [said]))
            continue
        name, said = names.split(line)
        if name is not None or not heads:
            heads.append((_Stamped(None, None, None, ""), name, [said]))
        else:
            heads[-1][2].append(line)
    return transcript_of(Line(words_of(" ".join(said)), name, stamp.start, stamp.end) for stamp, name, said in heads)


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]


def _stamp_reader(lines: list[str]) -> Callable[[str], _Stamped | None] | None:
    """Choose how this file writes its stamps; None when it has none."""
    if not lines:
        return None
    if _bracketed(lines[0]) or sum(_bracketed(line) is not None for line in lines) > 1:
        return _bracketed
    if _unbracketed(lines[0]) is None:
        return None
    times = [stamp.start for line in lines if (stamp := _unbracketed(line)) and stamp.start is not None]
    clear = len(times) > 1 and all(before <= after for before, after in pairwise(times))
    return _unbracketed if clear else None


def _bracketed(line: str) -> _Stamped | None:
    if match := _BRACKETED.match(line):
        return _Stamped(seconds_of(match[1]), seconds_of(match[2] or ""), None, match[3])
    if match := _DAMAGED.match(line):
        return _Stamped(None, None, None, match[1])
    match = _NAMED_FIRST.match(line)
    if match is None or not _is_name(match[1]):
        return None
    return _Stamped(seconds_of(match[2]), seconds_of(match[3] or ""), " ".join(match[1].split()), match[4])


def _unbracketed(line: str) -> _Stamped | None:
    if match := _UNBRACKETED.match(line):
        return _Stamped(seconds_of(match[1]), seconds_of(match[2] or ""), None, match[3])
    match = _HEADING.fullmatch(line)
    if match is None or not _is_name(match[1]):
        return None
    return _Stamped(seconds_of(match[2]), None, " ".join(match[1].split()), "")


def _is_name(text: str) -> bool:
    return is_role(text) or is_written_like_a_name(text)
