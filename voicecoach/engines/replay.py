"""An engine that hears nothing and hands out words written beforehand: for tests, and for `--engine replay`."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Self

import numpy as np

from voicecoach.audio.types import Samples, seconds
from voicecoach.engines.types import EngineInfo
from voicecoach.transcript.types import Transcript, Word


class ReplayEngine:
    """Answers each utterance with the next of a series, whatever the sound, and with no words once the series is over.

    An utterance that begins with the whole of the last one is the same, heard out further: it gets the same words.

    Args:
        utterances: the words of each utterance, timed in seconds from its first sample; an utterance in which a word
            has no time is spread evenly over the sound it answers.
        model: where the words come from, as reports name it.
    """

    def __init__(self, utterances: Iterable[tuple[Word, ...]], *, model: str = "script") -> None:
        self._utterances = iter(utterances)
        self._words: tuple[Word, ...] = ()
        self._last: Samples | None = None
        self._info = EngineInfo("replay", model, verbatim=True, offline_fallback=False)

    @classmethod
    def from_texts(cls, *texts: str) -> Self:
        """Say each text once, its words spread evenly over the utterance."""
        return cls(tuple(Word(text) for text in line.split()) for line in texts)

    @classmethod
    def from_transcript(cls, transcript: Transcript, *, model: str) -> Self:
        """Say each turn once, moved in time so that its first word starts with the utterance."""
        return cls((_from_zero(turn.words) for turn in transcript.turns), model=model)

    @property
    def info(self) -> EngineInfo:
        """Which recogniser this is."""
        return self._info

    def transcribe(self, samples: Samples) -> tuple[Word, ...]:
        """Hand out the next utterance.

        Args:
            samples: mono float32 at 16 kHz, shape (n,).
        """
        if not self._goes_on(samples):
            self._words = next(self._utterances, ())
        self._last, words = samples, self._words
        if any(word.start is None or word.end is None for word in words):
            return _spread(words, seconds(len(samples)))
        return words

    def _goes_on(self, samples: Samples) -> bool:
        last = self._last
        return last is not None and len(samples) > len(last) > 0 and np.array_equal(samples[: len(last)], last)


def _spread(words: tuple[Word, ...], length: float) -> tuple[Word, ...]:
    share = length / len(words)
    return tuple(replace(word, start=n * share, end=(n + 1) * share) for n, word in enumerate(words))


def _from_zero(words: tuple[Word, ...]) -> tuple[Word, ...]:
    zero = words[0].start if words else None
    return tuple(
        replace(
            word,
            start=None if word.start is None or zero is None else word.start - zero,
            end=None if word.end is None or zero is None else word.end - zero,
        )
        for word in words
    )
