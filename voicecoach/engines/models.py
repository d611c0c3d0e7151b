"""The Whisper models voicecoach knows by name, read from `models/manifest.toml`."""

import tomllib
from dataclasses import dataclass
from functools import cache

from voicecoach.errors import ModelError
from voicecoach.resources import models_dir

LIVE_MODEL = "base.en"
"""Default while the candidate speaks: the largest that keeps up with speech on a laptop."""
RECORDING_MODEL = "small.en"
"""Default for recordings, where nobody waits for the next sentence."""


@dataclass(frozen=True, slots=True)
class ModelCard:
    """What the manifest says about one model."""

    name: str
    """What users type."""
    repository: str
    """Owner and name on the Hugging Face hub."""
    megabytes: int
    """Size of the download, in units of 1,000,000 bytes."""
    languages: tuple[str, ...]
    """Languages it writes down, as ISO 639-1 codes."""
    licence: str
    """SPDX name of the licence of the weights."""
    purpose: str
    """What it is for, as one phrase."""


@cache
def cards() -> tuple[ModelCard, ...]:
    """Every known model, smallest first."""
    entries = tomllib.loads((models_dir() / "manifest.toml").read_text(encoding="utf-8"))["model"]
    return tuple(ModelCard(**entry | {"languages": tuple(entry["languages"])}) for entry in entries)


def find(name: str) -> ModelCard:
    """The card of a model.

    Raises:
        ModelError: there is no model of that name.
    """
    for card in cards():
        if card.name == name:
            return card
    known = ", ".join(card.name for card in cards())
    raise ModelError(f"There is no model {name!r}: choose one of {known}, or give the directory of another.")
