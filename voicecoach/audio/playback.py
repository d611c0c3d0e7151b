"""The loudspeaker: plays a sound to its last sample, or until another thread says stop."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import numpy as np

from voicecoach.audio import portaudio
from voicecoach.audio.portaudio import Device
from voicecoach.audio.resample import resample
from voicecoach.audio.sound_files import read
from voicecoach.audio.types import SAMPLE_RATE, Samples
from voicecoach.errors import DeviceError

LATENCY: Final = 0.1
"""Seconds of sound handed over ahead: rides out a busy interpreter, and bounds how late `stop` is heard."""

PATIENCE: Final = 5.0
"""Seconds beyond its own length that a sound may take before the device counts as gone."""

_NO_SPEAKER = "No loudspeaker can be opened: connect one and choose it as the system's output"


class Player:
    """An open loudspeaker, used by one thread at a time; only `stop` may be called from others.

    The stream stays open from one sound to the next of the same rate, which saves the opening each time.
    """

    def __init__(self, device: Device = None) -> None:
        """Prepare; nothing is opened before the first sound.

        Args:
            device: part of a name, a number, or None for the system's default output.
        """
        self._device = device
        self._stream: Any = None
        self._rate = 0
        self._sound: Samples = np.zeros(0, dtype=np.float32)
        self._at = 0
        self._ended = threading.Event()
        self._stop = threading.Event()
        self._using = threading.RLock()
        """Held while the stream is opened, played through or lent."""
        self.sounding = threading.Event()
        """Set from the moment the first sample of a sound is handed over until the next sound is made ready."""

    def __enter__(self) -> "Player":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def open(self, rate: int) -> None:
        """Open the device ahead of time, so that the first sound starts at once.

        Args:
            rate: samples a second of the sounds to come; a device that lacks the rate is given them resampled.

        Raises:
            DeviceError: no PortAudio or no loudspeaker.
        """
        with self._using:
            if self._stream is None or self._rate != rate:
                self._open(rate)

    def _open(self, rate: int) -> None:
        self.close()
        sounddevice = portaudio.load()
        with portaudio.faults(_NO_SPEAKER), portaudio.hushed():
            self._stream = sounddevice.OutputStream(
                device=self._device,
                samplerate=_device_rate(sounddevice, self._device, rate),
                channels=1,
                dtype="float32",
                latency=LATENCY,
                callback=self._give,
                finished_callback=self._ended.set,
            )
        self._rate = rate

    def play(self, sound: Path | Samples, rate: int = SAMPLE_RATE) -> bool:
        """Play a sound and return when its last sample has been heard.

        Args:
            sound: mono float32 in [-1, 1], shape (n,); or a sound file, which knows its own rate.
            rate: samples a second of an array; not used for a file.

        Returns:
            False when `stop` cut it short.

        Raises:
            DeviceError: no PortAudio, no loudspeaker, or it went away while playing.
        """
        self._stop.clear()
        self.sounding.clear()
        samples, rate = read(sound) if isinstance(sound, Path) else (sound, rate)
        with self._using:
            self.open(rate)
            self._sound = self._with_tail(samples)
            self._at = 0
            self._ended.clear()
            self._play_through()
        return not self._stop.is_set()

    def stop(self) -> None:
        """Fall silent at once; `play` returns False. Harmless when nothing plays."""
        self._stop.set()

    def close(self) -> None:
        """Let go of the device; the next sound opens it again."""
        stream, self._stream = self._stream, None
        if stream is not None:
            portaudio.release(stream)

    def alone(self, work: Callable[[], None]) -> None:
        """Let go of the device and do something, while no sound can begin; does nothing while one is played."""
        if self._using.acquire(blocking=False):
            try:
                self.close()
                work()
            finally:
                self._using.release()

    def _with_tail(self, samples: Samples) -> Samples:
        """Bring the sound to the device's rate, and add silence half as long again as the device holds back.

        PortAudio reports the end when it has taken the last sample, not when that has been heard; the half covers the
        block in flight.
        """
        device_rate = round(self._stream.samplerate)
        if device_rate != self._rate:
            samples = resample(samples, self._rate, device_rate)
        tail = np.zeros(round(1.5 * self._stream.latency * device_rate), dtype=np.float32)
        return np.concatenate([samples, tail])

    def _give(self, out: Samples, frames: int, _time: object, _status: object) -> None:
        """PortAudio's callback: hand over the next samples."""
        import sounddevice

        if self._stop.is_set():
            raise sounddevice.CallbackAbort
        self.sounding.set()
        piece = self._sound[self._at : self._at + frames]
        out[: len(piece), 0] = piece
        out[len(piece) :] = 0
        self._at += frames
        if self._at >= len(self._sound):
            raise sounddevice.CallbackStop

    def _play_through(self) -> None:
        try:
            with portaudio.faults(_NO_SPEAKER):
                portaudio.start(self._stream)
                self._wait()
                portaudio.stop(self._stream)
        except BaseException:
            self.close()  # a stream with a fault, or with sound left in it, is not used again
            raise

    def _wait(self) -> None:
        length = len(self._sound) / self._stream.samplerate
        if not self._ended.wait(timeout=length + PATIENCE) or (self._at < len(self._sound) and not self._stop.is_set()):
            raise DeviceError("The loudspeaker stopped taking sound: check that it is still connected.")


def _device_rate(sounddevice: Any, device: Device, rate: int) -> int:  # noqa: ANN401 - an untyped module
    """Prefer the sound's own rate, else the device's."""
    try:
        sounddevice.check_output_settings(device=device, channels=1, dtype="float32", samplerate=rate)
    except sounddevice.PortAudioError:
        return int(sounddevice.query_devices(device, "output")["default_samplerate"])
    return rate
