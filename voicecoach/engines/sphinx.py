"""Speech to text with PocketSphinx, whose model comes inside its wheel: it works anywhere, with more errors."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from voicecoach.audio.types import SAMPLE_RATE, Samples, seconds
from voicecoach.engines.sphinx_words import LANGUAGE_MODEL, FieldWord, field_words, shown_as, write_files
from voicecoach.engines.types import EngineInfo
from voicecoach.errors import ModelError
from voicecoach.transcript.types import Word

_SHORTEST = SAMPLE_RATE // 10
"""Samples; the shortest words of English last about a tenth of a second."""

_FAINTEST = 4 / 32768
"""Peak of digital silence, 1 being full scale: out of pure zeros PocketSphinx makes a word, and is sure of it."""

_FRAMES_PER_SECOND = 100
"""PocketSphinx counts time in frames of 10 ms."""


class SphinxEngine:
    """PocketSphinx with the words of this field; writes um and uh down.

    An utterance is heard the same whatever was heard before it. Not safe to call from two threads at once.

    Args:
        offline_fallback: this engine stands in because no Whisper model could be had.
        words: what to add to the recogniser's vocabulary; the words of the field when left out.

    Raises:
        ModelError: PocketSphinx or the model inside it cannot be loaded.
    """

    def __init__(self, *, offline_fallback: bool = False, words: Iterable[FieldWord] | None = None) -> None:
        self._info = EngineInfo("pocketsphinx", "en-us", verbatim=True, offline_fallback=offline_fallback)
        self._decoder = _decoder(field_words() if words is None else tuple(words))

    @property
    def info(self) -> EngineInfo:
        """Which recogniser this is."""
        return self._info

    def transcribe(self, samples: Samples) -> tuple[Word, ...]:
        """Write down one utterance.

        Args:
            samples: mono float32 at 16 kHz, shape (n,).

        Returns:
            The words, timed in seconds from the first sample to 10 ms; empty when nothing was said. A word's
            probability is its posterior in the word lattice. It ranks well and claims too little: of 1,848 words of
            three synthetic voices and two readers it put a right word above a wrong one 81 times in 100 (68 for the
            readers alone); right were 98% of the words at 0.9 or more, 83% from 0.5 to 0.9, 71% from 0.2 to 0.5, and
            58% below.
        """
        if len(samples) < _SHORTEST or np.abs(samples).max() < _FAINTEST:
            return ()
        self._hear(samples)
        length = seconds(len(samples))
        return tuple(word for segment in self._decoder.seg() or () for word in _words(segment, length))

    def _hear(self, samples: Samples) -> None:
        # Starting the features afresh (0.2 ms) forgets the noise estimate of earlier utterances, and a whole utterance
        # at once is normalised by its own mean: without both, a word may depend on what was said a minute before.
        self._decoder.reinit_feat()
        self._decoder.start_utt()
        self._decoder.process_raw(_pcm16(samples), full_utt=True)
        self._decoder.end_utt()


def _decoder(words: tuple[FieldWord, ...]) -> Any:  # noqa: ANN401 - PocketSphinx carries no types
    try:
        import pocketsphinx

        model = Path(pocketsphinx.get_model_path()) / "en-us"
        with TemporaryDirectory(prefix="voicecoach-") as folder:
            files = write_files(words, model, Path(folder))
            return pocketsphinx.Decoder(
                hmm=str(model / "en-us"),
                dict=str(files.dictionary),
                lmctl=str(files.control),
                lmname=LANGUAGE_MODEL,
                loglevel="FATAL",
            )
    except (ImportError, OSError, RuntimeError, ValueError) as error:
        message = (
            f"PocketSphinx could not load its speech model ({error}): reinstall it with `pip install pocketsphinx`."
        )
        raise ModelError(message) from error


def _pcm16(samples: Samples) -> bytes:
    return (np.clip(samples, -1.0, 1.0) * 32767).astype("<i2").tobytes()


def _words(segment: Any, length: float) -> Iterator[Word]:  # noqa: ANN401
    """The words of a segment: none for silence and noise; those of a set phrase share its time by letters."""
    if segment.word[0] in "<[(+":
        return
    texts = shown_as(segment.word)
    start = segment.start_frame / _FRAMES_PER_SECOND
    # The last frame counts in, and reaches a little past the sound.
    end = min((segment.end_frame + 1) / _FRAMES_PER_SECOND, length)
    letters = sum(map(len, texts))
    spoken = 0
    for text in texts:
        first, spoken = spoken, spoken + len(text)
        yield Word(
            text,
            start=start + (end - start) * first / letters,
            end=start + (end - start) * spoken / letters,
            probability=min(segment.prob, 1.0),
        )
