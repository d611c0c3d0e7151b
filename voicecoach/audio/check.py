"""A device tried out: two seconds of the microphone, a soft tone from the loudspeaker."""

import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from voicecoach.audio import portaudio
from voicecoach.audio.device_list import full_name
from voicecoach.audio.levels import Levels, levels
from voicecoach.audio.microphone import Microphone, _device_rate
from voicecoach.audio.playback import Player
from voicecoach.audio.portaudio import Device
from voicecoach.audio.types import SAMPLE_RATE, Samples

LISTENING = 2.0
"""Seconds the microphone is listened to."""
SETTLING = 0.2
"""Seconds left out at the start: many devices begin with a click while their gain settles."""
TONE = 0.4
"""Seconds."""
PITCH = 440.0
"""Hz: every loudspeaker has it."""
SOFT = 0.05
"""Magnitude of the tone, full scale 1: -26 dBFS, heard and not startling."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What came out of a microphone."""

    name: str
    rate: int
    """Samples a second the device is read at."""
    levels: Levels
    overflows: int
    """How often sound was lost meanwhile."""


@dataclass(frozen=True, slots=True)
class Played:
    """What a loudspeaker was given."""

    name: str
    opening: float
    """Seconds from asking for the device until it was open."""


def listen(device: Device = None) -> Heard:
    """Listen to a microphone for two seconds.

    Raises:
        DeviceError: no PortAudio, no such microphone, or it gives nothing.
    """
    name, kept, total = full_name(device, "input"), list[Samples](), 0
    with Microphone(device) as microphone:
        rate = _device_rate(portaudio.load(), device)
        while total < (SETTLING + LISTENING) * SAMPLE_RATE:
            block = next(microphone)
            kept.append(block.samples)
            total += len(block.samples)
        overflows = microphone.overflows
    sound = np.concatenate(kept)[round(SETTLING * SAMPLE_RATE) :]
    return Heard(name or "a microphone", rate, levels(sound), overflows)


def sound_out(device: Device = None, clock: Callable[[], float] = time.perf_counter) -> Played:
    """Play a soft tone.

    Raises:
        DeviceError: no PortAudio, no such loudspeaker, or it takes nothing.
    """
    name = full_name(device, "output")
    with Player(device) as player:
        began = clock()
        player.open(SAMPLE_RATE)
        opening = clock() - began
        player.play(tone())
    return Played(name or "a loudspeaker", opening)


def tone() -> Samples:
    """A soft tone that swells and fades, so that it does not click."""
    at = np.arange(round(TONE * SAMPLE_RATE))
    sound = SOFT * np.hanning(len(at)) * np.sin(2 * np.pi * PITCH * at / SAMPLE_RATE)
    return sound.astype(np.float32)
