"""The history as commands use it: opened with every session whose folder is there, and added to as sessions end."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from voicecoach.cli.console import note
from voicecoach.errors import VoicecoachError

if TYPE_CHECKING:
    from voicecoach.storage.history import History
    from voicecoach.storage.records import KeptAnswer, KeptSession

SessionArgument = Annotated[
    str, typer.Argument(metavar="ID", help="Session, as `voicecoach history` names it; a part will do, or: last.")
]
TakeOption = Annotated[int, typer.Option("--take", min=1, help="Which of its answers: 2 is the first retake.")]


@contextmanager
def opened_history() -> Iterator["History"]:
    """The history, up to date with the sessions' folders; what cannot be read is told and left out.

    Raises:
        DeviceError: the disk refuses, or another program does not let go.
        UnreadableInput: the history is damaged.
    """
    from voicecoach.storage.history import History, history_path
    from voicecoach.storage.keeping import take_in

    with History(history_path()) as history:
        for fault in take_in(history).faults:
            note(fault)
        yield history


def remember_session(folder: Path) -> None:
    """Keep the session in a folder that was judged just now; a fault is told, and nothing is lost by it.

    Whatever opens the history next takes the folder in.
    """
    from voicecoach.storage.keeping import keep

    try:
        keep(folder)
    except (VoicecoachError, OSError) as fault:
        note(f"The session is kept in {folder}, but is not in the history yet: {fault}")


def take_of(session: "KeptSession", number: int) -> "KeptAnswer":
    """One of a session's answers.

    Raises:
        UsageError: it has no such answer.
    """
    from voicecoach.errors import UsageError

    for answer in session.answers:
        if answer.number == number:
            return answer
    takes = ", ".join(str(answer.number) for answer in session.answers) or "none"
    raise UsageError(f"Session {session.id} has no take {number}: there is {takes}.")


def sound_of(session: "KeptSession", answer: "KeptAnswer") -> Path | None:
    """The recording of an answer; None when it is not here."""
    from voicecoach.resources import data_dir

    if session.folder is None or answer.sound is None:
        return None
    path = data_dir() / "sessions" / session.folder / answer.sound
    return path if path.is_file() else None
