"""Sparklines: as high as the values, whatever they are."""

import pytest

from voicecoach.reports.sparkline import PLAIN, WIDTH, sparkline


@pytest.mark.parametrize(
    ("values", "most", "line"),
    [
        ([], None, ""),
        ([5], None, "▅"),
        ([5, 5, 5], None, "▅▅▅"),
        ([0, 7], None, "▁█"),
        ([0, 1, 2, 3, 4, 5, 6, 7], None, "▁▂▃▄▅▆▇█"),
        ([-2, 0, 2], None, "▁▅█"),
        ([100, 101], None, "▁█"),
        ([0, 50, 100], 100, "▁▅█"),
        ([50], 100, "▅"),
        ([-10, 200], 100, "▁█"),
        ([0.0], 0, "▅"),
    ],
)
def test_a_line_is_as_high_as_its_values(values: list[float], most: float | None, line: str) -> None:
    assert sparkline(values, most=most) == line


def test_a_long_series_shows_its_latest() -> None:
    assert sparkline([*[9.0] * 100, *map(float, range(WIDTH))]) == sparkline([float(at) for at in range(WIDTH)])


def test_a_plain_terminal_gets_plain_letters() -> None:
    assert sparkline([0, 1, 2, 3, 4, 5, 6, 7], unicode=False) == PLAIN
