"""Judging ahead: while the answer goes on, it is judged as it stands, so that at its end the verdict is at hand."""

import threading
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from voicecoach.transcript.types import Turn

Verdict = TypeVar("Verdict")


class Ahead(Generic[Verdict]):
    """Keeps a verdict on the newest state of an answer, made in a thread of its own.

    States that come while one is being judged replace each other: only the newest is worth the work.
    """

    def __init__(self, judge: Callable[[tuple[Turn, ...]], Verdict]) -> None:
        """Start the thread.

        Args:
            judge: gives the verdict on the turns so far; called from one thread at a time, and what it raises comes out
                of `verdict` if it still matters then.
        """
        self._judge = judge
        self._changed = threading.Condition()
        self._newest: tuple[Turn, ...] | None = None
        self._judged: tuple[tuple[Turn, ...], Verdict] | None = None
        self._busy = False
        self._ending = False
        self._thread = threading.Thread(target=self._work, name="judge", daemon=True)
        self._thread.start()

    def __enter__(self) -> "Ahead[Verdict]":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def grown(self, turns: Sequence[Turn]) -> None:
        """The answer has grown to this."""
        with self._changed:
            if not self._ending:
                self._newest = tuple(turns)
                self._changed.notify_all()

    def verdict(self, turns: Sequence[Turn]) -> Verdict:
        """The verdict on exactly these turns: the one at hand where there is one, else made now."""
        final = tuple(turns)
        with self._changed:
            if self._newest != final:
                self._newest = None
            self._changed.wait_for(lambda: not self._busy and self._newest is None)
            if self._judged is not None and self._judged[0] == final:
                return self._judged[1]
        return self._judge(final)

    def close(self) -> None:
        """End the thread after the verdict in work; harmless when it has ended."""
        with self._changed:
            self._ending = True
            self._changed.notify_all()
        self._thread.join()

    def _work(self) -> None:
        while (turns := self._next()) is not None:
            try:
                judged = (turns, self._judge(turns))
            except Exception:  # whoever asks for this verdict judges again, and hears of it there
                judged = None
            with self._changed:
                self._busy, self._judged = False, judged
                self._changed.notify_all()

    def _next(self) -> tuple[Turn, ...] | None:
        with self._changed:
            self._changed.wait_for(lambda: self._newest is not None or self._ending)
            if self._ending:
                self._newest = None
                self._changed.notify_all()
                return None
            turns, self._newest = self._newest, None
            self._busy = True
            return turns
