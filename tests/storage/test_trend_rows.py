"""Sessions as rows for trends and plans: the newest analysis of the first answer, and nothing made up."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from fabricated import at, document_of, drill, fill, mock, weeks

from voicecoach.errors import UnreadableInput
from voicecoach.storage.history import History
from voicecoach.storage.records import Judgement
from voicecoach.storage.trend_rows import read_sittings

FIRST = date(2026, 10, 1)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "history.db"


def test_an_empty_history_has_no_rows(path: Path) -> None:
    fill(path)
    assert read_sittings(path) == ()


def test_rows_are_the_analysis_oldest_first(path: Path) -> None:
    fill(path, *reversed(list(weeks(FIRST, 6))), drill("cost", FIRST))
    held, *mocks = read_sittings(path)
    assert (held.kind, held.prompt, held.total, held.areas, held.codes, held.is_mock) == (
        "drill",
        "drill-cost",
        None,
        (),
        (),
        False,
    )
    assert [one.day for one in mocks] == [FIRST + timedelta(days=number) for number in range(6)]
    document = document_of("subtitle-updates-middling")
    middling = mocks[2]
    assert (middling.total, middling.seconds, middling.is_mock) == (document["rubric"]["total"], 2700.0, True)
    assert [area.name for area in middling.areas] == [area["name"] for area in document["rubric"]["areas"]]
    assert sum(area.points or 0 for area in middling.areas) == middling.total
    assert list(middling.codes) == [finding["code"] for finding in document["findings"]]
    assert middling.measures["choices"] == document["measures"]["choices"]
    taken_up = [one["acknowledged_s"] for one in document["recoveries"] if one["acknowledged_s"] is not None]
    assert list(middling.recoveries) == taken_up


def test_the_newest_analysis_of_the_first_answer_counts(path: Path) -> None:
    session = mock("subtitle-updates-weak", FIRST)
    retake = replace(mock("subtitle-updates-middling", FIRST).answers[0], number=2, seconds=300.0)
    fill(path, replace(session, answers=(*session.answers, retake)))
    (before,) = read_sittings(path)
    assert (before.total, before.seconds) == (document_of("subtitle-updates-weak")["rubric"]["total"], 3000.0)
    better = document_of("subtitle-updates-strong")
    with History(path) as history:
        history.reanalysed(session.id, Judgement(at(FIRST, 20), "0.2.0", None, better))
    (after,) = read_sittings(path)
    assert after.total == better["rubric"]["total"]


def test_a_damaged_history_is_one_sentence(path: Path) -> None:
    path.write_bytes(b"no database" * 1000)
    with pytest.raises(UnreadableInput, match="damaged"):
        read_sittings(path)
