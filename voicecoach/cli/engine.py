"""Getting a recogniser for a command, with what the user should be told on the way."""

from pathlib import Path
from typing import TYPE_CHECKING

from voicecoach.cli.console import note, notes
from voicecoach.engines.choose import Purpose, Wish, choose
from voicecoach.engines.models import ModelCard

if TYPE_CHECKING:
    from voicecoach.engines.types import Engine


def get_engine(wish: Wish, purpose: Purpose, *, offline: bool) -> "Engine":
    """Make the engine the user wished for, fetching a model where that is allowed.

    Raises:
        ModelError: it cannot be had.
        UsageError: the wish contradicts itself.
    """
    engine = choose(wish, purpose, None if offline else fetch_model)
    if engine.info.offline_fallback:
        note(
            "No Whisper model is on this machine, so PocketSphinx stands in: it mishears about one word in six. "
            f"Get one with: voicecoach models fetch {purpose.value}"
        )
    return engine


def fetch_model(card: ModelCard) -> Path:
    """Fetch a model, saying first how large it is, with a progress bar.

    Raises:
        ModelError: the hub cannot be reached or the download broke.
    """
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TransferSpeedColumn

    from voicecoach.engines.models_hub import fetch, is_reachable
    from voicecoach.engines.models_local import user_models_dir

    if is_reachable():
        note(f"Fetching the Whisper model {card.name}: {card.megabytes} MB, once.")
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TransferSpeedColumn())
    with Progress(*columns, console=notes(), transient=True) as bar:
        task = bar.add_task(card.name, total=card.megabytes * 1_000_000, visible=False)

        def show(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total, visible=True)

        return fetch(card, user_models_dir(), show)
