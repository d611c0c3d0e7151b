"""A small copy of a recording for a page to play: Opus in WebM, which every browser of today plays and seeks in."""

import io
from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from voicecoach.audio.decode import Channel, decode_blocks
from voicecoach.audio.types import SAMPLE_RATE, AudioBlock

if TYPE_CHECKING:
    from av import AudioFrame

MEDIA_TYPE = "audio/webm"

BIT_RATE = 24_000
"""Bits a second: wideband speech is transparent to most from about 20,000 (RFC 7587, 3.1.1: 16 to 20 kbit/s)."""

TUNING = {"application": "voip", "compression_level": "5"}
"""Speech; half the encoder's effort, which for speech at this rate nobody hears and takes half the time."""


def small_copy(path: Path, *, channel: Channel | None = None) -> bytes:
    """A recording encoded anew, some 180 kB a minute.

    Args:
        path: any audio or video file that FFmpeg decodes.
        channel: which channel of a stereo file to take; None mixes all down.

    Raises:
        MissingInput: no such file, a directory, or no permission.
        UnreadableInput: empty, no sound in it, or not what its name says.
    """
    import av

    copy = io.BytesIO()
    with av.open(copy, "w", format="webm") as container:
        stream = container.add_stream("libopus", rate=SAMPLE_RATE, layout="mono", options=TUNING)
        stream.bit_rate = BIT_RATE
        for frame in _frames(decode_blocks(path, channel=channel)):
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return copy.getvalue()


def _frames(blocks: "Iterable[AudioBlock]") -> "Iterable[AudioFrame]":
    import av

    for block in blocks:
        frame = av.AudioFrame.from_ndarray(block.samples[None, :], format="flt", layout="mono")
        frame.sample_rate, frame.pts, frame.time_base = SAMPLE_RATE, block.start, Fraction(1, SAMPLE_RATE)
        yield frame
