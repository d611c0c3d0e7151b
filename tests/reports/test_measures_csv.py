"""Measures as CSV: a row an answer, in the columns of every round, that no spreadsheet runs."""

import csv
import io
from dataclasses import replace

import pytest
from spoken import judged

from voicecoach.analysis.types import Analysis
from voicecoach.reports.measures_csv import Entry, columns, measures_csv
from voicecoach.rubric.rounds import rounds
from voicecoach.rubric.score import score

TEXT = (
    "How many members do we serve? I'd use Kafka for the updates, and it costs us one more system to run. "
    "It is highly scalable. "
) + "Then there is the rest of the story, and people were fine with all of it in the end. " * 20


def row(analysis: Analysis, entry: Entry | None = None) -> dict[str, str]:
    (only,) = csv.DictReader(io.StringIO(measures_csv(analysis, entry)))
    return only


def test_a_row_holds_the_measures_the_findings_and_the_points() -> None:
    analysis = judged(TEXT)
    found = row(analysis, Entry("2026-11-20-1804", "2026-11-20"))
    assert (found["id"], found["date"], found["round"]) == ("2026-11-20-1804", "2026-11-20", "tpm")
    assert (found["choices"], found["choices_with_cost"], found["first_scoping_question_s"]) == ("1", "1", "0.0")
    assert int(found["words"]) == len(TEXT.split())
    counts = [int(found[f"findings_{severity}"]) for severity in ("high", "medium", "low")]
    assert sum(counts) == len(analysis.findings) > 0
    marked = score(analysis)
    assert float(found["total"]) == marked.total
    assert [float(found[f"tpm_{area.name}".replace(" ", "_").replace("-", "_")]) for area in marked.areas] == [
        area.points for area in marked.areas
    ]


@pytest.mark.parametrize("name", [entry.name for entry in rounds()])
def test_every_round_fits_the_same_table(name: str) -> None:
    found = row(judged(TEXT, name))
    assert tuple(found) == columns()
    filled = {column for column, value in found.items() if value and column.partition("_")[0] in {"tpm", "pm", "swe"}}
    assert {column.partition("_")[0] for column in filled} == ({name} - {"behavioral"})


def test_what_was_not_measured_stays_empty() -> None:
    found = row(judged("I'd use Kafka."))
    assert (found["fillers_per_minute"], found["total"], found["first_scoping_question_s"]) == ("", "", "")
    assert found["level"].startswith("not enough to judge")
    assert found["id"] == "answer.txt"


def test_a_second_row_goes_under_the_first() -> None:
    analysis = judged(TEXT)
    table = measures_csv(analysis) + measures_csv(analysis, header=False)
    assert len(list(csv.DictReader(io.StringIO(table)))) == 2


@pytest.mark.parametrize("hostile", ["=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "=A\n1", "\uff1d1"])
def test_no_cell_is_a_formula(hostile: str) -> None:
    analysis = replace(judged("I'd use Kafka."), prompt=hostile)
    found = row(analysis, Entry(hostile, hostile))
    for column in ("id", "date", "prompt"):
        assert found[column].startswith("'")
        assert found[column].removeprefix("'").split() == hostile.split()
