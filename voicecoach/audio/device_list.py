"""The list of sound devices: the full name of one, and PortAudio made to look at what there is now."""

from typing import Literal

from voicecoach.audio import portaudio
from voicecoach.audio.portaudio import Device
from voicecoach.errors import DeviceError

_AGAIN = "PortAudio does not start again: start voicecoach again"


def rescan() -> None:
    """Start PortAudio again, which alone makes it look for new devices. Every open stream would break: have none.

    Raises:
        DeviceError: PortAudio is missing, does not start, or still hangs in a stream that was left behind.
    """
    sounddevice = portaudio.load()
    if portaudio.hangs():
        raise DeviceError(f"{_AGAIN} (a device hangs).")
    with portaudio.faults(_AGAIN), portaudio.hushed():
        while sounddevice._initialized:
            sounddevice._terminate()
        sounddevice._initialize()


def full_name(device: Device, kind: Literal["input", "output"]) -> str | None:
    """The name of a device, with that of its sound system, which together mean no other; None when there is none.

    Args:
        device: part of a name, a number, or None for the system's default.
        kind: whether a microphone or a loudspeaker is meant.
    """
    try:
        sounddevice = portaudio.load()
        with portaudio.faults("There is no such device: choose another"):
            found = sounddevice.query_devices(device, kind)
            return f"{found['name']}, {sounddevice.query_hostapis(found['hostapi'])['name']}"
    except DeviceError:
        return None


def names(kind: Literal["input", "output"]) -> tuple[str, ...]:
    """The names of all microphones, or of all loudspeakers; none where PortAudio is missing."""
    try:
        sounddevice = portaudio.load()
        with portaudio.faults("The devices cannot be listed: start the sound system"):
            found = sounddevice.query_devices()
            return tuple(dict.fromkeys(device["name"] for device in found if device[f"max_{kind}_channels"] > 0))
    except DeviceError:
        return ()
