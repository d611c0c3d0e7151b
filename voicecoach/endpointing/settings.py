"""How an utterance is cut out of a recording, and how out of an answer that is still being given."""

from dataclasses import dataclass
from itertools import pairwise

from voicecoach.audio.types import SAMPLE_RATE
from voicecoach.endpointing.types import CHUNK


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
    long_utterance: float = 28.0
    """Seconds from which a shorter pause closes an utterance, so that little is left to write down when the answer ends
    in the middle of one."""
    short_pause: float = 0.6
    """Seconds of silence that close a long utterance; between `pad` and `pause`."""
    max_utterance: float = 28.0
    """Seconds; Whisper's window is 30 s and wants some air."""
    cut_window: float = 8.0
    """Seconds at the end of an utterance that grew too long in which its softest place is sought."""

    def __post_init__(self) -> None:
        """Refuse settings that contradict each other.

        Raises:
            ValueError: naming the fields and the order they must have.
        """
        ordered = (
            ("0 < end_threshold <= start_threshold <= 1", (1e-9, self.end_threshold, self.start_threshold, 1)),
            ("0 <= energy_floor < 1", (0, self.energy_floor, 1 - 1e-9)),
            ("0 <= min_speech < max_utterance", (0, self.min_speech, self.max_utterance - 1e-9)),
            ("0 <= pad <= short_pause <= pause", (0, self.pad, self.short_pause, self.pause)),
            ("min_speech <= long_utterance", (self.min_speech, self.long_utterance)),
            (
                "0 <= pre_roll < max_utterance - cut_window",
                (0, self.pre_roll, self.max_utterance - self.cut_window - 1e-9),
            ),
            ("one chunk (0.032 s) <= cut_window", (CHUNK / SAMPLE_RATE, self.cut_window)),
        )
        for rule, values in ordered:
            if any(low > high for low, high in pairwise(values)):
                raise ValueError(f"segmenter settings must keep {rule}")


LIVE = SegmenterSettings(long_utterance=8.0, short_pause=0.3, max_utterance=15.0, cut_window=6.0)
"""For an answer that is still being given. base.en takes 1.0 s for 15 s of sound on two cores and 0.6 s for 5 s."""
