"""`voicecoach export` and `voicecoach import`: sessions to one file, and back."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from voicecoach.cli.console import note
from voicecoach.cli.history_file import opened_history
from voicecoach.errors import UsageError


class Packing(StrEnum):
    """What `--format` takes."""

    ZIP = "zip"
    JSONL = "jsonl"


def export(
    sessions: Annotated[
        list[str] | None, typer.Argument(metavar="ID...", help="Sessions; all of them when none is named.")
    ] = None,
    packing: Annotated[
        Packing | None,
        typer.Option("--format", help="zip: with recordings; jsonl: JSON Lines without.", show_default="as OUT ends"),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="OUT", help="File to write; - is standard output.")
    ] = None,
) -> None:
    """Write sessions to one file: a zip with their recordings, or JSON Lines; `voicecoach import` takes it back."""
    from voicecoach.resources import data_dir
    from voicecoach.storage.archive import lines, write_lines, write_zip

    target = None if output is None or str(output) == "-" else output.absolute()
    chosen = packing or (Packing.JSONL if target is None or target.suffix == ".jsonl" else Packing.ZIP)
    if target is None and chosen is Packing.ZIP:
        raise UsageError("A zip needs a file to go to: name one with -o.")
    if target is not None and target.is_dir():
        raise UsageError("--output needs the name of a file.")
    with opened_history() as history:
        every = (listed.id for listed in reversed(history.sessions()))
        names = list(dict.fromkeys(map(history.find, sessions) if sessions else every))
        kept = (history.session(name) for name in names)
        if target is None:
            sys.stdout.writelines(lines(kept))
        elif chosen is Packing.ZIP:
            write_zip(kept, data_dir(), target)
        else:
            write_lines(kept, target)
    if target is not None:
        note(f"{len(names)} {'session' if len(names) == 1 else 'sessions'} written to {output}.")


def bring_back(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What `voicecoach export` wrote.")],
) -> None:
    """Take back sessions that `voicecoach export` wrote; what is here already is only added to, never replaced."""
    from voicecoach.resources import data_dir
    from voicecoach.storage.bringing import bring
    from voicecoach.storage.history import Added

    with opened_history() as history:
        became = [brought.added for brought in bring(file, history, data_dir())]
    told = {Added.NEW: "new", Added.GROWN: "added to", Added.KNOWN: "here already"}
    counts = [f"{became.count(kind)} {words}" for kind, words in told.items() if kind in became]
    note(f"{len(became)} {'session' if len(became) == 1 else 'sessions'} read: {', '.join(counts) or 'none'}.")
