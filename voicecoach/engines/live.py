"""The incremental worker: one thread that writes down utterances in order while the candidate goes on speaking."""

import queue
import threading
from collections.abc import Iterator

from voicecoach.audio.types import Samples
from voicecoach.engines.turns import written_down
from voicecoach.engines.types import Engine
from voicecoach.transcript.types import Turn


class LiveTranscriber:
    """Takes utterances as they end and gives their words back, in the same order, from a thread of its own.

    Nothing is dropped: an engine slower than speech only falls behind, and `backlog` says how far.
    """

    def __init__(self, engine: Engine) -> None:
        """Start the thread; the engine is its own until `close`."""
        self._engine = engine
        self._waiting: queue.Queue[tuple[Samples, float] | None] = queue.Queue()
        self._done: queue.Queue[Turn | BaseException] = queue.Queue()
        self._submitted = self._finished = 0
        self._thread = threading.Thread(target=self._work, name="transcriber", daemon=True)
        self._thread.start()

    @property
    def backlog(self) -> int:
        """Utterances that are not yet written down."""
        return self._submitted - self._finished

    def submit(self, samples: Samples, start: float) -> None:
        """Hand over an utterance.

        Args:
            samples: its sound, mono float32 at 16 kHz, shape (n,).
            start: seconds from the start of the answer to its first sample.
        """
        self._submitted += 1
        self._waiting.put((samples, start))

    def written(self) -> Iterator[Turn]:
        """Give what has been written down since the last call, without waiting; times count from the answer's start.

        Raises:
            VoicecoachError: the engine failed, after what it wrote before was given.
        """
        while not self._done.empty():
            item = self._done.get()
            if isinstance(item, BaseException):
                raise item
            yield item

    def drain(self) -> None:
        """Wait until everything handed over is written down; nothing can be handed over any more."""
        self._waiting.put(None)
        self._thread.join()

    def close(self) -> None:
        """End the thread after the utterance in work; what waits is dropped. Harmless when it has ended."""
        while not self._waiting.empty():
            self._waiting.get()
        self.drain()

    def _work(self) -> None:
        while (item := self._waiting.get()) is not None:
            samples, start = item
            try:
                turn = written_down(self._engine, samples, start)
            except BaseException as fault:  # it belongs to the thread that asks for the words
                self._done.put(fault)
                return
            if turn is not None:
                self._done.put(turn)
            self._finished += 1
