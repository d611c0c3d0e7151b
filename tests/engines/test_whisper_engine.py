"""The Whisper engine on a small model of random weights: loading, options, limits, and what damaged files say."""

import shutil
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from faster_whisper.transcribe import Segment

from voicecoach.audio.types import SAMPLE_RATE, Samples
from voicecoach.engines.types import Engine
from voicecoach.engines.whisper import RECORDING, WhisperEngine, until_heard
from voicecoach.errors import ModelError

pytest_plugins = ("shape_fixtures",)

RATE = 3.5
"""Tokens a second, about as fast as English is spoken."""


@pytest.fixture(scope="module")
def engine(mini_whisper: Path) -> WhisperEngine:
    return WhisperEngine(mini_whisper, max_tokens_per_second=RATE)


def noise(length: int) -> Samples:
    return np.random.default_rng(1).normal(0, 0.1, length).astype(np.float32)


def test_it_is_an_engine(engine: WhisperEngine) -> None:
    same: Engine = engine
    assert (same.info.name, same.info.model, same.info.verbatim) == ("faster-whisper", "mini", False)


def test_words_are_timed_within_the_utterance(engine: WhisperEngine) -> None:
    words = engine.transcribe(noise(5 * SAMPLE_RATE))
    times = [(word.start or 0.0, word.end or 0.0) for word in words]
    assert words
    assert all(0 <= start <= end <= 5 for start, end in times)
    assert all(left[1] <= right[0] for left, right in pairwise(times))
    assert all(word.text == "".join(word.text.split()) for word in words)


def test_the_same_sound_gives_the_same_words(mini_whisper: Path) -> None:
    engine = WhisperEngine(mini_whisper, decoding=RECORDING, max_tokens_per_second=RATE)
    first, second = (engine.transcribe(noise(2 * SAMPLE_RATE)) for _ in range(2))
    assert first
    assert first == second


@pytest.mark.parametrize("length", [1, 100, 1600, 3200, 30 * SAMPLE_RATE])
def test_any_length_is_taken(engine: WhisperEngine, length: int) -> None:
    assert all((word.end or 0.0) <= length / SAMPLE_RATE for word in engine.transcribe(noise(length)))


def test_no_sound_is_no_words(engine: WhisperEngine) -> None:
    assert engine.transcribe(np.zeros(0, np.float32)) == ()


def test_the_cap_counts_tokens_by_the_second(engine: WhisperEngine, mini_whisper: Path) -> None:
    from faster_whisper import WhisperModel

    bare = WhisperModel(str(mini_whisper), device="cpu", compute_type="int8")
    segments, _ = bare.transcribe(noise(10 * SAMPLE_RATE), **engine.options(10.0))
    assert abs(len(next(iter(segments)).tokens) - 10 * RATE) <= 1


def test_options_follow_the_decoding(engine: WhisperEngine, mini_whisper: Path) -> None:
    recording = WhisperEngine(mini_whisper, decoding=RECORDING).options(1.0)
    assert (engine.options(1.0)["beam_size"], recording["beam_size"]) == (1, 5)
    assert (recording["temperature"], recording["max_new_tokens"]) == (0.0, None)


@pytest.mark.parametrize(("ends", "read"), [((9.0, 9.9), 1), ((4.0, 9.0, 9.9), 2)], ids=["heard out", "stopped early"])
def test_reading_stops_once_only_a_pause_is_left(ends: tuple[float, ...], read: int) -> None:
    def segments() -> Iterator[Segment]:
        for end in ends:
            yield Segment(1, 0, 0.0, end, "", [], 0.0, 1.0, 0.0, [], 0.0)

    assert len(list(until_heard(segments(), 10.0))) == read


def test_warming_up_changes_no_words(engine: WhisperEngine) -> None:
    before = engine.transcribe(noise(2 * SAMPLE_RATE))
    engine.warm_up()
    assert before
    assert engine.transcribe(noise(2 * SAMPLE_RATE)) == before


def truncate(directory: Path) -> None:
    weights = (directory / "model.bin").read_bytes()
    (directory / "model.bin").write_bytes(weights[: len(weights) // 2])


def overwrite(name: str, content: bytes) -> Callable[[Path], object]:
    return lambda directory: (directory / name).write_bytes(content)


def delete(name: str) -> Callable[[Path], object]:
    return lambda directory: (directory / name).unlink()


@pytest.mark.parametrize(
    ("harm", "blames"),
    [
        (truncate, "damaged"),
        (overwrite("model.bin", b""), "lacks model.bin"),
        (overwrite("model.bin", bytes(range(256)) * 400), "damaged"),
        (overwrite("model.bin", b"<!doctype html><title>404</title>"), "damaged"),
        (overwrite("config.json", b"{"), "damaged"),
        (overwrite("tokenizer.json", b"{"), "damaged"),
        (overwrite("vocabulary.json", b'["a", "b"]'), "damaged"),
        (delete("model.bin"), "lacks model.bin"),
        (delete("tokenizer.json"), "lacks tokenizer.json"),
        (delete("vocabulary.json"), r"lacks vocabulary.\*"),
        (shutil.rmtree, "no model directory"),
    ],
    ids=[
        "half the weights",
        "no bytes of weights",
        "noise for weights",
        "a web page for weights",
        "broken configuration",
        "broken tokenizer",
        "another vocabulary",
        "no weights",
        "no tokenizer",
        "no vocabulary",
        "no directory",
    ],
)
def test_a_harmed_model_says_so_in_one_sentence(
    harm: Callable[[Path], object], blames: str, mini_whisper: Path, tmp_path: Path
) -> None:
    directory = tmp_path / "harmed"
    shutil.copytree(mini_whisper, directory)
    harm(directory)
    with pytest.raises(ModelError, match=blames) as caught:
        WhisperEngine(directory, max_tokens_per_second=RATE).warm_up()
    assert "\n" not in str(caught.value)
    assert str(caught.value).endswith(".")
