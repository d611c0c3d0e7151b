"""A recording in the microphone's place: the same blocks, at the pace of speech or as fast as they are read."""

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from voicecoach.audio.decode import Channel, Decoder
from voicecoach.audio.types import AudioBlock, Loss, seconds

BLOCK = 512
"""Samples a block: 32 ms, as the microphone delivers."""


class FileSource:
    """A recording that is listened to; `with FileSource(path) as source: for block in source: ...`.

    It cannot hear the loudspeaker, and its speaker does not wait for the coach. So while it is muted it *pauses*: no
    word of the recording is lost, and positions are positions in the file.
    """

    overflows = 0
    losses: tuple[Loss, ...] = ()
    """A file never loses sound."""

    def __init__(
        self,
        path: Path,
        *,
        realtime: bool = True,
        channel: Channel | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """Open the recording.

        Args:
            path: any audio or video file that FFmpeg decodes.
            realtime: deliver a block no sooner than a microphone would have; otherwise as fast as it is read.
            channel: which channel of a stereo file to take; None mixes all down.
            clock: seconds from any origin, never running backwards.
            sleep: waits that many seconds of the clock.

        Raises:
            MissingInput: no such file, a directory, or no permission.
            UnreadableInput: empty, no sound in it, or not what its name says.
        """
        self._decoder = Decoder(path, channel=channel, block=BLOCK)
        self._realtime = realtime
        self._clock = clock
        self._sleep = sleep
        self._playing = threading.Event()
        self._playing.set()
        self._closed = False
        self._decoding = threading.Lock()
        self._origin: float | None = None

    def __enter__(self) -> "FileSource":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __iter__(self) -> Iterator[AudioBlock]:
        return self

    def __next__(self) -> AudioBlock:
        """Give the next block, when its time has come.

        Raises:
            StopIteration: the recording is over or closed.
            UnreadableInput: no sound in it could be decoded.
        """
        self._playing.wait()
        with self._decoding:
            if self._closed:
                raise StopIteration
            block = next(self._decoder)
        if self._realtime:
            self._wait_until_heard(block)
        return block

    @property
    def truncated(self) -> bool:
        """True when the file broke off early; known once every block has been read."""
        return self._decoder.truncated

    def close(self) -> None:
        """End the recording; an iteration under way in another thread ends with its next block."""
        with self._decoding:
            self._closed = True
            self._decoder.close()
        self._playing.set()

    def mute(self) -> None:
        """Pause the recording."""
        self._playing.clear()

    def unmute(self) -> None:
        """Go on with the recording where it paused."""
        self._origin = None
        self._playing.set()

    def watch(self, lost: Callable[[str], None], back: Callable[[str, float], None]) -> None:
        """Tell nobody of anything: a file never goes away."""

    def settle(self, seconds: float) -> None:
        """Return at once: a file hears no echo that would have to die away first."""

    def _wait_until_heard(self, block: AudioBlock) -> None:
        """Sleep until the last sample of the block has been spoken; the clock starts with the first block asked for."""
        now = self._clock()
        if self._origin is None:
            self._origin = now - seconds(block.start)
        self._sleep(max(0.0, self._origin + seconds(block.end) - now))
