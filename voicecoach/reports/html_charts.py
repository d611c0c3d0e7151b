"""Charts as SVG that follow the page's colours: Altair describes them, vl-convert draws them without a browser."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import altair

WIDTH = 900
"""Units across the plotting area of every chart, so that one stands under the other; the page scales them."""

GUTTER = 120
"""Units left of it, for the names of rows and the axis."""

FONT = 13
"""Height of the letters, in the same units."""

TICKS = (5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600)
"""Seconds between two moments on the axis; of these the first that gives no more than MOST_TICKS."""

MOST_TICKS = 12

COLOURS: Mapping[str, str] = MappingProxyType(
    {
        "high": "var(--high)",
        "medium": "var(--medium)",
        "low": "var(--low)",
        "signal": "var(--good)",
        "phase": "var(--phase)",
        "turn": "var(--turn)",
        "deliberate": "var(--deliberate)",
        "shift": "var(--shift)",
        "pause": "var(--pause)",
        "filled-pause": "var(--medium)",
        "discourse": "var(--pause)",
    }
)
"""What something is, and the page's colour for it, which differs by light and dark."""

BASE = re.compile(r'xlink:href="[^"#]*#')
"""Where a link begins: drawing puts an address before the fragments it was given."""

CLOCK = (
    "(datum.value >= 3600 ? floor(datum.value / 3600) + ':' : '')"
    " + format(floor(datum.value % 3600 / 60), '02d') + ':' + format(datum.value % 60, '02d')"
)
"""Seconds as mm:ss, or h:mm:ss, in the language of Vega."""


def colours() -> "altair.Scale":
    """The page's colour of every look: one scale for all layers, which share theirs."""
    import altair as alt

    return alt.Scale(domain=list(COLOURS), range=list(COLOURS.values()))


def time_axis(length: float, *, title: str | None = None) -> "dict[str, Any]":
    """What every chart over time has below it.

    Args:
        length: seconds.
        title: what is counted, where it is not minutes and seconds.
    """
    import altair as alt

    step = next((step for step in TICKS if length / step <= MOST_TICKS), TICKS[-1])
    axis = alt.Axis(values=list(range(0, int(length) + 1, step)), labelExpr=CLOCK, title=title, grid=True)
    return {"scale": alt.Scale(domain=[0, length], nice=False), "axis": axis}


def draw(chart: "altair.TopLevelMixin") -> str:
    """The chart as an SVG element, whose links lead into the page."""
    import vl_convert

    axis = {
        "labelColor": "currentColor",
        "titleColor": "currentColor",
        "labelFontSize": FONT,
        "titleFontSize": FONT,
        "titleFontWeight": "normal",
        "domainColor": "var(--line)",
        "gridColor": "var(--line)",
        "tickColor": "var(--line)",
    }
    configuration = {
        "background": "transparent",
        "font": "inherit",
        "view": {"stroke": None},
        "axis": axis,
        "axisY": {"minExtent": GUTTER, "maxExtent": GUTTER, "ticks": False, "domain": False},
        "legend": {"disable": True},
    }
    described = chart.to_dict(validate=False)
    described["config"] = configuration
    drawn: str = vl_convert.vegalite_to_svg(described)
    return BASE.sub('href="#', drawn)
