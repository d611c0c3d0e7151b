"""Marks that stay marks: speech inside Markdown, and moments before it."""

import re

from voicecoach.reports.clock import clock


def stamp(seconds: float | None) -> str:
    """A moment and a space; nothing where it is not known."""
    return "" if seconds is None else f"{clock(seconds)} "


def escape(text: str) -> str:
    """Text whose marks stay marks: nothing spoken or typed becomes Markdown or HTML."""
    return re.sub(r"([\\`*_\[\]<>|#])|^([-+]|\d+[.)])(?=\s)", r"\\\1\2", text.replace("\n", " "))
