"""Any recording or video that FFmpeg's decoders know, as mono 16 kHz sound; PyAV carries FFmpeg inside its wheel."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

import numpy as np

from voicecoach.audio.types import SAMPLE_RATE, AudioBlock, Samples
from voicecoach.errors import MissingInput, UnreadableInput

if TYPE_CHECKING:
    from av import AudioFrame, AudioStream, Packet
    from av.container import InputContainer

Channel = Literal["left", "right"]

SLACK = 1.0
"""Seconds a file may fall short of the length it states before it counts as truncated; encoders pad by less."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A whole recording."""

    samples: Samples
    """Mono float32 in [-1, 1], shape (n,), at 16 kHz; never empty."""
    truncated: bool
    """True when the file breaks off before its end: what there is can be used, but it is not everything."""


def decode(path: Path, *, channel: Channel | None = None) -> Decoded:
    """Read a whole recording.

    Args:
        path: any audio or video file that FFmpeg decodes.
        channel: which channel of a stereo file to take; None mixes all down. A mono file has one answer to all three.

    Raises:
        MissingInput: no such file, a directory, or no permission.
        UnreadableInput: empty, no sound in it, or not what its name says.
    """
    sound = bytearray()  # grows in place; joining arrays would hold an hour-long recording twice
    with Decoder(path, channel=channel, block=30 * SAMPLE_RATE) as decoder:
        for block in decoder:
            sound += block.samples.tobytes()
        return Decoded(np.frombuffer(sound, dtype=np.float32), truncated=decoder.truncated)


def decode_blocks(path: Path, *, channel: Channel | None = None, block: int = SAMPLE_RATE) -> Iterator[AudioBlock]:
    """Read a recording of any length in bounded memory; arguments and errors as in `decode`.

    Args:
        path: any audio or video file that FFmpeg decodes.
        channel: which channel of a stereo file to take; None mixes all down.
        block: samples in every block but the last.
    """
    with Decoder(path, channel=channel, block=block) as decoder:
        yield from decoder


class Decoder:
    """An open recording: an iterator of its blocks, and what was found out about the file on the way."""

    def __init__(self, path: Path, *, channel: Channel | None = None, block: int = SAMPLE_RATE) -> None:
        self._path = path
        self._channel = channel
        self._block = block
        self._container = _open(path)
        self._stream = _audio_stream(self._container, path)
        self._last_packet_failed = False
        self._decoded = 0
        self._blocks = self._cut()

    def __enter__(self) -> "Decoder":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __iter__(self) -> Iterator[AudioBlock]:
        return self

    def __next__(self) -> AudioBlock:
        return next(self._blocks)

    def close(self) -> None:
        """Let go of the file."""
        self._container.close()

    @property
    def truncated(self) -> bool:
        """True when the file broke off early; known once every block has been read.

        A file shows it by a damaged last packet, or by less sound than its header states (MP3 with a Xing header, MP4,
        FLAC, WebM). A WAV or a bare MP3 that ends early between two packets cannot be told from a whole one.
        """
        stated = _stated_seconds(self._container, self._stream)
        short = stated is not None and self._decoded / SAMPLE_RATE < stated - SLACK
        return self._last_packet_failed or short

    def _cut(self) -> Iterator[AudioBlock]:
        pending: list[Samples] = []
        held = 0
        for piece in self._pieces():
            pending.append(piece)
            held += len(piece)
            if held < self._block:
                continue
            sound = np.concatenate(pending)
            whole = held - held % self._block
            for at in range(0, whole, self._block):
                yield self._next_block(sound[at : at + self._block])
            pending, held = [sound[whole:]], held - whole
        if held:
            yield self._next_block(np.concatenate(pending))
        if not self._decoded:
            raise UnreadableInput(f"{self._path} holds no sound that can be decoded: export it again as WAV or FLAC.")

    def _next_block(self, samples: Samples) -> AudioBlock:
        block = AudioBlock(samples, self._decoded)
        self._decoded = block.end
        return block

    def _pieces(self) -> Iterator[Samples]:
        """Yield sound in the portions in which the file holds it, at 16 kHz, of the channel asked for."""
        from av import AudioResampler

        layout = "stereo" if self._stream.channels > 1 else "mono"
        resampler = AudioResampler(format="fltp", layout=layout, rate=SAMPLE_RATE)
        for frame in self._frames():
            frame.pts = None  # time is counted in samples; a file's own stamps may jump or run backwards
            for out in resampler.resample(frame):
                yield _mono(cast("Samples", out.to_ndarray()), self._channel)
        for out in resampler.resample(None):
            yield _mono(cast("Samples", out.to_ndarray()), self._channel)

    def _frames(self) -> Iterator["AudioFrame"]:
        """Yield what decodes, stepping over damaged packets as players do."""
        from av.error import FFmpegError

        packets = self._container.demux(self._stream)
        while True:
            try:
                packet: Packet[Any] | None = next(packets, None)
            except FFmpegError:
                self._last_packet_failed = True  # the container itself is broken here; nothing follows
                return
            if packet is None:
                return
            try:
                frames = packet.decode()
            except FFmpegError:
                self._last_packet_failed = True
                continue
            if frames:
                self._last_packet_failed = False
            yield from cast("list[AudioFrame]", frames)


def _mono(channels: Samples, channel: Channel | None) -> Samples:
    """Take one channel, or the mean of all: FFmpeg's own mix of equal channels is 3 dB too loud and clips.

    Args:
        channels: shape (1, n) or (2, n); lossy codecs overshoot [-1, 1] a little.
        channel: which to take; None takes the mean.
    """
    mono = channels.mean(axis=0) if channel is None else channels[-1 if channel == "right" else 0]
    clipped: Samples = np.clip(mono, -1.0, 1.0)
    return clipped


def _open(path: Path) -> "InputContainer":
    import av
    from av.error import FFmpegError

    _check(path)
    try:
        # a playlist could name addresses on the network; a recording is a file and stays one
        return av.open(str(path.resolve()), mode="r", metadata_errors="ignore", options={"protocol_whitelist": "file"})
    except (FFmpegError, ValueError) as error:
        raise UnreadableInput(
            f"{path} is not a recording that can be decoded (damaged, copy-protected, or not what its name says): "
            "play it to check, or export it again as WAV or FLAC."
        ) from error


def _check(path: Path) -> None:
    if path.is_dir():
        raise MissingInput(f"{path} is a directory: name the recording inside it.")
    if not path.exists():
        raise MissingInput(f"There is no file {path}: check the name.")
    if not os.access(path, os.R_OK):
        raise MissingInput(f"{path} may not be read: check its permissions.")
    if path.stat().st_size == 0:
        raise UnreadableInput(f"{path} is empty: record or export it again.")


def _audio_stream(container: "InputContainer", path: Path) -> "AudioStream":
    if not container.streams.audio:
        container.close()
        raise UnreadableInput(f"{path} has no sound in it: choose a file with an audio track.")
    stream = container.streams.audio[0]
    if cast("object | None", stream.codec_context) is None:  # FFmpeg knows the container, but not the codec
        container.close()
        raise UnreadableInput(f"{path} is in a coding unknown here: export it again as WAV, FLAC or MP3.")
    return stream


def _stated_seconds(container: "InputContainer", stream: "AudioStream") -> float | None:
    """Length the file states for its sound; None when it states none."""
    if stream.duration is not None and stream.time_base is not None:
        return float(stream.duration * stream.time_base)
    if container.duration is not None and not container.streams.video:
        return container.duration / 1_000_000  # FFmpeg counts a container in microseconds
    return None
