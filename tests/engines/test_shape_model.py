"""The builder of shape models: the tokenizer is GPT-2's, the sizes are Whisper's, the weights follow the seed."""

import json
from pathlib import Path

import pytest
import tokenizers

pytest_plugins = ("shape_fixtures",)


@pytest.fixture(scope="module")
def coder(mini_whisper: Path) -> tokenizers.Tokenizer:
    return tokenizers.Tokenizer.from_file(str(mini_whisper / "tokenizer.json"))


def test_known_texts_have_the_numbers_gpt2_gives_them(coder: tokenizers.Tokenizer) -> None:
    # From the GPT-2 paper's own tokenizer: "Hello world" and " the" are its textbook examples.
    assert coder.encode("Hello world").ids == [15496, 995]
    assert coder.encode(" the").ids == [262]


@pytest.mark.parametrize("text", ["It's 99.9% of 1,000 requests.", " naïve – “quoted” – 日本語 – 🙂", "a  b\n\tc"])
def test_any_text_survives_the_way_there_and_back(coder: tokenizers.Tokenizer, text: str) -> None:
    assert coder.decode(coder.encode(text).ids) == text


def test_special_tokens_have_whispers_numbers(coder: tokenizers.Tokenizer) -> None:
    # Whisper's English models: 50,256 ranks, then these (openai/whisper `tokenizer.py`).
    numbers = {"endoftext": 50256, "startoftranscript": 50257, "translate": 50357, "notimestamps": 50362}
    assert {name: coder.token_to_id(f"<|{name}|>") for name in numbers} == numbers


def test_the_vocabulary_ends_with_the_time_tokens(mini_whisper: Path) -> None:
    vocabulary = json.loads((mini_whisper / "vocabulary.json").read_text(encoding="utf-8"))
    assert len(vocabulary) == 51864
    assert (vocabulary[50363], vocabulary[-1]) == ("<|0.00|>", "<|30.00|>")


def test_the_seed_decides_the_weights(mini_whisper: Path, tmp_path: Path) -> None:
    from shape_model import build

    def weights(directory: Path) -> bytes:
        return (directory / "model.bin").read_bytes()

    assert weights(build("mini", tmp_path / "same")) == weights(mini_whisper)
    assert weights(build("mini", tmp_path / "other", seed=1)) != weights(mini_whisper)


def test_a_true_shape_is_as_large_as_the_model_it_stands_for(tmp_path: Path) -> None:
    from shape_model import build

    # The weights of Systran/faster-whisper-tiny.en are 75.5 MB in half precision.
    size = (build("tiny.en", tmp_path / "tiny.en", quantization="float16") / "model.bin").stat().st_size
    assert size / 1e6 == pytest.approx(75.5, abs=0.2)


@pytest.mark.parametrize("name", ["tiny.en", "base.en", "small.en"])
def test_words_are_placed_by_the_heads_the_real_model_uses(name: str) -> None:
    from ctranslate2.converters.transformers import _WHISPER_ALIGNMENT_HEADS
    from shape_model import SHAPES

    assert sorted(SHAPES[name].alignment) == sorted(_WHISPER_ALIGNMENT_HEADS[f"openai/whisper-{name}"])
