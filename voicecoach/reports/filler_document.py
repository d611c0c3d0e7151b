"""The filler report for machines: the JSON document `voicecoach.fillers/1`, and CSV with a figure a row."""

import csv
import io
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from voicecoach.analysis.types_fillers import FillerCount, FillerReport, Name
from voicecoach.reports.measures_csv import cell

SCHEMA = "voicecoach.fillers/1"

COLUMNS = ("path", "part", "item", "kind", "count", "share", "per_minute", "per_hundred_words", "start", "end", "note")
"""Columns of the CSV; cells that do not apply stay empty."""


def filler_document(report: FillerReport) -> dict[str, Any]:
    """The report as the JSON document `voicecoach.fillers/1`; times in seconds, None where unknown."""
    return {
        "schema": SCHEMA,
        "source": asdict(report.source),
        "engine": asdict(report.engine) if report.engine else None,
        "words": report.words,
        "minutes_spoken": None if report.seconds is None else round(report.seconds / 60, 2),
        "filled_pauses": {"written": report.written, "inferred": report.inferred, "at_least": report.at_least},
        "discourse": report.discourse,
        "per_minute": report.per_minute,
        "per_hundred_words": report.per_hundred_words,
        "fillers": [_filler(filler) for filler in report.fillers],
        "minutes": [asdict(minute) for minute in report.minutes],
        "stalls": [asdict(stall) for stall in report.stalls],
        "hedges": [asdict(hedge) for hedge in report.hedges],
        "decisions": {"count": report.decisions, "hedged": report.hedged_decisions},
        "pet_phrases": [asdict(phrase) for phrase in report.pet_phrases],
        "names": [{**asdict(name), "at": _time(name.at)} for name in report.names],
    }


def _filler(filler: FillerCount) -> dict[str, Any]:
    cluster = filler.cluster
    timed = cluster and {**asdict(cluster), "start": _time(cluster.start), "end": _time(cluster.end)}
    return {**asdict(filler), "cluster": timed}


def _time(value: float | None) -> float | None:
    return None if value is None else round(value, 3)


def filler_csv(report: FillerReport, *, header: bool) -> str:
    """The report as rows of one table; a second report goes under the first without a header of its own."""
    page = io.StringIO()
    table = csv.DictWriter(page, COLUMNS, restval="", lineterminator="\n")
    if header:
        table.writeheader()
    for row in _rows(report):
        table.writerow({name: cell(value) for name, value in {"path": report.source.path, **row}.items()})
    return page.getvalue()


def _rows(report: FillerReport) -> Iterator[dict[str, object]]:
    """One row a figure, part by part."""
    rates = {"per_minute": report.per_minute, "per_hundred_words": report.per_hundred_words}
    note = "at least" if report.at_least else ""
    yield {"part": "total", "item": "all fillers", "count": report.count, **rates, "note": note}
    pauses = {"part": "total", "kind": "filled-pause"}
    yield {**pauses, "item": "um and uh in words", "count": report.written, "note": note}
    yield {**pauses, "item": "um and uh inferred from sound", "count": report.inferred, "note": note}
    yield from (_filler_row(filler) for filler in report.fillers)
    for minute in report.minutes:
        place = {"part": "minute", "start": minute.start, "end": minute.start + 60}
        yield {**place, "item": "um and uh", "kind": "filled-pause", "count": minute.filled_pauses}
        yield {**place, "item": "discourse fillers", "kind": "discourse", "count": minute.discourse}
        yield {**place, "item": "words", "count": minute.words}
    yield from _habit_rows(report)
    for name in report.names:
        place = {"part": "name", "item": name.name, "kind": name.kind, "start": _time(name.at)}
        yield {**place, "count": name.count, "note": verdict(name)}


def _filler_row(filler: FillerCount) -> dict[str, object]:
    figures = {name: value for name, value in asdict(filler).items() if name in COLUMNS}
    cluster = filler.cluster
    if cluster is not None:
        figures |= {"start": _time(cluster.start), "end": _time(cluster.end), "note": f"{cluster.count} together"}
    return {"part": "filler", "item": filler.word, **figures}


def _habit_rows(report: FillerReport) -> Iterator[dict[str, object]]:
    for stall in report.stalls:
        yield {"part": "stall", "item": stall.word, "count": stall.count, "note": f"said {stall.said} times"}
    for hedge in report.hedges:
        yield {"part": "hedge", "item": hedge.phrase, "count": hedge.count}
    yield {"part": "decision", "item": "hedged", "count": report.hedged_decisions, "note": f"of {report.decisions}"}
    for phrase in report.pet_phrases:
        rate = round(phrase.per_thousand_words / 10, 3)
        yield {"part": "pet phrase", "item": phrase.phrase, "count": phrase.count, "per_hundred_words": rate}


def verdict(name: Name) -> str:
    """Whether a name was explained, in a word or two."""
    if name.explained:
        return "yes"
    if name.known:
        return "needs none"
    return "no" if name.listed else "no (if heard right)"
