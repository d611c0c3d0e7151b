"""Where files are: the models and prompts that come with voicecoach, and what the user makes and fetches."""

import os
from pathlib import Path

PACKAGE = Path(__file__).parent


HOME_VARIABLE = "VOICECOACH_HOME"
"""Environment variable that names another directory to keep everything in."""


def data_dir() -> Path:
    """Where what the user makes and fetches is kept: the platform's data directory, or `VOICECOACH_HOME`."""
    if home := os.environ.get(HOME_VARIABLE):
        return Path(home)
    from platformdirs import user_data_path

    return user_data_path("voicecoach", appauthor=False)


def models_dir() -> Path:
    """Directory of `manifest.toml`; in a checkout it may hold models as well."""
    return _shipped("models")


def prompts_dir() -> Path:
    """Directory of the interview prompts."""
    return _shipped("prompts")


def schema_dir() -> Path:
    """Directory of the JSON Schemas of what voicecoach writes."""
    return _shipped("schema", beside="docs/schema")


def _shipped(name: str, package: Path = PACKAGE, *, beside: str = "") -> Path:
    """A wheel carries the directory as package data; in a checkout it stands beside the package, where people look."""
    packed = package / "data" / name
    return packed if packed.is_dir() else package.parent / (beside or name)
