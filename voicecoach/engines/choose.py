"""Which recogniser to use: the one asked for, else Whisper where a model can be had, else the embedded PocketSphinx."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from voicecoach.engines.models import LIVE_MODEL, RECORDING_MODEL, ModelCard, find
from voicecoach.errors import ModelError, UsageError

if TYPE_CHECKING:
    from voicecoach.engines.types import Engine

FetchModel = Callable[[ModelCard], Path]
"""Fetches a model after telling the user how large it is; raises ModelError when it cannot."""


class EngineName(StrEnum):
    """What `--engine` takes."""

    AUTO = "auto"
    WHISPER = "faster-whisper"
    SPHINX = "pocketsphinx"
    REPLAY = "replay"


class Purpose(StrEnum):
    """What is to be transcribed; the value is the Whisper model used unless another is named."""

    LIVE = LIVE_MODEL
    """While somebody speaks: the largest model that keeps up on a laptop."""
    RECORDING = RECORDING_MODEL
    """After the fact: more accurate, slower than speech on few machines."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What the user asked for."""

    engine: EngineName = EngineName.AUTO
    model: str | None = None
    """Name or directory of a model; for `replay`, a transcript."""


def choose(wish: Wish, purpose: Purpose, fetch: FetchModel | None = None) -> "Engine":
    """Make the engine.

    Args:
        wish: what the user asked for.
        purpose: live or recording.
        fetch: how to get a model that is not on this machine; None never fetches.

    Raises:
        ModelError: the engine or model asked for cannot be had.
        UsageError: `replay` without a transcript.
    """
    if wish.engine is EngineName.REPLAY:
        return _replay(wish.model)
    if wish.engine is EngineName.SPHINX:
        return _sphinx(wish.model, offline_fallback=False)
    directory = _whisper_model(wish, purpose, fetch)
    if directory is None:
        return _sphinx(None, offline_fallback=True)
    return _whisper(directory, wish.model or purpose.value, purpose)


def _whisper_model(wish: Wish, purpose: Purpose, fetch: FetchModel | None) -> Path | None:
    """Where the Whisper model is; None when `auto` must do without, because none can be had."""
    from voicecoach.engines.models_local import locate

    name = wish.model or purpose.value
    directory = locate(name)
    if directory is not None:
        return directory
    card = find(name)
    asked_for = wish.engine is EngineName.WHISPER or wish.model is not None
    if fetch is not None:
        try:
            return fetch(card)
        except ModelError:
            if asked_for:
                raise
    if asked_for:
        raise ModelError(f"The model {card.name} is not on this machine: run `voicecoach models fetch {card.name}`.")
    return None


def _whisper(directory: Path, name: str, purpose: Purpose) -> "Engine":
    from voicecoach.engines.whisper import LIVE, RECORDING, WhisperEngine

    if purpose is Purpose.RECORDING:
        return WhisperEngine(directory, name=name, decoding=RECORDING)
    engine = WhisperEngine(directory, name=name, decoding=LIVE)
    engine.warm_up()  # somebody will wait for the first utterance; and a model that does not work is found out now
    return engine


def _sphinx(model: str | None, *, offline_fallback: bool) -> "Engine":
    if model is not None:
        raise UsageError("PocketSphinx brings its only model with it: leave --model out, or use faster-whisper.")
    from voicecoach.engines.sphinx import SphinxEngine

    return SphinxEngine(offline_fallback=offline_fallback)


def _replay(transcript: str | None) -> "Engine":
    if transcript is None:
        raise UsageError("The replay engine reads a transcript: name it with --model FILE.")
    from voicecoach.engines.replay import ReplayEngine
    from voicecoach.transcript.read import read_transcript

    return ReplayEngine.from_transcript(read_transcript(Path(transcript)), model=transcript)
