"""Speech to text with Whisper, on the CPU, through faster-whisper."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from voicecoach.audio.types import SAMPLE_RATE, Samples, seconds
from voicecoach.engines.types import EngineInfo
from voicecoach.engines.whisper_load import fault, load
from voicecoach.engines.whisper_threads import threads as best_threads
from voicecoach.engines.whisper_words import COMPRESSION, LOG_PROBABILITY, NO_SPEECH, words_of
from voicecoach.transcript.types import Word

if TYPE_CHECKING:
    from faster_whisper.transcribe import Segment

UNHEARD = 2.0
"""Seconds after the last word that may stay unread: the silence that ended the utterance, and a breath."""
MOST_TOKENS = 446
"""Whisper writes 448 tokens at most, of which the start and the mark for "no time tokens" take two."""


@dataclass(frozen=True, slots=True)
class Decoding:
    """How hard to search for the most likely words."""

    beam_size: int
    """Hypotheses kept side by side."""


LIVE = Decoding(beam_size=1)
"""While somebody waits."""
RECORDING = Decoding(beam_size=5)
"""faster-whisper's own default.

The temperature is 0 for recordings too. Whisper's ladder of rising temperatures, climbed when a text looks wrong, takes
three to six times as long just where speech is hard (SYSTRAN/faster-whisper issues 35 and 65). Above 0 it draws lots:
the same recording would not get the same findings twice. And where utterances are cut at pauses it is not missed: one
pass at temperature 0 over such cuts made fewer errors than the ladder over whole recordings, for tiny.en, base.en and
small.en alike (pull requests 1084 and 1101 there). Loops, its main use, are cut in `whisper_words`.
"""


class WhisperEngine:
    """One loaded Whisper model, used for one utterance at a time."""

    def __init__(
        self,
        directory: Path,
        *,
        name: str | None = None,
        decoding: Decoding = LIVE,
        threads: int | None = None,
        max_tokens_per_second: float | None = None,
    ) -> None:
        """Load a model, which takes from a tenth of a second to some seconds.

        Args:
            directory: a CTranslate2 Whisper model.
            name: what reports call it; None for the directory's name.
            decoding: LIVE or RECORDING.
            threads: None for a number that suits this machine.
            max_tokens_per_second: bound on the text for each second of sound; None for Whisper's own bound of about
                224 tokens. Needed only with random weights, which never say that they have finished: English is
                spoken at about 3.5.

        Raises:
            ModelError: files are missing or damaged, or the memory does not suffice.
        """
        self._directory = directory
        self._decoding = decoding
        self._max_tokens_per_second = max_tokens_per_second
        self._info = EngineInfo("faster-whisper", name or directory.name, verbatim=False, offline_fallback=False)
        self._model = load(directory, threads or best_threads())

    @property
    def info(self) -> EngineInfo:
        """Which recogniser this is."""
        return self._info

    def warm_up(self) -> None:
        """Transcribe a second of silence, so that the first real utterance does not wait for first-time work.

        Raises:
            ModelError: the model loads but does not work.
        """
        self.transcribe(np.zeros(SAMPLE_RATE, np.float32))

    def transcribe(self, samples: Samples) -> tuple[Word, ...]:
        """Write down one utterance of at most 30 s.

        Args:
            samples: mono float32 at 16 kHz, shape (n,).

        Returns:
            The words, timed in seconds from the first sample; empty when nothing was said.

        Raises:
            ModelError: the model loads but does not work.
        """
        if not len(samples):
            return ()
        duration = seconds(len(samples))
        try:
            segments, _ = self._model.transcribe(samples, **self.options(duration))
            # A generator: nothing runs until it is read, and it is read here, within the fault's reach.
            heard = list(until_heard(segments, duration))
        except (RuntimeError, ValueError) as error:
            raise fault(self._directory, error) from error
        return words_of(heard, duration)

    def options(self, duration: float) -> dict[str, Any]:
        """What faster-whisper is asked for.

        Args:
            duration: length of the utterance in seconds.
        """
        return {
            "language": "en",
            "beam_size": self._decoding.beam_size,
            "temperature": 0.0,
            # Utterances are cut at pauses: what was misheard in one must not be continued in the next.
            "condition_on_previous_text": False,
            "word_timestamps": True,
            # Word times come from attention and need no time tokens; without these, fewer words are made up
            # (ggml-org/whisper.cpp issue 1724) and each step is cheaper (OpenNMT/CTranslate2 issue 1783).
            "without_timestamps": True,
            # Done before, with the state kept and nothing cut out of the middle, which would falsify the times.
            "vad_filter": False,
            "no_speech_threshold": NO_SPEECH,
            "log_prob_threshold": LOG_PROBABILITY,
            "compression_ratio_threshold": COMPRESSION,
            "max_new_tokens": self._max_new_tokens(duration),
        }

    def _max_new_tokens(self, duration: float) -> int | None:
        if self._max_tokens_per_second is None:
            return None
        # Doubled, because CTranslate2 stops at half of the length it is given.
        return min(2 * max(1, round(self._max_tokens_per_second * duration)), MOST_TOKENS)


def until_heard(segments: "Iterable[Segment]", duration: float) -> "Iterator[Segment]":
    """Read on only while more than a pause is left after the last word.

    Without time tokens faster-whisper takes nothing for the end: it encodes the silence after the last word once more,
    at the full price of 30 s, and may find words in it. Not reading on saves about half of the work. Where much more is
    left than a pause, the model stopped early, and reading on fetches the rest.

    Args:
        segments: as faster-whisper returns them, computed while they are read.
        duration: length of the utterance in seconds.
    """
    for segment in segments:
        yield segment
        if duration - segment.end <= UNHEARD:
            return
