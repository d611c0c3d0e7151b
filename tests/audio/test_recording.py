"""A recording survives crashes and full disks, keeps time, and is nobody else's business."""

import os
import resource
import signal
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile

from voicecoach.audio.recording import Recorder
from voicecoach.audio.spool import is_left_behind, length, recover
from voicecoach.audio.types import SAMPLE_RATE, AudioBlock, Samples
from voicecoach.errors import DeviceError, MissingInput, UsageError


def blocks(samples: Samples, *, start: int = 0) -> Iterator[AudioBlock]:
    for at in range(0, len(samples), 512):
        yield AudioBlock(samples[at : at + 512], start + at)


def test_what_was_written_is_read_back_from_the_flac(tmp_path: Path, spoken: Samples) -> None:
    with Recorder(tmp_path / "answer.flac") as recorder:
        for block in blocks(spoken):
            recorder.write(block)
    kept, rate = soundfile.read(tmp_path / "answer.flac", dtype="float32")
    assert rate == SAMPLE_RATE
    assert np.abs(kept - spoken).max() < 1 / 16_000
    assert [path.name for path in tmp_path.iterdir()] == ["answer.flac"]


def test_only_the_owner_can_read_it(tmp_path: Path, spoken: Samples) -> None:
    recorder = Recorder(tmp_path / "answer.flac")
    recorder.write(AudioBlock(spoken, 0))
    assert recorder.spool.stat().st_mode & 0o777 == 0o600
    assert recorder.close().stat().st_mode & 0o777 == 0o600


def test_a_deaf_stretch_becomes_silence_of_its_length(tmp_path: Path, spoken: Samples) -> None:
    with Recorder(tmp_path / "answer.flac") as recorder:
        recorder.write(AudioBlock(spoken, 0))
        recorder.write(AudioBlock(spoken, len(spoken) + SAMPLE_RATE))
    kept, _ = soundfile.read(tmp_path / "answer.flac", dtype="float32")
    assert len(kept) == 2 * len(spoken) + SAMPLE_RATE
    assert not kept[len(spoken) : len(spoken) + SAMPLE_RATE].any()
    assert np.abs(kept[-len(spoken) :] - spoken).max() < 1 / 16_000


def test_every_block_is_on_disk_at_once(tmp_path: Path, spoken: Samples) -> None:
    with Recorder(tmp_path / "answer.flac") as recorder:
        for written, block in enumerate(blocks(spoken[: 512 * 20]), start=1):
            recorder.write(block)
            assert recorder.spool.stat().st_size == 1024 * written
            assert length(recorder.spool) == written * 512 / SAMPLE_RATE


CRASH = """
import os, signal, sys
from pathlib import Path
import numpy as np
from voicecoach.audio.recording import Recorder
from voicecoach.audio.types import AudioBlock
recorder = Recorder(Path(sys.argv[1]))
recorder.write(AudioBlock(np.full(1000, 0.5, dtype=np.float32), 0))
os.write(recorder._descriptor, bytes(1))  # the crash comes in the middle of a sample
os.kill(os.getpid(), signal.SIGKILL)
"""


def crash(recording: Path) -> Path:
    """Let another process record a thousand samples and a half, and be killed; gives the spool."""
    ended = subprocess.run([sys.executable, "-c", CRASH, str(recording)], check=False)
    assert ended.returncode == -signal.SIGKILL
    return recording.with_suffix(".pcm16")


def test_what_a_killed_process_recorded_can_be_recovered(tmp_path: Path) -> None:
    spool = crash(tmp_path / "answer.flac")
    assert spool.stat().st_size == 2001
    assert is_left_behind(spool)
    kept, _ = soundfile.read(recover(spool), dtype="float32")
    assert np.allclose(kept, np.full(1000, 0.5), atol=1e-4)
    assert [path.name for path in tmp_path.iterdir()] == ["answer.flac"]


def test_a_crash_in_recovering_is_recovered_from(tmp_path: Path) -> None:
    spool = crash(tmp_path / "answer.flac")
    (tmp_path / "answer.flac-part").write_bytes(b"half a FLAC")
    (tmp_path / "answer.flac").write_bytes(b"one that was put in place just before the spool was to go")
    assert len(soundfile.read(recover(spool))[0]) == 1000
    assert [path.name for path in tmp_path.iterdir()] == ["answer.flac"]


def test_nobody_recovers_what_is_still_being_recorded(tmp_path: Path, spoken: Samples) -> None:
    with Recorder(tmp_path / "answer.flac") as recorder:
        recorder.write(AudioBlock(spoken, 0))
        assert not is_left_behind(recorder.spool)
        with pytest.raises(UsageError, match="still being recorded"):
            recover(recorder.spool)
        recorder.write(AudioBlock(spoken, len(spoken)))
    assert length(tmp_path / "answer.flac") == 2 * len(spoken) / SAMPLE_RATE


@pytest.mark.parametrize(("age", "free"), [(10, False), (120, True)])
def test_where_there_are_no_locks_a_spool_is_left_behind_when_it_grows_no_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, age: int, free: bool
) -> None:
    monkeypatch.setitem(sys.modules, "fcntl", None)  # as on a system without it
    with Recorder(tmp_path / "answer.flac") as recorder:
        recorder.write(AudioBlock(np.zeros(1000, dtype=np.float32), 0))
        then = time.time() - age
        os.utime(recorder.spool, (then, then))
        assert is_left_behind(recorder.spool) is free


def test_an_empty_spool_becomes_an_empty_recording(tmp_path: Path) -> None:
    (tmp_path / "answer.pcm16").touch()
    assert length(recover(tmp_path / "answer.pcm16")) == 0


def test_a_damaged_recording_has_no_length(tmp_path: Path) -> None:
    (tmp_path / "answer.flac").write_bytes(b"fLaC no more")
    assert length(tmp_path / "answer.flac") is None
    assert length(tmp_path / "none.flac") is None


def test_a_folder_that_refuses_keeps_the_spool(tmp_path: Path) -> None:
    spool = crash(tmp_path / "answer.flac")
    (tmp_path / "answer.flac-part").mkdir()
    with pytest.raises(DeviceError, match=r"its sound is kept in .*answer\.pcm16: the disk refused"):
        recover(spool)
    assert spool.stat().st_size == 2001


def test_a_long_gap_is_silence_and_costs_no_memory(tmp_path: Path, spoken: Samples) -> None:
    gap = 10 * 60 * SAMPLE_RATE
    with Recorder(tmp_path / "answer.flac") as recorder:
        tracemalloc.start()
        recorder.write(AudioBlock(spoken[:512], 0))
        recorder.write(AudioBlock(spoken[512:1024], gap))
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert most < 100_000
        assert not recorder.read(512, SAMPLE_RATE).any()
        assert np.allclose(recorder.read(gap, gap + 512), spoken[512:1024], atol=1e-4)
    assert length(tmp_path / "answer.flac") == (gap + 512) / SAMPLE_RATE


def test_without_a_spool_there_is_nothing_to_recover(tmp_path: Path) -> None:
    with pytest.raises(MissingInput, match="no unfinished recording"):
        recover(tmp_path / "none.pcm16")


@pytest.fixture
def little_room() -> Iterator[int]:
    """A real limit set by the operating system: no file may grow beyond 30,001 bytes, an odd number on purpose."""
    limit, ceiling = 30_001, resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, ceiling))
    yield limit
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_full_disk_is_one_sentence_and_loses_nothing_written_before(
    tmp_path: Path, spoken: Samples, little_room: int
) -> None:
    recorder = Recorder(tmp_path / "answer.flac")
    whole = little_room // 1024 * 512
    for block in blocks(spoken[:whole]):
        recorder.write(block)
    with pytest.raises(DeviceError, match=r"kept in .*answer\.pcm16: the disk is full"):
        recorder.write(AudioBlock(spoken[whole : whole + 512], whole))
    kept, _ = soundfile.read(recorder.close(), dtype="float32")
    assert len(kept) == whole
    assert np.abs(kept - spoken[:whole]).max() < 1 / 16_000


def test_no_room_for_the_flac_keeps_the_spool(tmp_path: Path) -> None:
    noise = np.random.default_rng(1).uniform(-1, 1, 4 * SAMPLE_RATE).astype(np.float32)
    recorder = Recorder(tmp_path / "noise.flac")
    recorder.write(AudioBlock(noise, 0))
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, before[1]))
    try:
        with pytest.raises(DeviceError, match="kept in"):
            recorder.close()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert [path.name for path in tmp_path.iterdir()] == ["noise.pcm16"]
    assert len(soundfile.read(recover(recorder.spool))[0]) == len(noise)


def test_a_folder_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(DeviceError, match="No recording can be kept"):
        Recorder(tmp_path / "none" / "answer.flac")


def test_what_was_kept_can_be_read_back_while_it_grows(tmp_path: Path) -> None:
    samples = np.linspace(-1, 1, 1000, dtype=np.float32)
    with Recorder(tmp_path / "answer.flac") as recorder:
        recorder.write(AudioBlock(samples[:600], 0))
        assert np.allclose(recorder.read(100, 500), samples[100:500], atol=1e-4)
        assert len(recorder.read(500, 900)) == 100
        recorder.write(AudioBlock(samples[600:], 700))
        assert np.allclose(recorder.read(500, 800), [*samples[500:600], *np.zeros(100), *samples[600:700]], atol=1e-4)
    with pytest.raises(ValueError, match="closed"):
        recorder.read(0, 1)
