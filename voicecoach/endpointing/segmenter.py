"""Where an utterance starts and ends: a state machine over voice probabilities, without clock, device or model."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from voicecoach.audio.types import SAMPLE_RATE, Samples
from voicecoach.endpointing.settings import SegmenterSettings
from voicecoach.endpointing.types import CHUNK, Probabilities, SpeechDetector, SpeechStarted, Utterance

Levels = npt.NDArray[np.float32]
"""Root mean square of each chunk, full scale 1, shape (n chunks,)."""


@dataclass(slots=True)
class _Stretch:
    """Sound since the first voiced chunk; speech once enough of it was voiced."""

    start: int
    """Where its utterance will start: the first voiced chunk less the pre-roll."""
    first: int
    """Position of the first chunk in the list below."""
    is_speech: bool = False
    follows: bool = False
    """Begun when the pause after the utterance before was not over."""
    voice: int = 0
    """Samples in voiced chunks."""
    end_of_voice: int = 0
    """Position after the last voiced chunk."""
    chunks: list[tuple[float, bool]] = field(default_factory=list)
    """How loud the voice was in each chunk, and whether it counts as voiced."""

    def add(self, loudness: float, *, voiced: bool) -> None:
        """Take the next chunk."""
        self.chunks.append((loudness, voiced))
        if voiced:
            self.voice += CHUNK
            self.end_of_voice = self.first + len(self.chunks) * CHUNK


class Segmenter:
    """Takes chunks in order and tells when speech starts and which utterances are complete.

    Every chunk at or above the start threshold (and the energy floor) ends up in exactly one utterance, unless it
    belongs to a sound shorter than `min_speech` with a pause on both sides.
    """

    def __init__(self, settings: SegmenterSettings | None = None, *, origin: int = 0) -> None:
        """Start listening at sample position `origin`."""
        self._settings = settings or SegmenterSettings()
        self.reset(origin)

    def reset(self, origin: int) -> None:
        """Forget everything and go on at sample position `origin`; what was half heard is dropped."""
        self._position = origin
        self._floor = origin  # no utterance starts before this: the origin, or the end of the one before
        self._stretch: _Stretch | None = None
        self._last_voice: int | None = None

    @property
    def speaking(self) -> bool:
        """True from the moment a sound counts as speech until a whole pause has passed since the last voice."""
        return self._last_voice is not None and self._position - self._last_voice < _samples(self._settings.pause)

    @property
    def last_voice(self) -> int | None:
        """Position after the last voiced chunk of speech; None before any was heard. Blips do not count."""
        return self._last_voice

    @property
    def tentative(self) -> Utterance | None:
        """The open utterance as it will be if the speaker has paused for good; None before the pause is `pad` long."""
        stretch = self._stretch
        if stretch is None or not stretch.is_speech:
            return None
        end = stretch.end_of_voice + _samples(self._settings.pad)
        return Utterance(stretch.start, end, follows=stretch.follows) if end <= self._position else None

    @property
    def horizon(self) -> int:
        """Earliest position that an utterance still to come may start at; sound before it can be forgotten."""
        return self._stretch.start if self._stretch else self._earliest(self._position)

    def push(self, probabilities: Probabilities, levels: Levels | None = None) -> tuple[SpeechStarted | Utterance, ...]:
        """Take the next chunks.

        Args:
            probabilities: voice probability of each chunk, shape (n,).
            levels: root mean square of each chunk, shape (n,); None leaves out the energy floor.

        Returns:
            What has become certain, in order of time.
        """
        heard = np.ones_like(probabilities) if levels is None else levels
        events: list[SpeechStarted | Utterance] = []
        for probability, level in zip(probabilities.tolist(), heard.tolist(), strict=True):
            events += self._step(probability, level)
        return tuple(events)

    def finish(self, end: int | None = None) -> tuple[Utterance, ...]:
        """Close what is open because nothing more will come.

        Args:
            end: position after the last sample, where it is not the end of the last chunk.
        """
        stretch, self._stretch = self._stretch, None
        if stretch is None or not stretch.is_speech:
            return ()
        return (self._closed(stretch, self._position if end is None else end),)

    def _step(self, probability: float, level: float) -> list[SpeechStarted | Utterance]:
        settings, at = self._settings, self._position
        goes_on = self.speaking
        self._position += CHUNK
        threshold = settings.end_threshold if self._stretch else settings.start_threshold
        voiced = level >= settings.energy_floor and probability >= threshold
        if self._stretch is None:
            if not voiced:
                return []
            self._stretch = _Stretch(self._earliest(at), at, is_speech=goes_on, follows=goes_on)
        self._stretch.add(probability * level, voiced=voiced)
        return [*self._noticed(self._stretch), *self._completed(self._stretch)]

    def _noticed(self, stretch: _Stretch) -> list[SpeechStarted]:
        """Tell blip from speech; keep `last_voice`."""
        started = not stretch.is_speech and stretch.voice >= _samples(self._settings.min_speech)
        stretch.is_speech = stretch.is_speech or started
        if stretch.is_speech:
            self._last_voice = stretch.end_of_voice
        return [SpeechStarted(stretch.first)] if started else []

    def _completed(self, stretch: _Stretch) -> list[Utterance]:
        """Close the stretch when the speaker pauses or it grows too long; drop it when it was a blip."""
        settings = self._settings
        is_long = stretch.end_of_voice - stretch.start >= _samples(settings.long_utterance)
        if self._position - stretch.end_of_voice >= _samples(settings.short_pause if is_long else settings.pause):
            self._stretch = None
            return [self._closed(stretch, self._position)] if stretch.is_speech else []
        if self._position + CHUNK - stretch.start > _samples(settings.max_utterance):
            return [self._cut(stretch)]
        return []

    def _closed(self, stretch: _Stretch, limit: int) -> Utterance:
        self._floor = min(stretch.end_of_voice + _samples(self._settings.pad), limit)
        return Utterance(stretch.start, self._floor, follows=stretch.follows)

    def _cut(self, stretch: _Stretch) -> Utterance:
        """Cut where the voice is softest; the rest stays open."""
        window = stretch.chunks[-max(1, _samples(self._settings.cut_window) // CHUNK) :]
        back = len(window) - _softest([loudness for loudness, _ in window])
        chunk = self._position - back * CHUNK
        self._floor = chunk + CHUNK // 2
        rest = _Stretch(self._floor, chunk, is_speech=True, follows=True)  # however short: they were in the middle
        for loudness, voiced in window[-back:]:
            rest.add(loudness, voiced=voiced)
        self._stretch = rest if rest.voice else None
        return Utterance(stretch.start, self._floor, continues=bool(rest.voice), follows=stretch.follows)

    def _earliest(self, at: int) -> int:
        return max(at - _samples(self._settings.pre_roll), self._floor)


def levels(samples: Samples) -> Levels:
    """Root mean square of each whole chunk, full scale 1, shape (n chunks,)."""
    chunks = samples[: len(samples) // CHUNK * CHUNK].reshape(-1, CHUNK)
    return np.asarray(np.sqrt(np.mean(np.square(chunks), axis=1)), dtype=np.float32)


def cut(samples: Samples, detector: SpeechDetector, settings: SegmenterSettings | None = None) -> tuple[Utterance, ...]:
    """Find the utterances of a whole recording, with the same machine that hears a live one.

    Args:
        samples: mono float32 at 16 kHz, shape (n,).
        detector: it is reset first.
        settings: the defaults when None.
    """
    detector.reset()
    segmenter = Segmenter(settings)
    padded = np.pad(samples, (0, -len(samples) % CHUNK))  # so that the last, broken chunk is judged too
    events = segmenter.push(detector.probabilities(padded), levels(padded))
    found = [event for event in events if isinstance(event, Utterance)]
    return (*found, *segmenter.finish(len(samples)))


def _softest(loudness: Sequence[float]) -> int:
    """Index of the softest tenth of a second, by its middle chunk, the latest of equals.

    A tenth, because a voice is as soft for one chunk in the middle of many a word as it is between two.
    """
    padded = np.pad(np.asarray(loudness, np.float64), 1, mode="edge")
    tenths = np.lib.stride_tricks.sliding_window_view(padded, 3).sum(axis=1)
    return len(tenths) - 1 - int(np.argmin(np.round(tenths[::-1], 9)))


def _samples(duration: float) -> int:
    return round(duration * SAMPLE_RATE)
