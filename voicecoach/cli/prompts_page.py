"""A prompt as a page to read: what everybody hears, and what only the interviewer knows."""

import textwrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from voicecoach.coach.prompts import Fact, Prompt, Shift

WIDTH = 100
"""Columns of a line."""


def front_page(prompt: "Prompt") -> str:
    """What the candidate hears at once."""
    from voicecoach.rubric.rounds import find_round

    entry = find_round(prompt.round)
    heading = f"{prompt.title or prompt.id} ({prompt.id}: {prompt.kind}, {entry.title}, {entry.minutes} minutes)"
    return "\n\n".join(
        [
            heading,
            *(textwrap.fill(text, WIDTH, break_on_hyphens=False) for text in (prompt.opening, prompt.text) if text),
        ]
    )


def sheet_page(prompt: "Prompt") -> str:
    """What the interviewer knows, changes on the way, and asks when it is missing."""
    parts = {
        "Today": [prompt.context] if prompt.context else [],
        "Asked about": [_fact(fact) for fact in prompt.facts],
        "Changes on the way": [_shift(shift) for shift in prompt.shifts],
        "Asks when missing": [f"{one.missing}, from minute {one.at:g}: {one.says}" for one in prompt.probes],
        "At the end": [prompt.closing] if prompt.closing else [],
    }
    return "\n\n".join("\n".join([name, *map(_listed, lines)]) for name, lines in parts.items() if lines)


def _fact(fact: "Fact") -> str:
    words = "; ".join(" ".join(entry) for entry in fact.asked)
    asked = f"{fact.topic} ({words})" if words else fact.topic
    decide = "that is for the candidate to decide" if fact.decide else ""
    return f"{asked}: {' / '.join(filter(None, (fact.says, decide)))}"


def _shift(shift: "Shift") -> str:
    wants = "; ".join(want.name for want in shift.wants)
    return f"minute {shift.at:g}: {shift.says}" + (f" (A good reply says: {wants}.)" if wants else "")


def _listed(line: str) -> str:
    return textwrap.fill(line, WIDTH, initial_indent="  ", subsequent_indent="    ", break_on_hyphens=False)
