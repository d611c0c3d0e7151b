"""The timeline of an answer as a chart: a row for each phase, marks that are links into the transcript."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from voicecoach.reports.html_charts import WIDTH, colours, draw, time_axis
from voicecoach.reports.html_lanes import Event, Lanes
from voicecoach.reports.html_moments import Moments

if TYPE_CHECKING:
    import altair

ROW = 26
"""Units from row to row: marks stay apart for a finger."""

NARROWEST = 1 / 200
"""Width of a bar as a share of the whole, at least, so that it can be seen and hit."""

SHAPES = {"high": "square", "medium": "diamond", "low": "triangle-up", "signal": "circle"}
"""Look, and a shape to tell it by without its colour."""


def timeline(lanes: Lanes, moments: Moments) -> str:
    """Draw it as SVG; empty where there is nothing to show."""
    import altair as alt

    title = None if moments.timed else "at an even pace, since the transcript has no times"
    x = alt.X("start:Q", **time_axis(moments.length, title=title))
    y = alt.Y("row:N", sort=list(lanes.rows), scale=alt.Scale(domain=list(lanes.rows)), title=None)
    least = moments.length * NARROWEST
    drawn = [_bars(_of_row(lanes.bars, row), least, x, y) for row in lanes.rows]
    drawn.append(_ticks(lanes.ticks, x, y))
    drawn += [_marks(_of_row(lanes.marks, row), x, y) for row in lanes.rows]
    layers = [layer for layer in drawn if layer is not None]
    if not layers:
        return ""
    chart = alt.layer(*layers)
    return draw(chart.properties(width=WIDTH, height=ROW * len(lanes.rows)))


def _of_row(events: Sequence[Event], row: str) -> list[Event]:
    return sorted((event for event in events if event.row == row), key=lambda event: event.start)


def _rows(events: Sequence[Event], least: float = 0.0) -> "altair.InlineData":
    """The events as data, bars as wide as they must be to be seen."""
    import altair as alt

    values: list[dict[str, Any]] = [
        {
            "row": event.row,
            "start": round(event.start, 2),
            "end": round(max(event.end, event.start + least), 2),
            "look": event.look,
            **({"label": f"{event.place.label} {event.label}", "href": event.place.href} if event.place else {}),
        }
        for event in events
    ]
    return alt.InlineData(values)


def _bars(events: Sequence[Event], least: float, x: "altair.X", y: "altair.Y") -> "altair.Chart | None":
    import altair as alt

    if not events:
        return None
    drawn = alt.Chart(_rows(events, least)).encode(
        x=x, x2="end:Q", y=y, color=alt.Color("look:N", scale=colours(), legend=None)
    )
    if events[0].place is None:
        chart: altair.Chart = drawn.mark_bar(height=6, cornerRadius=3, aria=False)
        return chart
    return _linked(drawn.mark_bar(height=16, cornerRadius=2))


def _ticks(events: Sequence[Event], x: "altair.X", y: "altair.Y") -> "altair.Chart | None":
    import altair as alt

    if not events:
        return None
    drawn: altair.Chart = alt.Chart(_rows(events)).mark_tick(height=14, thickness=2, aria=False)
    return drawn.encode(x=x, y=y, color=alt.Color("look:N", scale=colours(), legend=None))


def _marks(events: Sequence[Event], x: "altair.X", y: "altair.Y") -> "altair.Chart | None":
    import altair as alt

    if not events:
        return None
    shapes = alt.Scale(domain=list(SHAPES), range=list(SHAPES.values()))
    drawn = alt.Chart(_rows(events)).mark_point(filled=True, size=150, opacity=1, stroke="var(--page)", strokeWidth=1)
    return _linked(
        drawn.encode(
            x=x,
            y=y,
            fill=alt.Fill("look:N", scale=colours(), legend=None),
            shape=alt.Shape("look:N", scale=shapes, legend=None),
        )
    )


def _linked(chart: "altair.Chart") -> "altair.Chart":
    return chart.encode(href="href:N", description="label:N")
