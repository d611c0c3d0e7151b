"""PocketSphinx with the words of the field: its real model, Festival's voice, and no voice at all."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from virtual_sound import festival

from voicecoach.audio.decode import decode
from voicecoach.audio.types import SAMPLE_RATE, Samples, seconds
from voicecoach.engines.sphinx import SphinxEngine
from voicecoach.engines.types import Engine
from voicecoach.errors import ModelError
from voicecoach.transcript.types import Word


@pytest.fixture(scope="module")
def engine() -> SphinxEngine:
    return SphinxEngine()


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> Samples:
    return _say("I would keep the counters in DynamoDB and the sessions in Redis", tmp_path_factory.mktemp("stores"))


def _say(text: str, folder: Path) -> Samples:
    spelt = text.replace("DynamoDB", "dynamo D B").replace("Redis", "reddis")
    return np.pad(decode(festival(spelt, folder / "spoken.wav")).samples, SAMPLE_RATE // 4)


def _text(words: tuple[Word, ...]) -> str:
    return " ".join(word.text for word in words)


def test_words_of_the_field_are_heard_and_written_as_people_write_them(engine: Engine, stores: Samples) -> None:
    words = [word.text for word in engine.transcribe(stores)]
    assert words[:2] == ["I", "would"]
    assert {"DynamoDB", "Redis"} <= set(words)


def test_without_them_they_are_not_heard(stores: Samples) -> None:
    words = {word.text for word in SphinxEngine(words=()).transcribe(stores)}
    assert "would" in words
    assert not {"DynamoDB", "Redis"} & words


def test_words_are_timed_in_order_within_the_sound(engine: Engine, stores: Samples) -> None:
    words = engine.transcribe(stores)
    times = [time for word in words for time in (word.start, word.end) if time is not None]
    assert len(times) == 2 * len(words)
    assert times == sorted(times)
    assert times[0] >= 0.1
    assert times[-1] <= seconds(len(stores))
    assert all(word.probability is not None and 0 < word.probability <= 1 for word in words)


def test_an_utterance_is_heard_the_same_whatever_went_before(engine: Engine, stores: Samples, spoken: Samples) -> None:
    first = engine.transcribe(stores)
    engine.transcribe(spoken * 0.2)
    assert engine.transcribe(stores) == first


def test_a_set_phrase_comes_as_its_words(engine: Engine, tmp_path: Path) -> None:
    done = engine.transcribe(_say("I'm finished", tmp_path))
    assert [word.text for word in done] == ["I'm", "finished"]
    assert done[0].end == done[1].start


def test_filled_pauses_are_written_down(engine: Engine, tmp_path: Path) -> None:
    assert _text(engine.transcribe(_say("um, the first thing I would do is write it down", tmp_path))).startswith("um ")


@pytest.mark.parametrize("length", [0, 800, 1599, SAMPLE_RATE, 3 * SAMPLE_RATE])
def test_silence_and_clips_too_short_for_a_word_hold_none(engine: Engine, length: int) -> None:
    assert engine.transcribe(np.zeros(length, dtype=np.float32)) == ()


def test_noise_and_sound_too_loud_are_borne(engine: Engine, stores: Samples) -> None:
    noise = np.random.default_rng(1).normal(scale=0.1, size=SAMPLE_RATE).astype(np.float32)
    assert engine.transcribe(noise) == ()
    assert "would" in _text(engine.transcribe(stores * (1.5 / np.abs(stores).max())))


def test_it_names_itself_and_says_when_it_stands_in() -> None:
    info = SphinxEngine(offline_fallback=True, words=()).info
    assert (info.name, info.model, info.verbatim, info.offline_fallback) == ("pocketsphinx", "en-us", True, True)


def test_a_missing_model_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pocketsphinx.get_model_path", lambda: str(tmp_path))
    with pytest.raises(ModelError, match="pip install"):
        SphinxEngine()


def test_it_is_silent_and_leaves_the_sound_card_alone() -> None:
    code = (
        "import sys; from voicecoach.engines.sphinx import SphinxEngine; import numpy as np;"
        "SphinxEngine().transcribe(np.ones(16000, np.float32)); sys.exit('sounddevice' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
