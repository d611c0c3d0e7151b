"""Sound in, utterances with their sound out: the detector, the segmenter and the little memory a live loop needs."""

from dataclasses import dataclass

import numpy as np

from voicecoach.audio.types import AudioBlock, Samples
from voicecoach.endpointing.segmenter import Segmenter, levels
from voicecoach.endpointing.settings import LIVE, SegmenterSettings
from voicecoach.endpointing.types import CHUNK, SpeechDetector, SpeechStarted, Utterance


@dataclass(frozen=True, slots=True)
class Heard:
    """A complete utterance and its sound."""

    utterance: Utterance
    """Where it lies in the source."""
    samples: Samples
    """Mono float32 at 16 kHz, shape (utterance.end - utterance.start,)."""


class Listener:
    """Feeds blocks of any length through a detector and a segmenter; keeps no more sound than they may still need."""

    def __init__(self, detector: SpeechDetector, settings: SegmenterSettings = LIVE) -> None:
        """Listen with the detector, which from now on is this listener's own."""
        self._detector = detector
        self._segmenter = Segmenter(settings)
        self.reset()

    def reset(self, position: int = 0) -> None:
        """Forget what was half heard; the next block starts at `position`, or wherever it says."""
        self._detector.reset()
        self._segmenter.reset(position)
        self._sound = np.zeros(0, dtype=np.float32)
        self._judged = self._end = self._from = position
        self._offered: Utterance | None = None

    def tentative(self) -> Utterance | None:
        """The open utterance, once for each pause in it that may be its end.

        If the speaker stays silent, the utterance that `feed` gives later is the same to the sample.
        """
        utterance = self._segmenter.tentative
        if utterance is None or utterance == self._offered:
            return None
        self._offered = utterance
        return utterance

    @property
    def segmenter(self) -> Segmenter:
        """To ask whether somebody speaks, and when the last voice was heard."""
        return self._segmenter

    def feed(self, block: AudioBlock) -> tuple[SpeechStarted | Heard, ...]:
        """Take the next block; a jump in its position closes what was open and starts afresh.

        Returns:
            What has become certain, in order of time.
        """
        before: tuple[Heard, ...] = ()
        if block.start != self._end:
            before = self.finish()
            self.reset(block.start)
        self._sound = np.concatenate([self._sound, block.samples])
        self._end = block.end
        return (*before, *self._judge())

    def finish(self) -> tuple[Heard, ...]:
        """Give the utterance that is open, because nothing more will follow on it."""
        return tuple(self._with_sound(utterance) for utterance in self._segmenter.finish(self._end))

    def _judge(self) -> list[SpeechStarted | Heard]:
        whole = self._judged + (self._end - self._judged) // CHUNK * CHUNK
        chunks = self._sound[self._judged - self._from : whole - self._from]
        self._judged = whole
        events: list[SpeechStarted | Heard] = [
            self._with_sound(event) if isinstance(event, Utterance) else event
            for event in self._segmenter.push(self._detector.probabilities(chunks), levels(chunks))
        ]
        self._forget()
        return events

    def _with_sound(self, utterance: Utterance) -> Heard:
        start, end = utterance.start - self._from, utterance.end - self._from
        return Heard(utterance, self._sound[start:end].copy())

    def _forget(self) -> None:
        """Drop sound that no coming utterance can reach back to."""
        horizon = min(self._segmenter.horizon, self._judged)
        self._sound = self._sound[horizon - self._from :]
        self._from = horizon
