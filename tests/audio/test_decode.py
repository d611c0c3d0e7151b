"""Whatever a recording is wrapped in, the same speech comes out of it, and what cannot be read says why."""

import socket
from pathlib import Path
from typing import cast

import av
import numpy as np
import pytest
import soundfile
from virtual_sound import best_correlation

from voicecoach.audio.decode import decode, decode_blocks
from voicecoach.audio.resample import resample
from voicecoach.audio.types import SAMPLE_RATE, Samples
from voicecoach.errors import MissingInput, UnreadableInput

FORMATS = {
    "a.wav": ("pcm_s16le", 44_100),
    "a.flac": ("flac", 48_000),
    "a.mp3": ("libmp3lame", 44_100),
    "a.m4a": ("aac", 44_100),
    "a.ogg": ("libopus", 48_000),
    "a.webm": ("libopus", 48_000),
    "a.mp4": ("aac", 44_100),
}


def encode(path: Path, samples: Samples, *, video: bool = False) -> Path:
    codec, rate = FORMATS[f"a{path.suffix}"]
    options = {"movflags": "faststart"} if path.suffix == ".mp4" else {}
    with av.open(str(path), "w", options=options) as container:
        stream = cast("av.AudioStream", container.add_stream(codec, rate=rate, layout="mono"))
        if video:
            picture = container.add_stream("mpeg4", rate=25, width=64, height=64, pix_fmt="yuv420p")
            frame = av.VideoFrame.from_ndarray(np.zeros((64, 64, 3), np.uint8), format="rgb24")
            container.mux([packet for _ in range(25) for packet in picture.encode(frame)] + picture.encode(None))
        sound = resample(samples, SAMPLE_RATE, rate)[np.newaxis]
        raw = av.AudioFrame.from_ndarray(sound, format="fltp", layout="mono")
        raw.sample_rate, raw.pts = rate, 0
        resampler = av.AudioResampler(format=stream.format, layout="mono", rate=rate, frame_size=960)
        for piece in [*resampler.resample(raw), *resampler.resample(None)]:
            container.mux(stream.encode(piece))
        container.mux(stream.encode(None))
    return path


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_yields_the_speech_that_went_in(tmp_path: Path, spoken: Samples, name: str) -> None:
    decoded = decode(encode(tmp_path / name, spoken, video=name == "a.mp4"))
    assert decoded.samples.dtype == np.float32
    assert abs(len(decoded.samples) - len(spoken)) < 0.1 * SAMPLE_RATE
    assert not decoded.truncated
    middle = spoken[SAMPLE_RATE // 2 : -SAMPLE_RATE // 2]
    assert best_correlation(middle, decoded.samples)[0] > 0.9


@pytest.mark.parametrize("name", ["a.mp3", "a.flac", "a.webm", "a.mp4"])
def test_a_file_that_breaks_off_gives_what_there_is_and_says_so(tmp_path: Path, spoken: Samples, name: str) -> None:
    path = encode(tmp_path / name, np.tile(spoken, 2))
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 6 // 10])
    decoded = decode(path)
    assert decoded.truncated
    assert 0.4 < len(decoded.samples) / (2 * len(spoken)) < 0.7


def test_blocks_are_the_whole_cut_evenly(spoken_wav: Path, spoken: Samples) -> None:
    blocks = list(decode_blocks(spoken_wav, block=512))
    assert np.array_equal(np.concatenate([block.samples for block in blocks]), spoken)
    assert [block.start for block in blocks] == list(range(0, len(spoken), 512))
    assert {len(block.samples) for block in blocks[:-1]} == {512}


def test_a_channel_can_be_picked(tmp_path: Path) -> None:
    tone = np.sin(np.arange(SAMPLE_RATE) * 0.2).astype(np.float32) / 2
    path = tmp_path / "two.wav"
    soundfile.write(path, np.stack([tone, np.zeros_like(tone)], axis=1), SAMPLE_RATE)
    left, right, both = (decode(path, channel=channel).samples for channel in ("left", "right", None))
    assert np.abs(left - tone).max() < 0.001
    assert np.abs(right).max() < 0.001
    assert np.abs(both - tone / 2).max() < 0.001


def test_a_mono_file_is_the_same_on_every_channel(spoken_wav: Path, spoken: Samples) -> None:
    assert np.array_equal(decode(spoken_wav, channel="right").samples, spoken)


def make(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def test_what_is_not_there_or_not_a_file_is_missing(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.wav"):
        with pytest.raises(MissingInput, match=str(path)):
            decode(path)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.wav", b""),
        ("text.wav", b"Our users are in one region, so I would start small.\n" * 50),
        ("text.mp3", b"Our users are in one region, so I would start small.\n" * 50),
        ("noise.m4a", bytes(range(256)) * 64),
        ("header.wav", b"RIFF\x24\x00\x00\x00WAVEfmt \x10\x00\x00\x00"),
    ],
)
def test_what_is_no_recording_is_unreadable_in_one_sentence(tmp_path: Path, name: str, content: bytes) -> None:
    with pytest.raises(UnreadableInput) as fault:
        decode(make(tmp_path / name, content))
    assert str(tmp_path / name) in str(fault.value)
    assert str(fault.value).endswith(".")


def test_a_silent_film_has_no_sound(tmp_path: Path) -> None:
    path = tmp_path / "film.mp4"
    with av.open(str(path), "w") as container:
        picture = container.add_stream("mpeg4", rate=25, width=64, height=64, pix_fmt="yuv420p")
        frame = av.VideoFrame.from_ndarray(np.zeros((64, 64, 3), np.uint8), format="rgb24")
        container.mux([*picture.encode(frame), *picture.encode(None)])
    with pytest.raises(UnreadableInput, match="no sound"):
        decode(path)


def test_a_playlist_cannot_make_the_program_call_anybody(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"http://127.0.0.1:{server.getsockname()[1]}/a.ts"
        playlist = f"#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n{address}\n#EXT-X-ENDLIST\n"
        with pytest.raises(UnreadableInput):
            decode(make(tmp_path / "list.m3u8", playlist.encode()))
        server.setblocking(False)
        with pytest.raises(BlockingIOError):
            server.accept()
