"""A recogniser whose short utterances are checked against set phrases: "cause the session" was "pause the session"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from voicecoach.audio.types import Samples
from voicecoach.engines.keywords import KeywordSearch, borne_out
from voicecoach.engines.types import Engine, EngineInfo
from voicecoach.transcript.types import Word


@dataclass(frozen=True, slots=True)
class Commanded:
    """An `Engine` that writes a phrase where the sound is that phrase alone and the words half say so.

    Keyword search misses fewer commands than words do, and by itself hears some in ordinary speech; words that bear it
    out keep it honest (`docs/accuracy.md`, "Spoken commands").
    """

    engine: Engine
    search: KeywordSearch

    @property
    def info(self) -> EngineInfo:
        """That of the recogniser."""
        return self.engine.info

    def transcribe(self, samples: Samples) -> tuple[Word, ...]:
        """Write down one utterance, as `Engine.transcribe` does."""
        words = self.engine.transcribe(samples)
        phrase = self.search.hears(samples) if words else None
        if phrase is None or not borne_out(phrase, (word.text for word in words)):
            return words
        return tuple(_spread(phrase.split(), words))


def _spread(phrase: Sequence[str], words: Sequence[Word]) -> Iterator[Word]:
    """The words of a phrase over the time of the words in whose place they stand, no surer than the least sure."""
    start, end = words[0].start or 0.0, words[-1].end or 0.0
    share = (end - start) / len(phrase)
    sure = [word.probability for word in words if word.probability is not None]
    for at, text in enumerate(phrase):
        yield Word(text, start + at * share, start + (at + 1) * share, min(sure, default=None))
