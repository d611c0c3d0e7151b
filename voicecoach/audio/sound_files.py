"""Sound files the program makes: rendered sentences joined into one, without the silence a voice ends them with."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from voicecoach.audio.resample import resample
from voicecoach.audio.types import Samples
from voicecoach.errors import DeviceError

PAUSE = 0.3
"""Seconds between two sentences; listeners find pauses of up to 0.6 s natural (Front. Psychol. 2022, 778018)."""

QUIET = 0.003
"""Level under which the end of a sentence is silence, full scale 1: -50 dBFS."""

PEAK = 0.5
"""Peak of an excerpt, full scale 1; sentences that eSpeak NG reads have peaks of 0.43 to 0.70."""

LOUDEST = 20.0
"""Factor by which an excerpt is made louder, at most: more would be noise."""


def join(files: Sequence[Path], target: Path) -> None:
    """Join sound files into a mono 16-bit WAV file of the first one's rate.

    Raises:
        DeviceError: one cannot be read, or the target cannot be written.
    """
    sounds = [read(file) for file in files]
    rate = sounds[0][1]
    pause = np.zeros(round(PAUSE * rate), dtype=np.float32)
    level = [samples if own == rate else resample(samples, own, rate) for samples, own in sounds]
    pieces = [piece for samples in level for piece in (_trimmed(samples), pause)]
    _write(np.concatenate(pieces[:-1]), rate, target)


def excerpt(recording: Path, begin: float, end: float, target: Path) -> Path:
    """Write a stretch of a recording to a WAV file of its own, about as loud as a voice that reads.

    Args:
        recording: any sound file.
        begin: second of its first sample.
        end: second after its last; what is not there is left out.
        target: the file.

    Raises:
        DeviceError: the recording cannot be read or has nothing there, or the target cannot be written.
    """
    import soundfile

    try:
        with soundfile.SoundFile(recording) as file:
            rate = file.samplerate
            file.seek(min(file.frames, round(begin * rate)))
            samples = file.read(max(0, round((end - begin) * rate)), dtype="float32", always_2d=True).mean(axis=1)
    except (soundfile.SoundFileError, OSError) as error:
        raise DeviceError(f"The recording {recording} cannot be played ({error}).") from error
    peak = float(np.abs(samples).max(initial=0.0))
    if peak < QUIET:
        raise DeviceError(f"The recording {recording} holds no sound at {begin:.0f} s.")
    _write(samples * min(LOUDEST, PEAK / peak), rate, target)
    return target


def sentence(file: Path) -> tuple[Samples, int]:
    """A rendered sentence and its samples a second, with the pause after it that listeners expect.

    Raises:
        DeviceError: it cannot be read.
    """
    samples, rate = read(file)
    return np.concatenate([_trimmed(samples), np.zeros(round(PAUSE * rate), dtype=np.float32)]), rate


def read(path: Path) -> tuple[Samples, int]:
    """A sound file as mono samples and its samples a second.

    Raises:
        DeviceError: it cannot be read.
    """
    import soundfile

    try:
        samples, rate = soundfile.read(path, dtype="float32", always_2d=True)
    except (soundfile.SoundFileError, OSError) as error:
        raise DeviceError(f"The sound file {path} cannot be played ({error}).") from error
    return samples.mean(axis=1), rate


def _write(samples: Samples, rate: int, target: Path) -> None:
    import soundfile

    try:
        target.touch(mode=0o600)
        soundfile.write(target, samples, rate, subtype="PCM_16", format="WAV")
    except (soundfile.SoundFileError, OSError) as error:
        raise DeviceError(f"The speech cannot be kept in {target} ({error}): make room there.") from error


def _trimmed(samples: Samples) -> Samples:
    """Without the silence at the end."""
    loud = np.flatnonzero(np.abs(samples) > QUIET)
    return samples[: loud[-1] + 1] if len(loud) else samples[:0]
