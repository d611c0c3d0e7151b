"""Trends as the JSON document `voicecoach.trends/1`."""

from collections.abc import Mapping, Sequence
from typing import Any

from voicecoach.reports.trends import RoundTrend, Series

SCHEMA = "voicecoach.trends/1"


def trends_document(rounds: Sequence[RoundTrend], standing: Mapping[str, object]) -> dict[str, Any]:
    """All figures as plain values.

    Args:
        rounds: that were rehearsed.
        standing: hours and rehearsals against the plan.
    """
    return {"schema": SCHEMA, "rounds": [_round(trend) for trend in rounds], "preparation": dict(standing)}


def _round(trend: RoundTrend) -> dict[str, Any]:
    return {
        "round": trend.round,
        "rehearsals": trend.mocks,
        "series": [_series(series) for series in trend.series],
        "recurring": [{"code": code, "rehearsals": times} for code, times in trend.recurring],
    }


def _series(series: Series) -> dict[str, Any]:
    return {
        "name": series.name,
        "unit": series.unit,
        "most": series.most,
        "direction": series.direction.name.lower().replace("_", "-"),
        "points": [{"at": at.isoformat(), "value": value} for at, value in series.points],
    }
