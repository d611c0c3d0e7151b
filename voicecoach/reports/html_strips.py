"""Pace and fillers over time as two strips, measured in windows of the candidate's own speech."""

from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

from voicecoach.analysis.types import Analysis
from voicecoach.reports.html_charts import WIDTH, colours, draw, time_axis
from voicecoach.reports.html_moments import Moments

WINDOW = 30
"""Seconds of a window, as the rule on pace has it."""

LEAST_SPEECH = 10.0
"""Seconds of speech a window needs for a pace; our choice."""

BREATH = 1.0
"""Seconds of silence after a word that still count as speech; our choice."""

QUIET_ZONE = (110, 175)
"""Words a minute that pass without remark: where the bands meet that vendors publish (Microsoft 100 to 165, Read AI 130
to 175, SpeechAway 110 to 190)."""

HEIGHT = 90
"""Units of a strip."""

KINDS = ("filled-pause", "discourse")


@dataclass(frozen=True, slots=True)
class Strip:
    """A chart and what is to be seen in it, in words."""

    title: str
    svg: str
    caption: str


def strips(analysis: Analysis, moments: Moments) -> tuple[Strip, ...]:
    """Both strips; none where words carry no times."""
    if not moments.timed:
        return ()
    pace = _pace(analysis)
    drawn = (_pace_strip(pace, moments),) if pace else ()
    return (*drawn, _filler_strip(analysis, moments))


def _pace(analysis: Analysis) -> dict[int, float]:
    """Words a minute by the second at which a window begins, of windows with enough speech."""
    spoken: dict[int, list[float]] = {}
    for word, after in pairwise((*analysis.answer.words, None)):
        if word is None or word.start is None:
            continue
        until = (word.start if word.end is None else word.end) + BREATH
        if after is not None and after.start is not None:
            until = min(until, max(after.start, word.start))
        spoken.setdefault(int(word.start // WINDOW), []).append(until - word.start)
    return {
        WINDOW * window: 60 * len(lengths) / sum(lengths)
        for window, lengths in spoken.items()
        if sum(lengths) >= LEAST_SPEECH
    }


def _pace_strip(pace: dict[int, float], moments: Moments) -> Strip:
    import altair as alt

    points = [{"at": min(at + WINDOW / 2, moments.length), "pace": round(value)} for at, value in sorted(pace.items())]
    x = alt.X("at:Q", **time_axis(moments.length))
    top = max(200, *(point["pace"] for point in points))
    y = alt.Y("pace:Q", title=None, scale=alt.Scale(domain=[0, top]), axis=alt.Axis(values=[0, *QUIET_ZONE]))
    zone = alt.Chart(alt.InlineData([{"low": QUIET_ZONE[0], "high": QUIET_ZONE[1]}])).mark_rect(color="var(--phase)")
    zone = zone.encode(y=alt.Y("low:Q"), y2="high:Q")
    line = alt.Chart(alt.InlineData(points)).mark_line(
        point=alt.OverlayMarkDef(color="var(--low)", size=40), color="var(--low)", strokeWidth=2
    )
    chart = alt.layer(zone, line.encode(x=x, y=y)).properties(width=WIDTH, height=HEIGHT)
    values = [point["pace"] for point in points]
    caption = (
        f"Between {min(values):.0f} and {max(values):.0f} words a minute in stretches of {WINDOW} seconds, mostly "
        f"about {median(values):.0f}. The band from {QUIET_ZONE[0]} to {QUIET_ZONE[1]} passes without remark."
    )
    return Strip("Words a minute", draw(chart), caption)


def _filler_strip(analysis: Analysis, moments: Moments) -> Strip:
    import altair as alt

    counts = _counts(analysis, moments)
    rows: list[dict[str, Any]] = []
    for at in sorted({at for at, _ in counts}):
        top = 0
        for kind in KINDS:
            low, top = top, top + counts.get((at, kind), 0)
            rows.append({"at": at, "end": min(at + WINDOW, moments.length), "kind": kind, "low": low, "high": top})
    most = max((row["high"] for row in rows), default=0)
    bars = alt.Chart(alt.InlineData(rows)).mark_rect(stroke="var(--page)", strokeWidth=1)
    chart = bars.encode(
        x=alt.X("at:Q", **time_axis(moments.length)),
        x2="end:Q",
        y=alt.Y(
            "low:Q", title=None, scale=alt.Scale(domain=[0, max(1, most)]), axis=alt.Axis(values=[0, max(1, most)])
        ),
        y2="high:Q",
        color=alt.Color("kind:N", scale=colours(), legend=None),
    ).properties(width=WIDTH, height=HEIGHT)
    each = {name: sum(count for (_, kind), count in counts.items() if kind == name) for name in KINDS}
    caption = (
        f"{each['filled-pause']} um and uh (below), {each['discourse']} of “like”, “you know” and their kin "
        f"(above); at most {most} in {WINDOW} seconds."
    )
    return Strip("Fillers", draw(chart), caption)


def _counts(analysis: Analysis, moments: Moments) -> dict[tuple[int, str], int]:
    """Fillers by the second at which a window begins, and by kind."""
    counts: dict[tuple[int, str], int] = {}
    for found in analysis.talk.disfluencies:
        if found.kind in KINDS:
            at = found.start if found.heard == "sound" and found.start is not None else moments.of_word(found.first)
            key = WINDOW * int(at // WINDOW), found.kind
            counts[key] = counts.get(key, 0) + 1
    return counts
