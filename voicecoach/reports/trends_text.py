"""Trends for the terminal: a sparkline for each figure."""

from collections.abc import Iterator, Sequence

from voicecoach.reports.sparkline import WIDTH, sparkline
from voicecoach.reports.trends import LEAST, RoundTrend, Series
from voicecoach.rubric.preparation import LATEST

NAME = 26
"""Columns for the name of a figure; the longest area has 24 letters."""


def trends_text(rounds: Sequence[RoundTrend], standing: str, *, unicode: bool = True) -> str:
    """The whole page.

    Args:
        rounds: that were rehearsed.
        standing: hours and rehearsals against the plan, in one sentence.
        unicode: False where only plain letters can be printed.
    """
    parts = ["\n".join(_round(trend, unicode=unicode)) for trend in rounds]
    return "\n\n".join([*parts, standing]) + "\n"


def heading(trend: RoundTrend) -> str:
    """What a round's figures rest on."""
    held = f"{trend.mocks} rehearsal{'' if trend.mocks == 1 else 's'}"
    return f"{trend.title[:1].upper()}{trend.title[1:]}: {held}"


def habits(trend: RoundTrend) -> str:
    """Which rules keep coming back; empty where none does."""
    named = ", ".join(f"{code} ({times})" for code, times in trend.recurring)
    return f"Found in at least two of the last {min(LATEST, trend.mocks)}: {named}." if named else ""


def too_few(trend: RoundTrend) -> str:
    """That nothing can be told yet, and what there is."""
    points = " and ".join(f"{value:g}" for value in trend.series[0].values)
    return f"Too few sessions to tell, it takes {LEAST}; points so far: {points}."


def course(series: Series) -> str:
    """From where to where a figure went, and whether that is a trend."""
    first, last = series.values[0], series.values[-1]
    way = f"{first:g}" if len(series.values) == 1 else f"{first:g} to {last:g}"
    return f"{way} {series.unit}, {series.direction.value}"


def _round(trend: RoundTrend, *, unicode: bool) -> Iterator[str]:
    yield heading(trend)
    if not trend.is_told:
        yield f"  {too_few(trend)}"
        return
    width = min(WIDTH, max(len(series.values) for series in trend.series))
    for series in trend.series:
        line = sparkline(series.values, most=series.most, unicode=unicode)
        yield f"  {series.name:{NAME}}{line:{width}}  {course(series)}"
    if told := habits(trend):
        yield f"  {told}"
