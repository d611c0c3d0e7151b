"""What `voicecoach doctor` looks at, one function each; what cannot be measured is said, never guessed."""

import shutil
import tempfile
import time
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from voicecoach.cli.speeds import Speed, speeds
from voicecoach.engines.choose import Purpose, Wish, choose
from voicecoach.errors import DeviceError, VoicecoachError

if TYPE_CHECKING:
    from voicecoach.audio.levels import Levels
    from voicecoach.audio.portaudio import Device
    from voicecoach.engines.types import EngineInfo

NOISY = -45.0
"""dBFS: a noise floor above it leaves less than 20 dB to speech at a usual level of -25, and words are misheard."""
SPEECH_OVER_NOISE = 10.0
"""dB that somebody must stand out of the noise for their level to be measured at all."""
FAINT = -42.0
"""dBFS of speech below which the last bits of a 16-bit recording and the device's own hiss begin to tell."""
CLIPPED = 0.0005
"""Share of samples at full scale; a single loud consonant stays under it."""
MB_AN_HOUR = 2 * 116
"""Of 1,000,000 bytes: an hour of 16-bit sound at 16 kHz, and beside it at the end a FLAC, at worst as large."""
SENTENCE = "Good. Name what it costs you, and what you compared it with."


class State(StrEnum):
    """How a check came out."""

    WORKS = "works"
    WEAK = "works, but"
    FAILS = "does not work"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at."""

    name: str
    state: State
    says: str
    """What was found, as a sentence or two."""
    mend: str | None = None
    """What to do about it; a command where there is one."""
    measured: dict[str, object] = field(default_factory=dict)
    """Figures by name, with their unit in it; None for what could not be measured."""


def crashed(name: str) -> Check | None:
    """What is to be said of a device where PortAudio itself does not survive its start; None where it does."""
    if not _portaudio_crashes():
        return None
    says = "PortAudio crashes as it starts, because the configuration of this machine's sound (ALSA) is damaged."
    files = "~/.asoundrc, /etc/asound.conf and the variable ALSA_CONFIG_PATH"
    mend = f"sudo apt-get install --reinstall libasound2-data (Linux), look at {files}, then: voicecoach doctor"
    return Check(name, State.FAILS, says, mend)


@cache
def _portaudio_crashes() -> bool:
    from voicecoach.audio import portaudio

    return portaudio.crashes()


def microphone(device: "Device") -> Check:
    """Two seconds of the microphone."""
    from voicecoach.audio.check import listen

    try:
        heard = listen(device)
    except DeviceError as fault:
        return Check("microphone", State.FAILS, str(fault), _others("input", "--device"))
    found = heard.levels
    spoke = not found.silent and found.speech - found.noise >= SPEECH_OVER_NOISE
    measured: dict[str, object] = {
        "device": heard.name,
        "sample_rate_hz": heard.rate,
        "peak_dbfs": None if found.silent else round(found.peak, 1),
        "speech_dbfs": round(found.speech, 1) if spoke else None,
        "noise_floor_dbfs": None if found.silent else round(found.noise, 1),
        "clipped_share": round(found.clipped, 5),
        "silent": found.silent,
        "overflows": heard.overflows,
    }
    level = f"speech at {found.speech:.0f} dBFS" if spoke else "nobody spoke, so the level of speech is not measured"
    says = f"{heard.name}, {heard.rate / 1000:g} kHz, noise floor {found.noise:.0f} dBFS, {level}."
    if found.silent:
        says = f"{heard.name} opens, and gives nothing but silence: it is muted, or this terminal may not use it."
        unmute = "unmute it in the system's sound settings and on its own switch, then: voicecoach doctor"
        return Check("microphone", State.FAILS, says, unmute, measured)
    complaint, remedy = _complaint(found, spoke=spoke, overflows=heard.overflows)
    return Check("microphone", State.WEAK if remedy else State.WORKS, f"{says}{complaint}", remedy, measured)


def _complaint(found: "Levels", *, spoke: bool, overflows: int) -> tuple[str, str | None]:
    """What is wrong with a microphone that works, and what to do."""
    if found.clipped > CLIPPED:
        return " It is too loud and cut off at the top.", "lower the input level in the system's sound settings"
    if found.noise > NOISY and not spoke:
        return " It is noisy, unless somebody spoke all the time.", "find a quieter place, or use a headset"
    if found.noise > NOISY:
        return " The place is noisy.", "find a quieter place, or use a headset"
    if spoke and found.speech < FAINT:
        return " You are hard to hear.", "raise the input level in the system's sound settings, or move closer"
    if overflows:
        return f" Sound was lost {overflows} times.", "close other programs"
    return "", None


def loudspeaker(device: "Device") -> Check:
    """A soft tone."""
    from voicecoach.audio.check import sound_out

    try:
        played = sound_out(device)
    except DeviceError as fault:
        return Check("loudspeaker", State.FAILS, str(fault), _others("output", "--output-device"))
    says = (
        f"{played.name} opened in {1000 * played.opening:.0f} ms and took a soft tone; only you know if it was heard."
    )
    return Check(
        "loudspeaker", State.WORKS, says, None, {"device": played.name, "opening_ms": round(1000 * played.opening)}
    )


def voice() -> Check:
    """Two sentences rendered: the first starts the voice."""
    from voicecoach.speech.pyttsx3_voice import ChildVoice

    took = []
    try:
        with ChildVoice() as child:
            for _ in range(2):
                began = time.perf_counter()
                child.render(SENTENCE)
                took.append(time.perf_counter() - began)
    except VoicecoachError as fault:
        return Check(
            "voice", State.FAILS, str(fault), "sudo apt-get install espeak-ng (Linux), then: voicecoach doctor"
        )
    first, warm = (round(1000 * seconds) for seconds in took)
    says = f"renders a sentence in {first} ms when it starts, and in {warm} ms from then on."
    return Check("voice", State.WORKS, says, None, {"first_ms": first, "warm_ms": warm})


def recogniser(wish: Wish) -> Check:
    """Which recogniser practice would use, and which models this machine can carry live."""
    try:
        engine = choose(wish, Purpose.LIVE)
        found = speeds(engine)
    except VoicecoachError as fault:
        return Check("recogniser", State.FAILS, str(fault), f"voicecoach models fetch {Purpose.LIVE.value}")
    used, models = found[0], found[1:]
    measured: dict[str, object] = {
        "engine": engine.info.name,
        "model": engine.info.model,
        "real_time_factor": used.factor,
        "models": [speed.as_json() for speed in models],
    }
    says = f"{engine.info.name} {engine.info.model} takes {used.factor:.2f} s for a second of speech. "
    says += " ".join(speed.told for speed in models)
    mend = _better(engine.info, used, models)
    return Check("recogniser", State.WEAK if mend else State.WORKS, says, mend, measured)


def _better(info: "EngineInfo", used: Speed, models: tuple[Speed, ...]) -> str | None:
    """The command that gets a recogniser that keeps up, or hears better; None when all is well."""
    live = [speed for speed in models if speed.live]
    if info.offline_fallback:
        best = next((speed.name for speed in reversed(live) if speed.name != "small.en"), "tiny.en")
        return f"voicecoach models fetch {best} (PocketSphinx stands in; it mishears about one word in six)"
    if used.live:
        return None
    return f"voicecoach practice --model {live[-1].name}" if live else "close other programs, then: voicecoach doctor"


def disk() -> Check:
    """Room for recordings where they are kept."""
    from voicecoach.resources import data_dir

    place = data_dir()
    try:
        place.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.TemporaryFile(dir=place) as probe:
            probe.write(bytes(4096))
            probe.flush()
        free = shutil.disk_usage(place).free
    except OSError as error:
        says = f"{place} cannot be written to ({error.strerror})."
        return Check("disk", State.FAILS, says, "make room or give permission there, or set VOICECOACH_HOME")
    hours = free / 1e6 / MB_AN_HOUR
    says = f"room for {hours:,.0f} hours of recording in {place}." if hours >= 1 else f"no room for an hour in {place}."
    mend = None if hours >= 1 else "make room there, or set VOICECOACH_HOME to a directory on another disk"
    return Check("disk", State.FAILS if mend else State.WORKS, says, mend, {"hours": round(hours, 1)})


def _others(kind: str, option: str) -> str:
    """What to try when a device does not open: the others there are."""
    from voicecoach.audio.device_list import names

    there = names("input" if kind == "input" else "output")
    if not there:
        return "connect one, then: voicecoach doctor"
    return f"voicecoach doctor {option} NAME, with one of: {'; '.join(there)}"
