"""A microphone that survives: when its device goes away, it waits for the same one or the next, and listens on."""

import contextlib
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace

from voicecoach.audio.device_list import full_name, rescan
from voicecoach.audio.microphone import Microphone
from voicecoach.audio.portaudio import Device
from voicecoach.audio.types import SAMPLE_RATE, AudioBlock, Loss, seconds
from voicecoach.errors import DeviceError

PATIENCE = 120.0
"""Seconds a microphone may stay away: long enough to find the cable, or to pair a headset again."""

RETRY = 1.0
"""Seconds between two attempts to open a device; a sound server that restarts takes one to three."""

AWAY = "The microphone is gone: connect it again, or another one, and the session goes on by itself."

Alone = Callable[[Callable[[], None]], None]
"""Closes every other stream of PortAudio and then does what it is given, while none can be opened; where one of them
is in use, it does nothing."""

Lost = Callable[[str], None]
"""Told one sentence, in the iterating thread, when the device has gone."""

Back = Callable[[str, float], None]
"""Told the name of the device that delivers now, and the seconds that none did; the block it brought follows."""


class SteadyMicrophone:
    """A `Microphone` whose device may go and come back.

    While it is away, the iteration waits. The first block after that has the position it would have had if nothing had
    happened, so whoever keeps the sound finds the gap in it.
    """

    def __init__(
        self,
        device: Device = None,
        *,
        alone: Alone | None = None,
        patience: float = PATIENCE,
        open_microphone: Callable[[Device], Microphone] = Microphone,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Prepare; nothing is opened before `with`.

        Args:
            device: part of a name, a number, or None for the system's default microphone.
            alone: how PortAudio can be had for oneself. It knows only the devices there were when it started, and
                starting it again breaks every open stream; None never does it, and finds only devices known before.
            patience: seconds the device may stay away.
            open_microphone: makes a microphone for a device, not yet opened.
            clock: seconds from any origin, never running backwards.
        """
        self._device = device
        self._lost: Lost = _untold
        self._back: Back = _untold
        self._alone = alone
        self._patience = patience
        self._make = open_microphone
        self._clock = clock
        self._microphone: Microphone | None = None
        self._changing = threading.Lock()
        self._closed = threading.Event()
        self._deaf = False
        self._jumped = False
        """The listener was deaf since the last block: the gap before the next is no loss."""
        self._overflows = 0
        self._losses: list[Loss] = []
        self._base = 0
        """Position of the device's first sample."""
        self._end = 0
        self._opened = device
        """What is open now: the device asked for, or None for the default in its place."""
        self._origin: float | None = None
        """Reading of the clock at position 0."""
        self._away_since: float | None = None

    def __enter__(self) -> "SteadyMicrophone":
        """Open the device and start listening.

        Raises:
            DeviceError: no PortAudio, no such microphone, or it is in use.
        """
        self._open(self._device)
        if self._device is not None:  # a number may mean another device next time
            self._device = full_name(self._device, "input") or self._device
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __iter__(self) -> Iterator[AudioBlock]:
        return self

    def __next__(self) -> AudioBlock:
        """Wait for the next block, and for the device if need be.

        Raises:
            StopIteration: the microphone was closed.
            DeviceError: no microphone came back.
        """
        while not self._closed.is_set():
            microphone = self._microphone or self._come_back()
            try:
                block = next(microphone)
            except DeviceError:
                self._go_away(microphone)
                continue
            return self._placed(block)
        raise StopIteration

    @property
    def overflows(self) -> int:
        """How often sound was lost, by the sound system or because nobody read."""
        return self._overflows + (self._microphone.overflows if self._microphone else 0)

    @property
    def losses(self) -> tuple[Loss, ...]:
        """When sound was lost, and how much, in order of time."""
        return tuple(self._losses)

    def watch(self, lost: Lost, back: Back) -> None:
        """From now on, tell these of a device that goes and comes; nobody is told before."""
        self._lost, self._back = lost, back

    def close(self) -> None:
        """Stop listening; an iteration under way in another thread ends."""
        self._closed.set()
        with self._changing:
            microphone, self._microphone = self._microphone, None
        if microphone is not None:
            microphone.close()

    def mute(self) -> None:
        """Go deaf: what is said from now on is dropped."""
        with self._changing:
            self._deaf = True
            if self._microphone is not None:
                self._microphone.mute()

    def unmute(self) -> None:
        """Listen again, from now."""
        with self._changing:
            self._deaf, self._jumped = False, True
            if self._microphone is not None:
                self._microphone.unmute()

    def settle(self, seconds: float) -> None:
        """Wait until sound made now, and its echo of that many seconds, has passed through the device."""
        microphone = self._microphone
        if microphone is None:
            time.sleep(seconds)
        else:
            microphone.settle(seconds)

    def _open(self, device: Device) -> None:
        microphone = self._make(device)
        try:
            microphone.__enter__()
        except DeviceError:
            microphone.close()  # it may have failed half open
            raise
        with self._changing:
            if not self._closed.is_set():
                if self._deaf:
                    microphone.mute()
                self._microphone, self._opened = microphone, device
                return
        microphone.close()

    def _go_away(self, microphone: Microphone) -> None:
        """Let go of a device that delivers no more; tell of it unless it was told before."""
        with self._changing:
            self._microphone = None
        self._overflows += microphone.overflows
        microphone.close()
        if self._away_since is None and not self._closed.is_set():
            self._away_since = self._clock()
            self._with_portaudio_alone(_untold)  # a stream to a sound server that is gone hangs when it is used again
            self._lost(AWAY)

    def _come_back(self) -> Microphone:
        """Try until a device opens.

        Raises:
            StopIteration: the microphone was closed meanwhile.
            DeviceError: it stayed away for too long.
        """
        since = self._clock() if self._away_since is None else self._away_since
        while not self._closed.is_set():
            if self._clock() - since > self._patience:
                raise DeviceError(
                    f"No microphone came back within {self._patience:.0f} s: connect one, then start again; "
                    "what was said so far is kept."
                )
            if microphone := self._reopened():
                return microphone
            self._closed.wait(RETRY)
        raise StopIteration

    def _reopened(self) -> Microphone | None:
        """The same device, else the default; first among those PortAudio knows, then among those there are now."""
        for anew in (False, True):
            if anew:
                self._with_portaudio_alone(rescan)
            for device in dict.fromkeys((self._device, None)):
                with contextlib.suppress(DeviceError):
                    self._open(device)
                if self._microphone is not None:
                    return self._microphone
        return None

    def _with_portaudio_alone(self, work: Callable[[], None]) -> None:
        if self._alone is not None:
            with contextlib.suppress(DeviceError):
                self._alone(work)

    def _placed(self, block: AudioBlock) -> AudioBlock:
        """Give a block its position since the first device opened, and note what was lost before it."""
        now = self._clock()
        away = None if self._away_since is None else self._arrived(block, now, self._away_since)
        placed = replace(block, start=self._base + block.start)
        if block.overflow:
            gap = placed.start - self._end
            known = gap > 0 and not self._jumped
            self._losses.append(Loss(seconds(self._end), seconds(gap) if known else None, away=False))
        self._end, self._jumped = placed.end, False
        # A block may be read late, never early: the smallest difference is the one to trust.
        origin = now - seconds(placed.end)
        self._origin = origin if self._origin is None else min(self._origin, origin)
        if away is not None:
            self._back(full_name(self._opened, "input") or "a microphone", away)
        return placed

    def _arrived(self, block: AudioBlock, now: float, away_since: float) -> float:
        """The first block of a device that came back was spoken just now: the clock says where it belongs.

        Returns:
            Seconds that were not heard.
        """
        elapsed = 0.0 if self._origin is None else now - self._origin
        start = max(self._end, round(elapsed * SAMPLE_RATE) - len(block.samples))
        gone = now - away_since if self._jumped else seconds(start - self._end)
        self._losses.append(Loss(seconds(self._end), gone, away=True))
        self._base, self._end = start - block.start, start
        self._away_since = None
        return gone


def _untold(*_: object) -> None:
    """Nobody wants to know."""
