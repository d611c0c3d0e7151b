"""`voicecoach delete`: sessions, for good."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from voicecoach.cli.columns import plain
from voicecoach.cli.console import note
from voicecoach.cli.history_file import opened_history
from voicecoach.errors import UsageError

if TYPE_CHECKING:
    from voicecoach.storage.records import KeptSession


def delete(
    sessions: Annotated[
        list[str], typer.Argument(metavar="ID...", help="Sessions, as `voicecoach history` names them; a part will do.")
    ],
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """Delete sessions for good: the recordings, the words, and all that was found in them."""
    from voicecoach.resources import data_dir
    from voicecoach.storage.deleting import delete as delete_sessions

    with opened_history() as history:
        names = list(dict.fromkeys(history.find(session) for session in sessions))
        for name in names:
            note(_described(history.session(name)))
        if not yes and not _confirmed(len(names)):
            note("Nothing was deleted.")
            raise typer.Exit(1)
        delete_sessions(history, names, data_dir())
    note("Deleted, with every recording and every word.")


def _described(session: "KeptSession") -> str:
    sound = "with its folder and recording" if session.folder else "which has no recording here"
    about = plain(session.title or session.prompt or "question unknown")
    return f"{session.id}: {about} ({plain(session.round)}), {sound}."


def _confirmed(number: int) -> bool:
    if not sys.stdin.isatty():
        raise UsageError("Nobody is there to be asked: add --yes to delete without asking.")
    return typer.confirm(f"Delete {'this session' if number == 1 else f'these {number} sessions'} for good?", err=True)
