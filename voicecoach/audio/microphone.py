"""The microphone as an iterator of audio blocks: a PortAudio callback that only copies, and a bounded queue."""

import queue
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from voicecoach.audio import portaudio
from voicecoach.audio.portaudio import Device
from voicecoach.audio.resample import StreamResampler
from voicecoach.audio.types import SAMPLE_RATE, AudioBlock, Samples
from voicecoach.errors import DeviceError

BLOCK = 0.032
"""Seconds a callback: one chunk of the voice-activity model (512 samples at 16 kHz)."""

QUEUE_BLOCKS = 940
"""About 30 s: a loop that stands still longer than that has a fault that a longer queue would only hide."""

PATIENCE = 5.0
"""Seconds without a callback before the device counts as gone; a virtual device was seen to take 2 s for its first."""

_NO_MICROPHONE = (
    "No microphone can be opened: connect one, allow this terminal to use it, "
    "or feed a recording with --input FILE instead"
)

_POLL = 0.25
"""Seconds between two looks at a stream that delivers nothing."""


@dataclass(frozen=True, slots=True)
class _Raw:
    """What one callback took, at the device's rate."""

    samples: Samples
    start: int
    """Position since the stream opened, in device samples."""
    overflow: bool


class Microphone:
    """An open microphone; `with Microphone() as microphone: for block in microphone: ...`.

    It reads as fast as the device speaks, can be made deaf, and keeps counting time while it is: after a deaf stretch
    or a loss, the next block's `start` lies beyond the last block's `end` by what was not kept.
    """

    def __init__(self, device: Device = None, *, queue_blocks: int = QUEUE_BLOCKS, patience: float = PATIENCE) -> None:
        """Prepare; nothing is opened before `with`.

        Args:
            device: part of a name, a number, or None for the system's default microphone.
            queue_blocks: blocks of 32 ms kept for a reader that is late; what comes on top is lost and counted.
            patience: seconds without sound data before the device counts as gone.
        """
        self.overflows = 0
        """How often sound was lost, by the sound system or because nobody read."""
        self._device = device
        self._patience = patience
        self._queue: queue.Queue[_Raw] = queue.Queue(maxsize=queue_blocks)
        self._stream: Any = None
        self._resampler = StreamResampler(SAMPLE_RATE)
        self._taken = 0
        self._expected = 0
        self._position = 0
        self._lost = False
        self._deaf = False

    def __enter__(self) -> "Microphone":
        """Open the device and start listening.

        Raises:
            DeviceError: no PortAudio, no such microphone, or it is in use.
        """
        sounddevice = portaudio.load()
        with portaudio.faults(_NO_MICROPHONE), portaudio.hushed():
            rate = _device_rate(sounddevice, self._device)
            self._resampler = StreamResampler(rate)
            self._stream = sounddevice.InputStream(
                device=self._device,
                samplerate=rate,
                channels=1,
                dtype="float32",
                blocksize=round(rate * BLOCK),
                callback=self._take,
            )
            portaudio.start(self._stream)
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __iter__(self) -> Iterator[AudioBlock]:
        return self

    def __next__(self) -> AudioBlock:
        """Wait for the next block.

        Raises:
            StopIteration: the microphone was closed.
            DeviceError: the device has stopped delivering.
        """
        while (raw := self._wait()) is not None:
            block = self._at_our_rate(raw)
            if len(block.samples):
                return block
        raise StopIteration

    def close(self) -> None:
        """Stop listening; an iteration under way in another thread ends."""
        stream, self._stream = self._stream, None
        if stream is not None:
            portaudio.release(stream)

    def mute(self) -> None:
        """Go deaf: what is said from now on is dropped in the callback."""
        self._deaf = True

    def unmute(self) -> None:
        """Listen again, from now: what still waits from before the deaf stretch is thrown away."""
        while not self._queue.empty():
            self._queue.get_nowait()
        self._lost = False
        self._deaf = False

    def settle(self, seconds: float) -> None:
        """Wait until sound made now, and its echo of that many seconds, has passed through the device."""
        latency = 0.0 if self._stream is None else float(self._stream.latency)
        time.sleep(seconds + latency)

    def _take(self, data: Samples, frames: int, _time: object, status: Any) -> None:  # noqa: ANN401 - CallbackFlags
        """PortAudio's callback: copy and leave, because sound is lost while it runs."""
        start, self._taken = self._taken, self._taken + frames
        if status.input_overflow:
            self._note_loss()
        if self._deaf:
            return
        try:
            self._queue.put_nowait(_Raw(data[:, 0].copy(), start, self._lost))
            self._lost = False
        except queue.Full:
            self._note_loss()

    def _note_loss(self) -> None:
        self._lost = True
        self.overflows += 1

    def _wait(self) -> _Raw | None:
        idle, taken = 0.0, self._taken
        while (stream := self._stream) is not None:
            try:
                return self._queue.get(timeout=_POLL)
            except queue.Empty:
                idle = 0.0 if taken != self._taken else idle + _POLL  # deaf is not dead
                taken = self._taken
            if idle >= self._patience or (idle and not stream.active and self._stream is stream):
                raise DeviceError(
                    "The microphone has stopped delivering sound: check that it is still connected, then start again; "
                    "what was said so far is kept."
                )
        return None

    def _at_our_rate(self, raw: _Raw) -> AudioBlock:
        if raw.start != self._expected or raw.overflow:
            self._resampler.reset()
            self._position = self._resampler.position(raw.start)
        self._expected = raw.start + len(raw.samples)
        block = AudioBlock(self._resampler.push(raw.samples), self._position, raw.overflow)
        self._position = block.end
        return block


def _device_rate(sounddevice: Any, device: Device) -> int:  # noqa: ANN401 - an untyped module
    """16 kHz where the device has it, else the device's own rate."""
    try:
        sounddevice.check_input_settings(device=device, channels=1, dtype="float32", samplerate=SAMPLE_RATE)
    except sounddevice.PortAudioError:
        return int(sounddevice.query_devices(device, "input")["default_samplerate"])
    return SAMPLE_RATE
