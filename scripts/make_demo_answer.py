"""Make `voicecoach/samples/answer.flac` from `answer.txt` with Festival's HTS voice, with a pause after each line.

Usage: python scripts/make_demo_answer.py       (needs text2wave and festvox-us-slt-hts)
"""

import subprocess
import tempfile
from pathlib import Path

import numpy as np
import soundfile
import soxr

from voicecoach.audio.types import SAMPLE_RATE, Samples

SAMPLES = Path(__file__).parent.parent / "voicecoach" / "samples"

PAUSE = 0.8
"""Seconds between lines: long enough to be cut at, as a speaker who thinks would pause."""

NOISE = 0.0005
"""Level of the room, full scale 1 (-66 dBFS); digital silence sounds like a fault and no microphone gives it."""


def main() -> None:
    """Render every line and write the FLAC file."""
    lines = (SAMPLES / "answer.txt").read_text(encoding="utf-8").splitlines()
    pause = np.zeros(round(PAUSE * SAMPLE_RATE), dtype=np.float32)
    speech = np.concatenate([pause, *(piece for line in lines if line for piece in (render(line), pause))])
    room = np.random.default_rng(0).normal(0, NOISE, len(speech)).astype(np.float32)
    soundfile.write(SAMPLES / "answer.flac", speech + room, SAMPLE_RATE, subtype="PCM_16")


def render(text: str) -> Samples:
    """One line as speech, at 16 kHz."""
    with tempfile.TemporaryDirectory() as folder:
        wave = Path(folder) / "line.wav"
        command = ["text2wave", "-eval", "(voice_cmu_us_slt_arctic_hts)", "-o", str(wave)]
        subprocess.run(command, input=text, text=True, check=True)
        samples, rate = soundfile.read(wave, dtype="float32")
    resampled: Samples = soxr.resample(samples, rate, SAMPLE_RATE).astype(np.float32)
    return resampled


if __name__ == "__main__":
    main()
