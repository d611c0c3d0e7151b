"""The incremental worker: one thread that writes down utterances in order while the candidate goes on speaking.

At a pause the open utterance is written down before anybody knows whether the pause is its end. If it is, its words are
there at once; if the speaker goes on, they are thrown away. Utterances that wait are known by their place in the
recording, not by their sound: a recogniser slower than speech falls behind on disk, not in memory.
"""

import threading
from collections import deque
from collections.abc import Callable, Iterator

from voicecoach.audio.types import Samples, seconds
from voicecoach.engines.turns import written_down
from voicecoach.engines.types import Engine
from voicecoach.transcript.types import Turn

Stretch = tuple[int, int]
"""Positions of an utterance's first sample and of the one after its last."""

Sound = Callable[[int, int], Samples]
"""Gives the sound of a stretch, from wherever it is kept: mono float32 at 16 kHz, shape (n,)."""


class LiveTranscriber:
    """Takes utterances as they end and gives their words back, in the same order, from a thread of its own.

    Nothing is dropped: an engine slower than speech only falls behind, and `behind` says how far.
    """

    def __init__(self, engine: Engine, sound: Sound) -> None:
        """Start the thread; the engine is its own until `close`.

        Args:
            engine: the recogniser.
            sound: called from the thread.
        """
        self._engine = engine
        self._sound = sound
        self._changed = threading.Condition()
        self._waiting: deque[Stretch] = deque()
        self._guess: Stretch | None = None
        self._guessed: tuple[Stretch, Turn | None] | None = None
        self._done: deque[Turn] = deque()
        self._fault: BaseException | None = None
        self._ending = False
        self._busy = False
        """The thread has an utterance in work."""
        self._thread = threading.Thread(target=self._work, name="transcriber", daemon=True)
        self._thread.start()

    @property
    def backlog(self) -> int:
        """Utterances that are over and not yet written down."""
        with self._changed:
            return len(self._waiting)

    @property
    def behind(self) -> float:
        """Seconds of speech that is over and not yet written down."""
        with self._changed:
            return seconds(sum(end - start for start, end in self._waiting))

    def expect(self, start: int, end: int) -> None:
        """Say that an utterance may be over: it is written down when nothing else waits, on the chance that it is.

        Args:
            start: position of its first sample, counted from the start of the answer.
            end: position after its last sample.
        """
        with self._changed:
            self._guess = (start, end)
            self._changed.notify_all()

    def submit(self, start: int, end: int) -> None:
        """Hand over an utterance; its words are at hand already if it came just as expected.

        Args:
            start: position of its first sample, counted from the start of the answer.
            end: position after its last sample.
        """
        with self._changed:
            self._waiting.append((start, end))
            self._changed.notify_all()

    def written(self) -> Iterator[Turn]:
        """Give what has been written down since the last call, without waiting; times count from the answer's start.

        Raises:
            VoicecoachError: the engine failed, after what it wrote before was given.
        """
        fault = self._fault  # looked at first: what was written before it is in the queue by then
        while self._done:
            yield self._done.popleft()
        if fault is not None:
            raise fault

    def drain(self) -> None:
        """Wait until everything handed over is written down; nothing can be handed over any more."""
        with self._changed:
            self._ending, self._guess = True, None
            self._changed.notify_all()
            self._changed.wait_for(lambda: not self._waiting or self._fault is not None)

    def close(self) -> None:
        """End the thread after the utterance in work; what waits is dropped. Harmless when it has ended."""
        with self._changed:
            self._waiting.clear()
        self.drain()
        with self._changed:  # the thread is not waited for: it has nothing left to do but to end, and somebody listens
            self._changed.wait_for(lambda: not self._busy)

    def _work(self) -> None:
        try:
            while (job := self._next()) is not None:
                stretch, certain = job
                turn = self._written_down(stretch)
                with self._changed:
                    self._guessed = (stretch, turn)
                if certain:
                    self._finish(turn)
        except BaseException as fault:  # it belongs to the thread that asks for the words
            with self._changed:
                self._fault, self._busy = fault, False
                self._changed.notify_all()

    def _next(self) -> tuple[Stretch, bool] | None:
        """Wait for the next utterance and whether it is certain; None when there will be none."""
        with self._changed:
            self._busy = False
            self._changed.notify_all()
            self._changed.wait_for(lambda: self._waiting or self._guess is not None or self._ending)
            if self._waiting:
                self._busy = True
                return self._waiting[0], True
            if self._guess is None:
                return None
            self._busy = True
            guess, self._guess = self._guess, None
            return guess, False

    def _written_down(self, stretch: Stretch) -> Turn | None:
        if self._guessed is not None and self._guessed[0] == stretch:
            return self._guessed[1]
        start, end = stretch
        return written_down(self._engine, self._sound(start, end), seconds(start))

    def _finish(self, turn: Turn | None) -> None:
        """Give a turn out before its utterance counts as done, so that nothing is settled while words are missing."""
        if turn is not None:
            self._done.append(turn)
        with self._changed:
            if self._waiting:  # dropped meanwhile by `close`
                self._waiting.popleft()
                self._changed.notify_all()
