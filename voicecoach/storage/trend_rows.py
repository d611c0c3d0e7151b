"""Every session as trends and plans see it, read from the history in a few passes."""

import contextlib
import sqlite3
from collections import defaultdict
from datetime import datetime
from pathlib import Path
from typing import Any

from voicecoach.rubric.preparation import AreaMark, Sitting
from voicecoach.storage.database import connect, faults

_NEWEST = """
    WITH newest AS (
        SELECT taken.session, max(analyses.id) AS analysis
        FROM (SELECT session, min(number) AS first FROM answers GROUP BY session) AS taken
        JOIN answers ON answers.session = taken.session AND answers.number = taken.first
        JOIN analyses ON analyses.answer = answers.id
        GROUP BY taken.session
    )
"""
"""The newest analysis of each session's first answer."""

_SESSIONS = """
    SELECT sessions.number, id, started, kind, round, prompt, total,
        (SELECT sum(seconds) FROM answers WHERE answers.session = sessions.number)
    FROM sessions
    LEFT JOIN newest ON newest.session = sessions.number
    LEFT JOIN scores ON scores.analysis = newest.analysis
    ORDER BY began, sessions.number
"""

_AREAS = """
    SELECT session, name, weight, points FROM newest JOIN areas ON areas.analysis = newest.analysis
    ORDER BY session, number
"""

_CODES = """
    SELECT session, code FROM newest JOIN findings ON findings.analysis = newest.analysis ORDER BY session, number
"""

_MEASURES = """
    SELECT session, name, figure FROM newest JOIN measures ON measures.analysis = newest.analysis
    WHERE figure IS NOT NULL ORDER BY session, number
"""

_RECOVERIES = """
    SELECT session, json_extract(recovery.value, '$.acknowledged_s') AS after
    FROM newest JOIN analyses ON analyses.id = newest.analysis, json_each(document, '$.recoveries') AS recovery
    WHERE after IS NOT NULL ORDER BY session, recovery.key
"""

Rows = dict[int, list[tuple[Any, ...]]]


def read_sittings(path: Path) -> tuple[Sitting, ...]:
    """Every session, oldest first.

    Args:
        path: the history, which `History` has brought to its newest form.

    Raises:
        DeviceError: the disk refuses, or another program does not let go.
        UnreadableInput: the file is damaged.
    """
    with faults(path), contextlib.closing(connect(path)) as connection:
        areas, codes, measures, recoveries = (
            _by_session(connection, query) for query in (_AREAS, _CODES, _MEASURES, _RECOVERIES)
        )
        return tuple(
            Sitting(
                id=name,
                started=datetime.fromisoformat(started),
                kind=kind,
                round=round_name,
                prompt=prompt,
                seconds=seconds,
                total=total,
                areas=tuple(AreaMark(*row) for row in areas[number]),
                codes=tuple(code for (code,) in codes[number]),
                measures=dict(measures[number]),
                recoveries=tuple(after for (after,) in recoveries[number]),
            )
            for number, name, started, kind, round_name, prompt, total, seconds in connection.execute(
                _NEWEST + _SESSIONS
            )
        )


def _by_session(connection: sqlite3.Connection, query: str) -> Rows:
    rows: Rows = defaultdict(list)
    for session, *row in connection.execute(_NEWEST + query):
        rows[session].append(tuple(row))
    return rows
