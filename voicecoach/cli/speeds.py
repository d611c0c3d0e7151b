"""How fast recognisers are on this machine: measured where the model is here, else estimated from one that is."""

import time
from dataclasses import dataclass
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from voicecoach.engines.choose import EngineName, Purpose, Wish, choose
from voicecoach.engines.models_local import locate
from voicecoach.errors import ModelError

if TYPE_CHECKING:
    from voicecoach.audio.types import Samples
    from voicecoach.engines.types import Engine

SOUND = 10.0
"""Seconds of the bundled answer that are written down: an utterance of usual length."""

LIVE = 0.4
"""Largest real-time factor that keeps up. Whisper pads whatever it hears to 30 s, so an utterance of 4 s costs nearly
what one of 10 s does: at 0.4 as long as it lasted. Shorter ones are made good by longer ones and by pauses."""

TIMES = {"tiny.en": 0.6, "base.en": 1.0, "small.en": 3.5}
"""Time each model takes, base.en being 1: measured with models of the same shape in 8-bit integers on two cores, 10 s
of sound (0.45 to 0.65 and 3.2 to 4.2); willow-inference-server's README has 0.57 and 2.6 on a faster machine."""

OF_SPHINX = 0.6
"""Time base.en takes on two cores, PocketSphinx taking 1 on one; measured likewise between 0.47 and 0.63."""


@dataclass(frozen=True, slots=True)
class Speed:
    """How fast one recogniser is."""

    name: str
    factor: float
    """Seconds of work for a second of speech."""
    basis: str | None = None
    """What it was estimated from; None when it was measured."""

    @property
    def live(self) -> bool:
        """Whether it keeps up with speech."""
        return self.factor <= LIVE

    @property
    def told(self) -> str:
        """In a sentence."""
        verdict = "keeps up" if self.live else "is too slow for live practice"
        if self.basis is None:
            return f"{self.name} {verdict} (measured, {self.factor:.2f})."
        return f"{self.name} probably {verdict} (not here; estimated from {self.basis}, {self.factor:.2f})."

    def as_json(self) -> dict[str, object]:
        """As JSON values."""
        return {
            "model": self.name,
            "real_time_factor": self.factor,
            "measured": self.basis is None,
            "estimated_from": self.basis,
            "keeps_up": self.live,
        }


def speeds(engine: "Engine") -> tuple[Speed, ...]:
    """The speed of a recogniser, then that of each Whisper model that is small enough to be thought of for live use.

    Raises:
        ModelError: the recogniser does not work.
    """
    sound = _sound()
    used = Speed(engine.info.model, _timed(engine, sound))
    measured = {used.name: used.factor} if used.name in TIMES else {}
    for name in TIMES:
        if name not in measured and (factor := _measured(name, sound)) is not None:
            measured[name] = factor
    return (used, *(_speed(name, measured, used, engine.info.name) for name in TIMES))


def _speed(name: str, measured: dict[str, float], used: Speed, engine: str) -> Speed:
    if name in measured:
        return Speed(name, measured[name])
    if measured:
        near = min(measured, key=lambda other: abs(TIMES[other] - TIMES[name]))
        return Speed(name, round(measured[near] * TIMES[name] / TIMES[near], 3), near)
    per_base = OF_SPHINX if engine == EngineName.SPHINX.value else 1.0
    return Speed(name, round(used.factor * per_base * TIMES[name], 3), f"{engine} {used.name}, roughly")


def _measured(name: str, sound: "Samples") -> float | None:
    """The real-time factor of a model; None where it is not here, or does not work."""
    try:
        if locate(name) is None:
            return None
        return _timed(choose(Wish(EngineName.WHISPER, name), Purpose.LIVE), sound)
    except ModelError:
        return None


def _timed(engine: "Engine", sound: "Samples") -> float:
    from voicecoach.audio.types import seconds

    began = time.perf_counter()
    engine.transcribe(sound)
    return round((time.perf_counter() - began) / seconds(len(sound)), 3)


def _sound() -> "Samples":
    from voicecoach.audio.decode import decode
    from voicecoach.audio.types import SAMPLE_RATE

    with as_file(files("voicecoach.samples").joinpath("answer.flac")) as path:
        return decode(path).samples[: round(SOUND * SAMPLE_RATE)]
