"""The incremental worker: one thread that writes down utterances in order while the candidate goes on speaking."""

import queue
import threading

from voicecoach.audio.types import Samples
from voicecoach.engines.types import Engine
from voicecoach.transcript.types import Turn


class LiveTranscriber:
    """Takes utterances as they end and gives their words back, in the same order, from a thread of its own.

    Nothing is ever dropped: an engine slower than speech only falls behind, and `backlog` says how far.
    """

    def __init__(self, engine: Engine) -> None:
        """Start the thread; the engine is its own until `close`."""
        self._engine = engine
        self._waiting: queue.Queue[tuple[Samples, float] | None] = queue.Queue()
        self._done: queue.Queue[Turn] = queue.Queue()
        self._fault: BaseException | None = None
        self._thread = threading.Thread(target=self._work, name="transcriber", daemon=True)
        self._thread.start()

    @property
    def backlog(self) -> int:
        """Utterances that wait to be written down."""
        return self._waiting.qsize()

    def submit(self, samples: Samples, start: float) -> None:
        """Hand over an utterance.

        Args:
            samples: its sound, mono float32 at 16 kHz, shape (n,).
            start: seconds from the start of the answer to its first sample.
        """
        self._waiting.put((samples, start))

    def written(self) -> tuple[Turn, ...]:
        """What has been written down since the last call, without waiting; times count from the answer's start.

        Raises:
            VoicecoachError: the engine failed; what it wrote before was given already.
        """
        turns = []
        while not self._done.empty():
            turns.append(self._done.get())
        if not turns and self._fault is not None:
            raise self._fault
        return tuple(turns)

    def finish(self) -> tuple[Turn, ...]:
        """Wait until everything handed over is written down, end the thread, and give what is left.

        Raises:
            VoicecoachError: the engine failed.
        """
        self.close()
        turns = self.written()
        if self._fault is not None:
            raise self._fault
        return turns

    def close(self) -> None:
        """End the thread when it has done its work; harmless when it has ended."""
        self._waiting.put(None)
        self._thread.join()

    def _work(self) -> None:
        while (item := self._waiting.get()) is not None:
            samples, start = item
            try:
                words = self._engine.transcribe(samples)
            except BaseException as fault:  # it belongs to the thread that asks for the words
                self._fault = fault
                return
            if words:
                self._done.put(Turn(tuple(word.later(start) for word in words)))
