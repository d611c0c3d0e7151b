"""Block by block from a device's own rate to 16 kHz, so that a device without 16 kHz serves as well."""

import numpy as np

from voicecoach.audio.types import SAMPLE_RATE, Samples


def resample(samples: Samples, rate: int, new_rate: int) -> Samples:
    """Bring a whole sound, mono float32 at `rate`, to `new_rate` samples a second."""
    import soxr

    return np.asarray(soxr.resample(samples, rate, new_rate), dtype=np.float32)


class StreamResampler:
    """A soxr stream that remembers its past, so that block edges cannot be heard."""

    def __init__(self, rate: int) -> None:
        """Prepare for sound at `rate` samples a second."""
        self._rate = rate
        self.reset()

    def reset(self) -> None:
        """Forget the past: what comes next does not join what came before."""
        from soxr import ResampleStream

        self._stream = ResampleStream(self._rate, SAMPLE_RATE, 1, dtype="float32", quality="MQ")

    def push(self, samples: Samples) -> Samples:
        """Take a block at the device's rate, mono float32; give what is ready at 16 kHz, at first less than taken."""
        if self._rate == SAMPLE_RATE:
            return samples
        return np.asarray(self._stream.resample_chunk(samples), dtype=np.float32)

    def position(self, device_samples: int) -> int:
        """Where a count of device samples lies at 16 kHz, in samples."""
        return round(device_samples * SAMPLE_RATE / self._rate)
