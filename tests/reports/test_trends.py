"""Trends say where figures go, and when that cannot be told."""

from datetime import UTC, datetime, timedelta

import pytest

from voicecoach.reports.trends import Direction, RoundTrend, direction, trends
from voicecoach.reports.trends_document import trends_document
from voicecoach.reports.trends_html import trends_html
from voicecoach.reports.trends_text import trends_text
from voicecoach.rubric.preparation import AreaMark, Sitting, recurring

FIRST = datetime(2026, 10, 1, 18, 0, tzinfo=UTC)


def sitting(number: int, total: float | None = 50.0, kind: str = "practice", codes: tuple[str, ...] = ()) -> Sitting:
    measures = {
        "minutes": 20.0,
        "choices": 4.0,
        "choices_with_cost": float(number % 5),
        "fillers_per_minute": 9.0 - number,
    }
    areas = (AreaMark("problem framing", 30, 3.0 * number),)
    started = FIRST + timedelta(days=number)
    return Sitting(str(number), started, kind, "tpm", "p", 1200.0, total, areas, codes, measures, (4.0, 2.0 + number))


def series(trend: RoundTrend) -> dict[str, tuple[float, ...]]:
    return {one.name: one.values for one in trend.series}


@pytest.mark.parametrize(
    ("values", "where"),
    [
        ([], Direction.TOO_FEW),
        ([1, 9], Direction.TOO_FEW),
        ([1, 2, 3], Direction.UNCLEAR),
        ([1, 2, 3, 4], Direction.RISING),
        ([9, 7, 3, 1], Direction.FALLING),
        ([4, 4, 4, 4, 4], Direction.UNCLEAR),
        ([1, 5, 2, 4, 3], Direction.UNCLEAR),
        ([1, 1, 1, 1, 5, 5, 5, 5], Direction.RISING),
        ([10, 20, 15, 30, 28, 41, 39, 50], Direction.RISING),
    ],
)
def test_a_direction_needs_more_than_chance(values: list[float], where: Direction) -> None:
    assert direction(values) is where


def test_figures_are_those_of_marked_rehearsals() -> None:
    held = [sitting(1, codes=("COST001", "COST001")), sitting(2, None), sitting(3, kind="drill"), sitting(4, 70.0)]
    (trend,) = trends(held)
    assert (trend.round, trend.mocks) == ("tpm", 2)
    assert series(trend) == {
        "points": (50.0, 70.0),
        "problem framing": (3.0, 12.0),
        "findings": (1.0, 0.0),
        "um and uh": (8.0, 5.0),
        "choices with their cost": (25, 100),
        "recovery after a shift": (3.5, 5.0),
    }


def test_what_was_not_measured_is_left_out() -> None:
    bare = Sitting("a", FIRST, "file", "tpm", None, None, 40.0, measures={"choices": 0.0, "minutes": 0.0})
    (trend,) = trends([bare])
    assert series(trend) == {"points": (40.0,)}


def test_rules_that_come_back_are_those_of_the_latest_rehearsals() -> None:
    old = [sitting(number, codes=("SCOPE001",)) for number in range(2)]
    new = [
        sitting(2, codes=("COST001", "VAGUE001")),
        sitting(3, codes=("VAGUE001",) * 3),
        sitting(4, codes=("COST001",)),
    ]
    assert recurring([*old, *new]) == (("VAGUE001", 2), ("COST001", 2))
    assert recurring(new[:1]) == ()


def test_the_most_rehearsed_round_comes_first() -> None:
    story = Sitting("s", FIRST, "practice", "behavioral", "p", 60.0, 40.0)
    assert [trend.round for trend in trends([story, sitting(1), sitting(2)])] == ["tpm", "behavioral"]


def test_the_text_has_a_line_for_each_figure_and_says_when_there_is_too_little() -> None:
    many = trends_text(trends([sitting(number, 10.0 * number) for number in range(6)]), "So far.")
    assert "  points                    ▁▂▂▃▄▅  0 to 50 points of 100, rising\n" in many
    assert many.endswith("\n\nSo far.\n")
    few = trends_text(trends([sitting(1), sitting(2, 61.5)]), "So far.")
    assert few.splitlines()[1] == "  Too few sessions to tell, it takes 3; points so far: 50 and 61.5."
    assert "problem framing" not in few


def test_the_page_has_a_chart_and_a_table_for_each_figure() -> None:
    found = trends([sitting(number, 10.0 * number) for number in range(6)])
    page = trends_html(found, "So far <b>&.")
    assert page.count("<svg") == page.count("<table>") == len(found[0].series)
    assert "So far &lt;b&gt;&amp;." in page
    assert "<td>50</td>" in page
    assert "<script" not in page
    assert "<svg" not in trends_html(trends([sitting(1)]), "")


def test_the_document_has_every_figure_with_its_moment() -> None:
    found = trends_document(trends([sitting(number, 10.0 * number) for number in range(4)]), {"rehearsals": 4})
    (row,) = found["rounds"]
    assert (found["schema"], found["preparation"]) == ("voicecoach.trends/1", {"rehearsals": 4})
    assert row["series"][0] == {
        "name": "points",
        "unit": "points of 100",
        "most": 100,
        "direction": "rising",
        "points": [{"at": (FIRST + timedelta(days=day)).isoformat(), "value": 10.0 * day} for day in range(4)],
    }
