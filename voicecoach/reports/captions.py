"""What was said as captions: WebVTT and SubRip, from which our own readers get the same words back.

But for what every reader of captions takes for the mark of another speaker: a dash that opens a turn, and a lone >>.
Where nobody is named, a cue that opens with "Note:" may be read as said by one Note.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from voicecoach.analysis.types import Analysis
from voicecoach.reports.captions_cut import screens
from voicecoach.reports.captions_order import stretches
from voicecoach.transcript.types import Timing, Transcript, Word

NAME = 40
"""Characters of a name that are written: what readers of captions look for."""

NOT_IN_NAMES = re.compile(r"[\s:!?;<>\[\]\"]+")
"""What would end a name, or its tag, before its time."""

MARKUP = re.compile(r"<\S|-->|\{\\")
"""What players take for a tag, for the times of a cue, or for a command of the Substation format."""


@dataclass(frozen=True, slots=True)
class Cue:
    """Rows on the screen for a while."""

    start: int
    """Milliseconds."""
    end: int
    """Milliseconds, after the start and not after the next cue's."""
    speaker: str | None
    rows: tuple[tuple[Word, ...], ...]


def webvtt(transcript: Transcript, analysis: Analysis | None = None, *, findings: bool = False) -> str:
    """Write WebVTT (https://www.w3.org/TR/webvtt1/): speakers as voice tags, and word times where they were measured.

    Args:
        transcript: what everybody said, at least a part of it timed.
        analysis: of one side of it; it knows where sentences end that carry no full stop.
        findings: write what was found as notes, which players do not show, before the cue in which it is.
    """
    exact = transcript.timing is Timing.WORD
    notes = _notes(analysis) if findings and analysis is not None else []
    blocks = ["WEBVTT"]
    for cue in cues(transcript, analysis):
        while notes and notes[0][0] < cue.end:
            blocks.append(notes.pop(0)[1])
        rows = _stamped_rows(cue) if exact else [" ".join(map(_escaped, row)) for row in cue.rows]
        voice = f"<v {html.escape(_name(cue.speaker), quote=False)}>" if _name(cue.speaker) else ""
        blocks.append(f"{_times(cue, '.')}\n{voice}" + "\n".join(rows))
    return "\n\n".join([*blocks, *(note for _, note in notes)]) + "\n"


def subrip(transcript: Transcript, analysis: Analysis | None = None) -> str:
    """Write SubRip: speakers by name before a colon in every cue, since readers only believe names that come often.

    Args:
        transcript: what everybody said, at least a part of it timed.
        analysis: of one side of it; it knows where sentences end that carry no full stop.
    """
    blocks, before = [], ""
    for number, cue in enumerate(cues(transcript, analysis, named=True), start=1):
        name = _name(cue.speaker)
        opening = f"{_plain(name)}: " if name else "- " * bool(before)
        rows = "\n".join(" ".join(_plain(word.text) for word in row) for row in cue.rows)
        blocks.append(f"{number}\n{_times(cue, ',')}\n{opening}{rows}\n")
        before = name
    return "\n".join(blocks)


def cues(transcript: Transcript, analysis: Analysis | None = None, *, named: bool = False) -> tuple[Cue, ...]:
    """Cut a transcript into cues that never overlap, each after the one before; none where nothing is timed.

    Args:
        transcript: what everybody said.
        analysis: of one side of it.
        named: leave room for the speaker's name in the first row.
    """
    made: list[Cue] = []
    for stretch in stretches(transcript, analysis):
        head = len(_name(stretch.speaker)) + 2 if named and stretch.speaker else 0
        for screen in screens(stretch, head):
            start = max(_milliseconds(screen.rows[0][0].start), made[-1].start + 1 if made else 0)
            if made and made[-1].end > start:
                made[-1] = replace(made[-1], end=start)
            end = max(_milliseconds(screen.rows[-1][-1].end), start + 1)
            made.append(Cue(start, end, stretch.speaker, screen.rows))
    return tuple(made)


def _stamped_rows(cue: Cue) -> Iterator[str]:
    """Rows with the start of each word but the first, which starts with the cue; times rise, as the format wants it."""
    at, first = cue.start, True
    for row in cue.rows:
        words = []
        for word in row:
            start = max(_milliseconds(word.start), at + 1)
            stamped = not first and start < cue.end
            at = start if stamped else at
            words.append(f"<{_clock(start, '.')}>{_escaped(word)}" if stamped else _escaped(word))
            first = False
        yield " ".join(words)


def _notes(analysis: Analysis) -> list[tuple[int, str]]:
    """What was found, in order of time, each as a note."""
    found = sorted(analysis.findings, key=lambda finding: finding.at or 0.0)
    return [
        (
            _milliseconds(finding.at),
            f"NOTE\n{finding.code} ({finding.severity}) {_clock(_milliseconds(finding.at), '.')} "
            f"{_one_line(finding.message)}. Say instead: {_one_line(finding.say_instead)}",
        )
        for finding in found
    ]


def _one_line(text: str) -> str:
    return html.escape(" ".join(text.split()), quote=False)


def _escaped(word: Word) -> str:
    return html.escape(word.text, quote=False).replace("{\\", "&#123;\\")


def _plain(text: str) -> str:
    """Text as it stands, for players that show entities as they are, unless a reader would take it for markup."""
    if MARKUP.search(text) or html.unescape(text) != text:
        return html.escape(text, quote=False).replace("{\\", "&#123;\\")
    return text


def _name(speaker: str | None) -> str:
    return NOT_IN_NAMES.sub(" ", speaker or "").strip()[:NAME].strip()


def _milliseconds(seconds: float | None) -> int:
    return round(1000 * (seconds or 0.0))


def _times(cue: Cue, point: str) -> str:
    return f"{_clock(cue.start, point)} --> {_clock(cue.end, point)}"


def _clock(milliseconds: int, point: str) -> str:
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}{point}{rest:03d}"
