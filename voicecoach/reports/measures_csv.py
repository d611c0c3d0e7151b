"""The measures of answers as CSV, a row an answer, to follow them in a spreadsheet."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from voicecoach.analysis.types import Analysis, Severity
from voicecoach.rubric.rounds import rounds
from voicecoach.rubric.score import score

MEASURES = (
    "words",
    "words_per_minute",
    "fillers_per_minute",
    "fillers_at_least",
    "first_scoping_question_s",
    "scoping_questions",
    "choices",
    "choices_with_cost",
)
"""Columns that are measures of that name."""

FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""Beginnings that some spreadsheet runs as a formula, the last four being wide forms of the first (https://owasp.org/www-community/attacks/CSV_Injection)."""


LINE_BREAKS = re.compile(r"[\t-\r\x1c-\x1e\x85\u2028\u2029]+")
"""What would end a row or a cell before its time, in one reader or another."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a row says beside what was measured."""

    id: str = ""
    """What the answer is found by: a session's name, or a path."""
    date: str = ""
    """Day or moment, ISO 8601; empty when unknown."""


def columns() -> tuple[str, ...]:
    """Names of the columns; the areas of every round have theirs, so that tables of several rounds fit together."""
    return (
        *("id", "date", "round", "prompt", "seconds"),
        *MEASURES,
        *(f"findings_{severity}" for severity in Severity),
        *("total", "level"),
        *(_area(entry.name, area.name) for entry in rounds() for area in entry.areas),
    )


def measures_csv(analysis: Analysis, entry: Entry | None = None, *, header: bool = True) -> str:
    """One answer as a row; cells of what was not measured, and of other rounds, stay empty.

    Args:
        analysis: what was found.
        entry: what else is known of the answer; its source's path when left out.
        header: begin with the names of the columns; rows that go under others need none.
    """
    page = io.StringIO()
    table = csv.DictWriter(page, columns(), restval="", lineterminator="\n")
    if header:
        table.writeheader()
    cells = _cells(analysis, entry or Entry(analysis.source.path))
    table.writerow({name: cell(value) for name, value in cells})
    return page.getvalue()


def cell(value: object) -> object:
    """A value that a spreadsheet shows on one line and does not run; numbers stay numbers."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        line = LINE_BREAKS.sub(" ", value)
        return f"'{line}" if line.lstrip().startswith(FORMULA) else line
    return value


def _cells(analysis: Analysis, entry: Entry) -> Iterator[tuple[str, object]]:
    marked = score(analysis)
    yield from (("id", entry.id), ("date", entry.date), ("round", analysis.round), ("prompt", analysis.prompt))
    yield "seconds", None if analysis.source.seconds is None else round(analysis.source.seconds, 3)
    for name in MEASURES:
        yield name, analysis.measures[name]
    for severity in Severity:
        yield f"findings_{severity}", sum(finding.severity is severity for finding in analysis.findings)
    yield from (("total", marked.total), ("level", marked.level))
    for area in marked.areas:
        yield _area(marked.round, area.name), area.points


def _area(round_name: str, area: str) -> str:
    """Name of an area's column, `tpm_problem_framing`."""
    return f"{round_name}_{area}".replace(" ", "_").replace("-", "_")
