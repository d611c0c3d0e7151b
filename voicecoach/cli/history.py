"""`voicecoach history`: the sessions there were, and where something was said in them."""

import json
import shutil
import sys
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Annotated, Any

import typer

from voicecoach.cli.columns import columns, cut, plain
from voicecoach.cli.console import note
from voicecoach.cli.history_file import opened_history

if TYPE_CHECKING:
    from collections.abc import Sequence

    from voicecoach.storage.records import Found, Listed

SCHEMA = "voicecoach.history/1"

DAY = ["%Y-%m-%d"]

OTHERS = 50
"""Columns that all take but the question and the last; these two share the rest."""

PIPED = 200
"""Columns where no terminal sets a limit."""


def history(
    round_name: Annotated[
        str | None, typer.Option("--round", metavar="tpm|pm|swe|behavioral", help="Only those of this round.")
    ] = None,
    prompt: Annotated[str | None, typer.Option(help="Only those on this question.", metavar="ID")] = None,
    since: Annotated[datetime | None, typer.Option(formats=DAY, help="Only those of this day or later.")] = None,
    until: Annotated[datetime | None, typer.Option(formats=DAY, help="Only those of this day or earlier.")] = None,
    search: Annotated[
        str | None,
        typer.Option(help='Only those in which all these words were said in a breath; "in quotes" as they stand.'),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the list as JSON.")] = False,
) -> None:
    """List your sessions, newest first: when, which question, how long, how it went, and what to mend first."""
    from voicecoach.rubric.rounds import find_round
    from voicecoach.storage.records import Filter

    if round_name is not None:
        find_round(round_name)
    first = since.astimezone() if since else None
    end = (until + timedelta(days=1)).astimezone() if until else None
    wanted = Filter(round_name, prompt, first, end)
    with opened_history() as kept:
        found = kept.search(search, wanted) if search is not None else None
        listed = kept.sessions(wanted) if found is None else tuple(hit.session for hit in found)
    if as_json:
        sys.stdout.write(_document(listed, found) + "\n")
    elif listed:
        sys.stdout.write(_table(listed, found))
    else:
        note("No session fits." if search or wanted != Filter() else "No session yet: voicecoach practice holds one.")


def _document(listed: "Sequence[Listed]", found: "Sequence[Found] | None") -> str:
    rows = [_row(session) for session in listed]
    if found is not None:
        rows = [row | {"found": _place(hit)} for row, hit in zip(rows, found, strict=True)]
    return json.dumps({"schema": SCHEMA, "sessions": rows}, ensure_ascii=False, indent=2)


def _row(session: "Listed") -> dict[str, Any]:
    top = None if session.top_code is None else {"code": session.top_code, "message": session.top_message}
    return {
        "id": session.id,
        "started": session.started.isoformat(),
        "kind": session.kind.value,
        "round": session.round,
        "prompt": session.prompt,
        "title": session.title,
        "seconds": session.seconds,
        "answers": session.answers,
        "total": session.total,
        "level": session.level,
        "top_finding": top,
    }


def _place(hit: "Found") -> dict[str, Any]:
    return {"times": hit.times, "speaker": hit.speaker, "at": hit.at, "quote": hit.quote}


def _table(listed: "Sequence[Listed]", found: "Sequence[Found] | None") -> str:
    from voicecoach.reports.clock import clock

    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else PIPED
    last = [_mend(session) for session in listed] if found is None else [_said(hit) for hit in found]
    rows = [
        (
            session.id,
            session.round,
            cut(session.title or session.prompt or "-", (width - OTHERS) // 2),
            clock(session.seconds),
            _verdict(session),
            text,
        )
        for session, text in zip(listed, last, strict=True)
    ]
    heading = ("Session", "Round", "Question", "Length", "Verdict", "Mend first" if found is None else "Said")
    return columns([heading, *(tuple(map(plain, row)) for row in rows)], width, right=frozenset({3}))


def _verdict(session: "Listed") -> str:
    """Points and level, the latter without its reason."""
    level = (session.level or "-").partition(":")[0].removesuffix(" to judge")
    return level if session.total is None else f"{session.total:.0f} {level}"


def _mend(session: "Listed") -> str:
    return "" if session.top_code is None else f"{session.top_code}  {session.top_message}"


def _said(hit: "Found") -> str:
    from voicecoach.reports.clock import clock

    often = "" if hit.times == 1 else f" ({hit.times} times)"
    speaker = "" if hit.speaker is None else f"{hit.speaker}: "
    return f"{clock(hit.at)} {speaker}{hit.quote}{often}"
