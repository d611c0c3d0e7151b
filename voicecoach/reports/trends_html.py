"""Trends as one HTML page like the report's: no network, no script, every figure also as a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from voicecoach.reports.html_charts import draw
from voicecoach.reports.pages import asset, environment
from voicecoach.reports.trends import RoundTrend, Series
from voicecoach.reports.trends_text import course, habits, heading, too_few

WIDTH, HEIGHT = 440, 90
"""Units of a chart: half as wide as a report's, which is looked at in more detail."""

SHOWN = 60
"""Sessions in a chart and its table at most, the latest: two months of one a day, and dots that can be told apart."""

DAYS = 6
"""Sessions whose days are written below a chart, about; the latest always is."""

HEADROOM = 1.1
"""Of the largest value, to which the axis of a figure without a bound goes."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A series as a chart, and in words."""

    name: str
    course: str
    svg: str
    rows: tuple[tuple[str, str], ...]
    """Day and value."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A round."""

    anchor: str
    heading: str
    note: str
    """Rules that keep coming back, or that there is too little to tell; may be empty."""
    figures: tuple[Figure, ...]


def trends_html(rounds: Sequence[RoundTrend], standing: str) -> str:
    """The whole page.

    Args:
        rounds: that were rehearsed.
        standing: hours and rehearsals against the plan, in one sentence.
    """
    chapters = [Chapter(trend.round, heading(trend), *_told(trend)) for trend in rounds]
    page = environment().get_template("trends.html.j2")
    return page.render(chapters=chapters, standing=standing, style=asset("report.css"))


def _told(trend: RoundTrend) -> tuple[str, tuple[Figure, ...]]:
    return (habits(trend), _figures(trend)) if trend.is_told else (too_few(trend), ())


def _figures(trend: RoundTrend) -> tuple[Figure, ...]:
    return tuple(
        Figure(
            f"{series.name[:1].upper()}{series.name[1:]}",
            course(series),
            _chart(series),
            tuple((f"{at:%Y-%m-%d %H:%M}", f"{value:g}") for at, value in series.points[-SHOWN:]),
        )
        for series in trend.series
    )


def _chart(series: Series) -> str:
    """The values in the order of the sessions, which are days or hours apart and would lie on a heap."""
    import altair as alt

    rows = [{"at": at, "value": value} for at, value in enumerate(series.values[-SHOWN:], 1)]
    top = series.most or HEADROOM * max(*series.values, 1.0)
    days = [f"{moment:%d %b}".lstrip("0") for moment, _ in series.points[-SHOWN:]]
    steps = list(range(len(rows), 0, -ceil(len(rows) / DAYS)))
    label = f"{days}[datum.value - 1]"
    axis = alt.Axis(values=steps, labelExpr=label, title=None, grid=False)
    x = alt.X("at:Q", scale=alt.Scale(domain=[0.5, len(rows) + 0.5], nice=False), axis=axis)
    levels = alt.Axis(values=[0, series.most / 2, series.most]) if series.most else alt.Axis(tickCount=3)
    y = alt.Y("value:Q", title=None, scale=alt.Scale(domain=[0, top], nice=False), axis=levels)
    point = alt.OverlayMarkDef(color="var(--low)", size=40)
    line = alt.Chart(alt.InlineData(rows)).mark_line(point=point, color="var(--low)", strokeWidth=2)
    chart = line.encode(x=x, y=y).properties(width=WIDTH, height=HEIGHT)
    return draw(chart)
