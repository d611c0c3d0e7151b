"""Inside a row of a caption: styling to take off, exact times, voices, and marks for a change of speaker."""

import html
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from voicecoach.transcript.clock import TIME, seconds_of
from voicecoach.transcript.encoding import clean
from voicecoach.transcript.types import Word

_TAG = re.compile(
    rf"<(?P<time>{TIME})>"
    r"|<v(?:\.[^\s<>]{0,100})?[ \t]{1,5}(?P<voice>[^<>\n]{0,200})>"
    r"|(?P<close></v>)"
    r"|</?(?:c|v|i|b|u|s|ruby|rt|lang|font)(?:[.\s][^<>\n]{0,300})?>"
    r"|\{\\[^{}\n]{0,100}\}",
    re.IGNORECASE,
)
_CHANGE = re.compile(r"^\s*(?:[-\u2013\u2014]|>>+)(?=\s|[^\W\d_])|(?<=\s)>>+(?=\s)")
"""Captioners open a row with a dash, or put >> anywhere, where somebody else begins to speak."""


@dataclass(frozen=True, slots=True)
class Said:
    """A stretch of a row in one voice."""

    text: str
    opens: bool
    """True when somebody else may begin to speak here."""
    voice: str | None
    """Name of the voice that opens, where a voice tag gives it."""
    at: int
    """Index of its first character in the row."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a caption without its markup."""

    text: str
    """As a viewer reads it, but for the marks of a change, which are blanked."""
    opens: tuple[tuple[int, str | None], ...]
    """Where voices open: index into the text, and the name if a voice tag gives one."""
    times: tuple[tuple[int, float], ...]
    """Exact times: index into the text, and seconds."""

    def stretches(self) -> Iterator[Said]:
        """Cut the row where voices open."""
        begins = [(0, False, None), *((at, True, voice) for at, voice in self.opens)]
        ends = [at for at, _, _ in begins[1:]] + [len(self.text)]
        for (at, opens, voice), end in zip(begins, ends, strict=True):
            yield Said(self.text[at:end], opens, voice, at)

    def words(self, said: Said, rest: str) -> list[Word]:
        """Split what is left of a stretch once its name is off; words right after a time start exactly then."""
        end = said.at + len(said.text)
        begin, after = end - len(rest), said.at
        places = [at for at, _ in self.times]
        words: list[Word] = []
        for match in re.finditer(r"\S+", rest):
            latest = bisect_right(places, begin + match.start()) - 1
            exact = latest >= 0 and places[latest] >= after
            words.append(Word(match[0], self.times[latest][1] if exact else None))
            after = begin + match.end()
        return words


def read_row(row: str) -> Row:
    """Take the markup off a row."""
    pieces: list[str] = []
    opens: list[tuple[int, str | None]] = []
    times: list[tuple[int, float]] = []
    length = at = 0
    for tag in _TAG.finditer(row):
        pieces.append(_unescape(row[at : tag.start()]))
        length += len(pieces[-1])
        at = tag.end()
        if tag["voice"] is not None or tag["close"]:
            opens.append((length, " ".join(_unescape(tag["voice"] or "").split()) or None))
        elif tag["time"] and (time := seconds_of(tag["time"])) is not None:
            times.append((length, time))
    text = "".join([*pieces, _unescape(row[at:])])
    changes = [(match.start(), None) for match in _CHANGE.finditer(text)]
    blanked = _CHANGE.sub(lambda match: " " * len(match[0]), text)
    return Row(blanked, tuple(sorted([*opens, *changes], key=lambda open_: open_[0])), tuple(times))


def plain(row: str) -> str:
    """Give a row as a viewer reads it, single-spaced."""
    return " ".join(_unescape(_TAG.sub("", row)).split())


def _unescape(text: str) -> str:
    return clean(html.unescape(text)) if "&" in text else text
