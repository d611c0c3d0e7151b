"""Models on this machine: where they are looked for, and whether their files are all there."""

from pathlib import Path

from voicecoach.engines import models_hub
from voicecoach.engines.models import cards, find
from voicecoach.errors import ModelError
from voicecoach.resources import data_dir, models_dir

PARTS = ("config.json", "model.bin", "tokenizer.json", "vocabulary.*")
"""What a model directory holds. faster-whisper would fetch a missing tokenizer by itself; voicecoach asks first."""


def user_models_dir() -> Path:
    """Where models fetched for this user are kept."""
    return data_dir() / "models"


def locate(name: str, *, places: tuple[Path, ...] | None = None, hub_cache: Path | None = None) -> Path | None:
    """Find a model without the network.

    A known name means that model even where a directory is called the same; write `./base.en` for the directory.

    Args:
        name: a name of the manifest, or a directory.
        places: directories that hold models, each under its name; None for `models/` and the user's own.
        hub_cache: cache of the Hugging Face hub; None for the one its environment variables name.

    Returns:
        The model's directory, or None when a known model is not on this machine.

    Raises:
        ModelError: neither a known name nor a directory.
    """
    if name not in {card.name for card in cards()} and Path(name).expanduser().is_dir():
        return Path(name).expanduser()
    card = find(name)
    for place in (models_dir(), user_models_dir()) if places is None else places:
        if (place / card.name / "model.bin").exists():
            return place / card.name
    return models_hub.cached(card, hub_cache)


def verify(directory: Path) -> None:
    """Check that a model directory is complete, without loading it (`WhisperEngine(directory).warm_up()` does that).

    Raises:
        ModelError: the directory or a part of it is missing or empty.
    """
    if not directory.is_dir():
        raise ModelError(f"There is no model directory {directory}: `voicecoach models list` shows what can be had.")
    lacking = [part for part in PARTS if not any(_filled(file) for file in directory.glob(part))]
    if lacking:
        raise ModelError(
            f"The model in {directory} lacks {', '.join(lacking)}: copy the whole model again, or delete the directory "
            "and run `voicecoach models fetch`."
        )


def _filled(file: Path) -> bool:
    """Whether a file holds anything; the hub's cache may hold links to files that were cleared away."""
    return file.is_file() and file.stat().st_size > 0
