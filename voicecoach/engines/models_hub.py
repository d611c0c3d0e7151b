"""The Hugging Face hub: what its cache holds, whether it can be reached, and fetching a model from it."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from types import ModuleType

from voicecoach.engines.models import ModelCard
from voicecoach.errors import ModelError

PATIENCE = 3.0
"""Seconds the hub may take to answer at all before it counts as out of reach."""
FILES = ("config.json", "preprocessor_config.json", "model.bin", "tokenizer.json", "vocabulary.*")
"""What faster-whisper reads; the rest of a repository stays where it is."""

Progress = Callable[[int, int], None]
"""Told the bytes on disk and the bytes there will be."""


def hub() -> ModuleType:
    """The hub's library, told before it is imported to report nothing and to draw nothing."""
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")
    import huggingface_hub

    return huggingface_hub


def cached(card: ModelCard, cache: Path | None = None) -> Path | None:
    """The model's directory in the hub's cache, which other programs share; None when it is not there."""
    found = hub().try_to_load_from_cache(card.repository, "model.bin", cache_dir=cache)
    return Path(found).parent if isinstance(found, str) else None


def is_reachable(endpoint: str | None = None, patience: float = PATIENCE) -> bool:
    """Ask the hub for a sign of life.

    Args:
        endpoint: address of the hub; None for the one its environment variables name.
        patience: seconds after which the answer is no.
    """
    answers: list[int] = []
    # In a thread, because looking up a name obeys no time limit: without a working name server it takes half a minute.
    question = Thread(target=_ask, args=(endpoint, patience, answers), daemon=True)
    question.start()
    question.join(patience)
    return bool(answers)


def _ask(endpoint: str | None, patience: float, answers: list[int]) -> None:
    """Note the status of the hub's answer; note nothing when there is none, whatever the reason."""
    library = hub()
    if library.constants.HF_HUB_OFFLINE:
        return
    try:
        address = endpoint or library.constants.ENDPOINT
        answers.append(library.get_session().head(address, timeout=patience).status_code)
    except Exception:  # noqa: S110 - the library's faults have no common ancestor, and every one means "no"
        pass


def fetch(card: ModelCard, into: Path, progress: Progress, *, endpoint: str | None = None) -> Path:
    """Fetch a model from the hub.

    Args:
        card: which model.
        into: directory that holds models; the model gets a directory of its name there, whole or not at all.
        progress: called a few times a second, from another thread.
        endpoint: address of the hub; None for the one its environment variables name.

    Returns:
        The model's directory.

    Raises:
        ModelError: the hub cannot be reached, the download broke, or the disk is full.
    """
    if not is_reachable(endpoint):
        raise ModelError(
            f"The model {card.name} is not on this machine and {card.repository} cannot be reached: connect to the "
            f"internet and try again, copy the model into {into / card.name}, or use --engine pocketsphinx."
        )
    part = into / f".{card.name}.part"
    try:
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(parents=True)
        _require_space(card, into)
        _download(card, part, progress, endpoint)
        shutil.rmtree(part / ".cache", ignore_errors=True)
        # What stands there without weights is the rest of a copy by hand; a complete model is never fetched again.
        shutil.rmtree(into / card.name, ignore_errors=True)
        part.replace(into / card.name)
    except ModelError:
        raise
    except Exception as error:  # the hub, its transport and the disk fail in many ways without a common ancestor
        reason = str(error).partition("\n")[0].rstrip(".")
        raise ModelError(
            f"Fetching the model {card.name} failed ({type(error).__name__}: {reason}): try again in a while."
        ) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return into / card.name


def _require_space(card: ModelCard, into: Path) -> None:
    """Refuse before the download what would fill the disk."""
    free = shutil.disk_usage(into).free // 1_000_000
    if free < card.megabytes:
        raise ModelError(
            f"The model {card.name} takes {card.megabytes} MB and {into} has {free} MB left: "
            "free some space and try again."
        )


def _download(card: ModelCard, part: Path, progress: Progress, endpoint: str | None) -> None:
    """Bring every file of the model into a directory; anonymous, even where the user is logged in to the hub."""
    wanted = {"repo_id": card.repository, "allow_patterns": list(FILES), "endpoint": endpoint, "token": False}
    total = sum(file.file_size for file in hub().snapshot_download(**wanted, dry_run=True))
    with _watched(part, total, progress):
        hub().snapshot_download(**wanted, local_dir=part)
    progress(total, total)


@contextmanager
def _watched(directory: Path, total: int, progress: Progress) -> Iterator[None]:
    """Report the growth of a directory: the one measure that means the same for each of the hub's transports."""
    done = Event()

    def watch() -> None:
        while not done.wait(0.2):
            progress(min(_bytes(directory), total), total)

    watcher = Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        done.set()
        watcher.join()


def _bytes(directory: Path) -> int:
    """Size of all files of a directory; a file may vanish under the walk when it gets its final name."""
    total = 0
    for file in directory.rglob("*"):
        try:
            total += file.stat().st_size if file.is_file() else 0
        except FileNotFoundError:
            continue
    return total
