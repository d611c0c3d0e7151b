"""Where an utterance starts and ends: a state machine over voice probabilities, without clock, device or model."""

from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from voicecoach.audio.types import SAMPLE_RATE, Samples
from voicecoach.endpointing.types import CHUNK, Probabilities, SpeechDetector, SpeechStarted, Utterance

Levels = npt.NDArray[np.float32]
"""Root mean square of each chunk, full scale 1, shape (n chunks,)."""


@dataclass(frozen=True, slots=True)
class SegmenterSettings:
    """How patient and how wary the segmenter is."""

    start_threshold: float = 0.5
    """Probability from which a chunk opens speech; silero-vad's and faster-whisper's default."""
    end_threshold: float = 0.35
    """Probability below which a chunk in speech is silent; silero-vad takes 0.15 less than the start."""
    energy_floor: float = 0.0003
    """RMS below which no chunk is voiced, full scale 1: -70 dBFS. Near-silence passes Silero by design (silero-vad
    issue 396); in recordings of readers and of Festival, 19 of 20 voiced chunks lie above -54 dBFS."""
    min_speech: float = 0.25
    """Seconds of voice below which a sound is a click or a cough; between the 0.192 s and 0.384 s that Hugging Face's
    speech-to-speech uses inside and at the start of a turn."""
    pause: float = 0.6
    """Seconds of silence that close an utterance, as in RealtimeSTT. It only cuts; it does not end the answer."""
    pre_roll: float = 0.3
    """Seconds kept before the first voiced chunk: soft consonants come before the model is sure."""
    pad: float = 0.2
    """Seconds kept after the last voiced chunk; at most `pause`. From then on the utterance can be written down
    early: if the speaker stays silent, nothing will be added to it."""
    max_utterance: float = 28.0
    """Seconds; Whisper's window is 30 s and wants some air."""
    cut_window: float = 8.0
    """Seconds at the end of an utterance that grew too long in which the least speech-like chunk is sought."""

    def __post_init__(self) -> None:
        """Refuse settings that contradict each other.

        Raises:
            ValueError: naming the fields and the order they must have.
        """
        ordered = (
            ("0 < end_threshold <= start_threshold <= 1", (1e-9, self.end_threshold, self.start_threshold, 1)),
            ("0 <= energy_floor < 1", (0, self.energy_floor, 1 - 1e-9)),
            ("0 <= min_speech < max_utterance", (0, self.min_speech, self.max_utterance - 1e-9)),
            ("0 <= pad <= pause", (0, self.pad, self.pause)),
            (
                "0 <= pre_roll < max_utterance - cut_window",
                (0, self.pre_roll, self.max_utterance - self.cut_window - 1e-9),
            ),
            ("one chunk (0.032 s) <= cut_window", (CHUNK / SAMPLE_RATE, self.cut_window)),
        )
        for rule, values in ordered:
            if any(low > high for low, high in pairwise(values)):
                raise ValueError(f"segmenter settings must keep {rule}")


@dataclass(slots=True)
class _Stretch:
    """Sound since the first voiced chunk; speech once enough of it was voiced."""

    start: int
    """Where its utterance will start: the first voiced chunk less the pre-roll."""
    first: int
    """Position of the first chunk in the list below."""
    is_speech: bool = False
    voice: int = 0
    """Samples in voiced chunks."""
    end_of_voice: int = 0
    """Position after the last voiced chunk."""
    chunks: list[tuple[float, bool]] = field(default_factory=list)
    """Probability of each chunk, and whether it was voiced."""

    def add(self, probability: float, *, voiced: bool) -> None:
        """Take the next chunk."""
        self.chunks.append((probability, voiced))
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
        """True from the moment a sound counts as speech until the pause that closes its utterance."""
        return self._stretch is not None and self._stretch.is_speech

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
        return Utterance(stretch.start, end) if end <= self._position else None

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
        loud = np.ones(len(probabilities), bool) if levels is None else levels >= self._settings.energy_floor
        events: list[SpeechStarted | Utterance] = []
        for probability, is_loud in zip(probabilities.tolist(), loud.tolist(), strict=True):
            events += self._step(probability, is_loud=is_loud)
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

    def _step(self, probability: float, *, is_loud: bool) -> list[SpeechStarted | Utterance]:
        settings, at = self._settings, self._position
        self._position += CHUNK
        threshold = settings.end_threshold if self._stretch else settings.start_threshold
        voiced = is_loud and probability >= threshold
        if self._stretch is None:
            if not voiced:
                return []
            self._stretch = _Stretch(self._earliest(at), at)
        self._stretch.add(probability, voiced=voiced)
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
        if self._position - stretch.end_of_voice >= _samples(self._settings.pause):
            self._stretch = None
            return [self._closed(stretch, self._position)] if stretch.is_speech else []
        if self._position + CHUNK - stretch.start > _samples(self._settings.max_utterance):
            return [self._cut(stretch)]
        return []

    def _closed(self, stretch: _Stretch, limit: int) -> Utterance:
        self._floor = min(stretch.end_of_voice + _samples(self._settings.pad), limit)
        return Utterance(stretch.start, self._floor)

    def _cut(self, stretch: _Stretch) -> Utterance:
        """Cut in the middle of the least speech-like chunk, the latest of equals; the rest stays open."""
        window = stretch.chunks[-max(1, _samples(self._settings.cut_window) // CHUNK) :]
        back = min(range(1, len(window) + 1), key=lambda back: window[-back][0])
        chunk = self._position - back * CHUNK
        self._floor = chunk + CHUNK // 2
        rest = _Stretch(self._floor, chunk, is_speech=True)  # however short it is, the speaker was in the middle of it
        for probability, voiced in window[-back:]:
            rest.add(probability, voiced=voiced)
        self._stretch = rest if rest.voice else None
        return Utterance(stretch.start, self._floor, continues=bool(rest.voice))

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


def _samples(duration: float) -> int:
    return round(duration * SAMPLE_RATE)
