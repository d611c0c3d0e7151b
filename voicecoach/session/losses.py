"""Sound that never arrives: noticed block by block, told when it happens, and kept in the answer's own time."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from voicecoach.audio.gate import Source
from voicecoach.audio.types import AudioBlock, Loss, seconds
from voicecoach.session.events import Lost, Tell


class Losses:
    """The losses of one answer; what was lost before it began does not count."""

    def __init__(self, source: Source, tell: Tell, before: Sequence[AudioBlock] = ()) -> None:
        """Begin an answer.

        Args:
            source: what is listened to.
            before: what was heard of the answer already.
            tell: is told of each loss but those of a microphone that went away, which are told as they happen.
        """
        self._source = source
        self._before = before
        self._tell = tell
        self._seen = len(source.losses)
        self._origin: int | None = None
        self._all: list[Loss] = []

    @property
    def all(self) -> tuple[Loss, ...]:
        """What was lost so far, in order of time."""
        return tuple(self._all)

    @property
    def count(self) -> int:
        """How often sound was lost so far."""
        return len(self._all)

    @property
    def begun(self) -> bool:
        """Whether anything of the answer was heard yet."""
        return self._origin is not None

    def blocks(self) -> Iterator[AudioBlock]:
        """The blocks of the source, counted from the first one that is heard."""
        for block in chain(self._before, self._source):
            if self._origin is None:
                self._origin, self._seen = block.start, len(self._source.losses)
            self._note(self._origin)
            yield replace(block, start=block.start - self._origin)

    def _note(self, origin: int) -> None:
        new = self._source.losses[self._seen :]
        self._seen += len(new)
        for loss in new:
            self._all.append(replace(loss, at=loss.at - seconds(origin)))
            if not loss.away:
                self._tell(Lost(self._all[-1].at, loss.seconds))
