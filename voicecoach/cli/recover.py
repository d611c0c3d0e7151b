"""`voicecoach recover`: finish sessions that broke off."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from voicecoach.cli.console import note, results, say_fault
from voicecoach.cli.options import EngineOption, ModelOption, OfflineOption
from voicecoach.cli.settings import user_settings
from voicecoach.engines.choose import EngineName, Wish
from voicecoach.errors import MissingInput, UsageError, VoicecoachError

if TYPE_CHECKING:
    from voicecoach.cli.finishing import Finisher

NOTHING = "Nothing is unfinished: every session has its report."


def recover(
    folders: Annotated[
        list[Path] | None, typer.Argument(metavar="FOLDER", help="Sessions to finish; all unfinished when none.")
    ] = None,
    only_list: Annotated[bool, typer.Option("--list", help="Show what is unfinished, and do nothing.")] = False,
    engine: EngineOption = EngineName.AUTO,
    model: ModelOption = None,
    offline: OfflineOption = False,
) -> None:
    """Finish sessions that broke off: make their sound whole, write it down, judge it and keep the report.

    Unless told otherwise, it takes the recogniser with which the session was held.
    """
    from voicecoach.cli.finishing import Finisher

    chosen = [_meant(folder) for folder in folders] if folders else _all()
    if not chosen:
        note(NOTHING)
    if only_list:
        _show(chosen)
        return
    status = 0
    finisher = Finisher(Wish(engine, model), user_settings(), offline=offline)
    for folder in chosen:
        try:
            _finish(folder, finisher)
        except VoicecoachError as fault:  # the other sessions are finished all the same
            say_fault(str(fault))
            status = fault.exit_code
    raise typer.Exit(status)


def _all() -> list[Path]:
    from voicecoach.storage.unfinished import unfinished

    return [session.folder for session in unfinished()]


def _show(folders: list[Path]) -> None:
    """A line for each session there is something to do about."""
    from voicecoach.storage.unfinished import look

    for session in filter(None, map(look, folders)):
        question = session.about.prompt if session.about else "question unknown"
        results().print(f"{session.title}  {session.length}  {question}  {session.folder}", markup=False)


def _finish(folder: Path, finisher: "Finisher") -> None:
    """Finish one session, unless somebody else is at it or has just done it.

    Raises:
        MissingInput: there is no session, or nothing was recorded in it.
        UsageError: it is still being held, or finished by somebody else.
    """
    from voicecoach.storage.claims import claim
    from voicecoach.storage.unfinished import look

    with claim(folder) as had:
        if not had:
            raise UsageError(f"The session in {folder} is going on, or being finished: wait for its end.")
        session = look(folder)
        if session is None:
            _nothing_to_do(folder)
        else:
            finisher.finish(session)


def _nothing_to_do(folder: Path) -> None:
    from voicecoach.storage.sessions import SOUND

    if not (folder / SOUND).exists():
        raise MissingInput(f"{folder} has no recording of a session: name the folder of one, or none for all.")
    note(f"The session in {folder} is finished already.")


def _meant(named: Path) -> Path:
    """The folder somebody means by its path, its name among the sessions, or the path of the recording in it."""
    from voicecoach.resources import data_dir

    if named.is_file():
        return named.parent
    kept = data_dir() / "sessions" / named
    return kept if not named.exists() and kept.is_dir() else named
