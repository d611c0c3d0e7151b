"""The voice-activity model hears speech and nothing else, and does not care how sound is cut into calls."""

from pathlib import Path

import numpy as np
import pytest
from faster_whisper.vad import get_vad_model

from voicecoach.audio.types import SAMPLE_RATE, Samples
from voicecoach.endpointing.silero import SileroDetector
from voicecoach.endpointing.types import CHUNK
from voicecoach.errors import ModelError


@pytest.mark.parametrize("size", [100, CHUNK, 700, 5000])
def test_streaming_equals_one_call(spoken: Samples, size: int) -> None:
    detector = SileroDetector()
    parts = [detector.probabilities(spoken[at : at + size]) for at in range(0, len(spoken), size)]
    assert np.array_equal(np.concatenate(parts), SileroDetector().probabilities(spoken))


def test_it_equals_the_reference(spoken: Samples) -> None:
    whole = np.tile(spoken, 4)[: 400 * CHUNK]
    reference = get_vad_model()(whole.copy()).reshape(-1)
    ours = SileroDetector().probabilities(whole)
    # The reference blanks the end of the very last chunk, so that one differs.
    assert ours[:-1] == pytest.approx(reference[:-1], abs=1e-5)


def test_speech_is_speech_and_noise_is_not(spoken: Samples) -> None:
    noise = np.random.default_rng(7).normal(0, 0.05, 4 * SAMPLE_RATE).astype(np.float32)
    assert np.median(SileroDetector().probabilities(spoken)) > 0.9
    assert SileroDetector().probabilities(noise).max() < 0.35
    assert SileroDetector().probabilities(np.zeros(4 * SAMPLE_RATE, np.float32)).max() < 0.35


def test_reset_forgets_everything(spoken: Samples) -> None:
    detector = SileroDetector()
    first = detector.probabilities(spoken[:-100])
    detector.reset()
    assert np.array_equal(detector.probabilities(spoken[:-100]), first)


def test_less_than_a_chunk_waits(spoken: Samples) -> None:
    detector = SileroDetector()
    assert detector.probabilities(spoken[: CHUNK - 1]).shape == (0,)
    assert detector.probabilities(spoken[CHUNK - 1 : CHUNK]).shape == (1,)


def test_a_damaged_model_says_how_to_mend_it(tmp_path: Path) -> None:
    damaged = tmp_path / "silero.onnx"
    damaged.write_bytes(b"not a model")
    with pytest.raises(ModelError, match="pip install"):
        SileroDetector(damaged)
