"""`session.json`: what a session is about, written as it begins, so that one that breaks off can be finished."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import voicecoach
from voicecoach.storage.sessions import keep

SCHEMA = "voicecoach.session/1"

FILE = "session.json"


@dataclass(frozen=True, slots=True)
class About:
    """What is known of a session before its first word."""

    started: datetime
    """With its time zone."""
    round: str
    """Name of the round."""
    prompt: str
    """Identifier of the question."""
    question: str
    """The question as it is asked."""
    engine: str
    """Name of the recogniser."""
    model: str
    """Name or directory of its model."""
    minutes: float
    """How long the answer may take."""
    version: str = voicecoach.__version__
    """Of the program that held the session."""
    title: str = ""
    """The question in a few words; empty when unknown."""
    kind: str = "practice"
    """What the session is: `practice` or `drill`."""


def write(folder: Path, about: About) -> Path:
    """Keep what a session that begins is about, for its owner's eyes, whole or not at all.

    Raises:
        DeviceError: the disk is full or refuses.
    """
    data = {
        "schema": SCHEMA,
        "started": about.started.isoformat(),
        "version": about.version,
        "kind": about.kind,
        "prompt": {"id": about.prompt, "title": about.title, "text": about.question},
        "round": about.round,
        "engine": {"name": about.engine, "model": about.model},
        "minutes": about.minutes,
        "ended": None,
    }
    return _keep(folder, data)


def read(folder: Path) -> About | None:
    """What a session is about; None where that is not known: it is older than this file, or the file is damaged."""
    try:
        data = _load(folder)
        return About(
            started=datetime.fromisoformat(str(data["started"])).astimezone(),
            round=str(data["round"]),
            prompt=str(data["prompt"]["id"]),
            question=str(data["prompt"]["text"]),
            engine=str(data["engine"]["name"]),
            model=str(data["engine"]["model"]),
            minutes=float(data["minutes"]),
            version=str(data["version"]),
            title=str(data["prompt"].get("title", "")),
            kind=str(data.get("kind", "practice")),
        )
    except (KeyError, TypeError, ValueError, OverflowError):
        return None


def is_ended(folder: Path) -> bool:
    """True when the session came to an end of its own."""
    return bool(_load(folder).get("ended"))


def end(folder: Path, ended: datetime) -> Path:
    """Mark that nothing more is to come of a session, whatever else is known of it.

    Raises:
        DeviceError: the disk is full or refuses.
    """
    return _keep(folder, {"schema": SCHEMA, **_load(folder), "ended": ended.isoformat()})


def _keep(folder: Path, data: Mapping[str, object]) -> Path:
    return keep(folder / FILE, json.dumps(data, ensure_ascii=False, indent=2) + "\n")


def _load(folder: Path) -> dict[str, Any]:
    """The file's fields; none where there is no such file, or none of ours."""
    try:
        data = json.loads((folder / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) and data.get("schema") == SCHEMA else {}
