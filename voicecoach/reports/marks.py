"""Marks that stay marks: speech inside Markdown, and moments before it."""

import re
from typing import Final

from voicecoach.reports.clock import clock

MARKS: Final = re.compile(
    r"[\\`*_\[\]<>|#~$]"  # CommonMark, tables, strikethrough and formulas
    r"|=(?==)|(?<==)=|%(?=%)|(?<=%)%"  # highlights and comments of notes programs
    r"|&(?=#?\w{1,31};)"  # entities
    r"|^[-+](?=\s)"  # lists
)
"""What Markdown, or a program for notes, would take for more than text."""

ORDINAL: Final = re.compile(r"^(\d{1,9})([.)])(?=\s)")
"""What it would take for an item of a numbered list."""


def stamp(seconds: float | None) -> str:
    """A moment and a space; nothing where it is not known."""
    return "" if seconds is None else f"{clock(seconds)} "


def escape(text: str) -> str:
    """Text whose marks stay marks: nothing spoken or typed becomes Markdown or HTML."""
    line = " ".join(text.split())
    return ORDINAL.sub(r"\1\\\2", MARKS.sub(lambda mark: f"\\{mark[0]}", line))
