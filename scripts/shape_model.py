"""Build a Whisper model of true size and random weights, for tests and benchmarks where no trained model can be had.

A shape model loads in faster-whisper, runs every option at the true cost of its size, and writes nonsense. It never
says that it has finished, so cap its decoding (`WhisperEngine(max_tokens_per_second=...)`).

    python scripts/shape_model.py base.en OUT [--seed 0]
"""

import argparse
import base64
import itertools
import json
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import ctranslate2
import numpy as np
import numpy.typing as npt
import tokenizers
from platformdirs import user_cache_path

MEL_BANDS = 80
AUDIO_POSITIONS = 1500
"""Encoder positions: 30 s in steps of 20 ms."""
TEXT_POSITIONS = 448
TIMESTAMPS = 1501
"""Time tokens from 0.00 s to 30.00 s in steps of 20 ms."""
LANGUAGES = 99
"""Language tokens; the English models keep their places without using them."""
TASKS = ("translate", "transcribe", "startoflm", "startofprev", "nocaptions", "notimestamps")
"""Special tokens after the languages, in the order of openai/whisper `tokenizer.py`."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes that decide what a Whisper model costs; openai/whisper `model.py` calls them dims."""

    layers: int
    """Layers of the encoder, and as many of the decoder."""
    width: int
    """Numbers a position; every attention head takes 64 of them."""
    alignment: tuple[tuple[int, int], ...]
    """(layer, head) pairs whose attention places words in time; openai/whisper `_ALIGNMENT_HEADS`."""

    @property
    def heads(self) -> int:
        """Attention heads a layer."""
        return self.width // 64


SHAPES = {
    "mini": Shape(1, 64, ((0, 0),)),
    "tiny.en": Shape(4, 384, ((1, 0), (2, 0), (2, 5), (3, 0), (3, 1), (3, 2), (3, 3), (3, 4))),
    "base.en": Shape(6, 512, ((3, 3), (4, 7), (5, 1), (5, 5), (5, 7))),
    "small.en": Shape(
        12,
        768,
        tuple((6, head) for head in (6,))
        + tuple((7, head) for head in (0, 3, 8))
        + tuple((8, head) for head in (2, 5, 7))
        + tuple((9, head) for head in (0, 4, 8, 10))
        + tuple((10, head) for head in (0, 1, 2, 3, 6, 11))
        + tuple((11, head) for head in (2, 4)),
    ),
}

Array = npt.NDArray[np.float32]


class Weights:
    """Seeded random weights, put into a CTranslate2 layer description by the kind of layer."""

    def __init__(self, width: int, seed: int) -> None:
        self._width = width
        self._random = np.random.default_rng(seed)

    def noise(self, *shape: int) -> Array:
        """Normal noise whose scale keeps the output of a layer about as large as its input."""
        return self._random.standard_normal(shape, dtype=np.float32) * np.float32(shape[-1] ** -0.5)

    def linear(self, spec: ctranslate2.specs.common_spec.LinearSpec, outputs: int, inputs: int) -> None:
        """Fill one matrix and its bias."""
        spec.weight = self.noise(outputs, inputs)
        spec.bias = np.zeros(outputs, np.float32)

    def norm(self, spec: ctranslate2.specs.common_spec.LayerNormSpec) -> None:
        """Fill one layer norm so that it changes nothing but the scale."""
        spec.gamma = np.ones(self._width, np.float32)
        spec.beta = np.zeros(self._width, np.float32)

    def convolution(self, spec: ctranslate2.specs.common_spec.Conv1DSpec, inputs: int) -> None:
        """Fill one convolution over three time steps."""
        spec.weight = self.noise(self._width, inputs, 3)
        spec.bias = np.zeros(self._width, np.float32)

    def attention(self, spec: ctranslate2.specs.attention_spec.MultiHeadAttentionSpec) -> None:
        """Fill one attention block: queries, keys and values as one matrix (self) or two (cross), then the output."""
        self.norm(spec.layer_norm)
        rows = (3, 1) if len(spec.linear) == 2 else (1, 2, 1)
        for matrix, times in zip(spec.linear, rows, strict=True):
            self.linear(matrix, times * self._width, self._width)

    def feed_forward(self, spec: ctranslate2.specs.transformer_spec.FeedForwardSpec) -> None:
        """Fill one feed-forward block, four times as wide inside."""
        self.norm(spec.layer_norm)
        self.linear(spec.linear_0, 4 * self._width, self._width)
        self.linear(spec.linear_1, self._width, 4 * self._width)


def fill(spec: ctranslate2.specs.WhisperSpec, shape: Shape, vocabulary: int, seed: int) -> None:
    """Give every variable of a Whisper description its weights."""
    weights = Weights(shape.width, seed)
    encoder, decoder = spec.encoder, spec.decoder
    weights.convolution(encoder.conv1, MEL_BANDS)
    weights.convolution(encoder.conv2, shape.width)
    encoder.position_encodings.encodings = weights.noise(AUDIO_POSITIONS, shape.width)
    decoder.position_encodings.encodings = weights.noise(TEXT_POSITIONS, shape.width)
    for layer in (*encoder.layer, *decoder.layer):
        weights.attention(layer.self_attention)
        weights.feed_forward(layer.ffn)
    for layer in decoder.layer:
        weights.attention(layer.attention)
    weights.norm(encoder.layer_norm)
    weights.norm(decoder.layer_norm)
    # Whisper reads and writes tokens with one matrix; stored once, as in the real models.
    decoder.embeddings.weight = decoder.projection.weight = weights.noise(vocabulary, shape.width)


def ranks() -> dict[bytes, int]:
    """Read GPT-2's byte pairs, which the English Whisper models use, from the openai-whisper package (never imported).

    Returns:
        The number of each token.

    Raises:
        SystemExit: openai-whisper is not installed.
    """
    try:
        source = Path(str(distribution("openai-whisper").locate_file("whisper/assets/gpt2.tiktoken")))
    except PackageNotFoundError:
        raise SystemExit("A shape model needs the GPT-2 ranks: pip install --no-deps openai-whisper") from None
    pairs = (line.split() for line in source.read_bytes().splitlines())
    return {base64.b64decode(token): int(rank) for token, rank in pairs}


def byte_letters() -> dict[int, str]:
    """The printable letter that stands for each byte in a byte-level vocabulary (GPT-2 `encoder.py`)."""
    printable = [*range(ord("!"), ord("~") + 1), *range(ord("¡"), ord("¬") + 1), *range(ord("®"), ord("ÿ") + 1)]
    letters = {byte: chr(byte) for byte in printable}
    others = (byte for byte in range(256) if byte not in letters)
    return letters | {byte: chr(256 + place) for place, byte in enumerate(others)}


def halves(token: bytes, numbers: dict[bytes, int]) -> tuple[bytes, bytes]:
    """The two tokens whose merger gave this one: byte-pair encoding of the token with only the mergers before it."""
    parts = [bytes([byte]) for byte in token]
    while len(parts) > 2:
        joined = (numbers.get(left + right, len(numbers)) for left, right in itertools.pairwise(parts))
        place = min(enumerate(joined), key=lambda numbered: numbered[1])[0]
        parts[place : place + 2] = [parts[place] + parts[place + 1]]
    return parts[0], parts[1]


def special_tokens() -> Iterator[str]:
    """Whisper's own tokens in the order of their numbers, without the time tokens."""
    yield "<|endoftext|>"
    yield "<|startoftranscript|>"
    # Which language holds which place means nothing to an English model: the places alone count.
    yield from (f"<|language{place}|>" for place in range(LANGUAGES))
    yield from (f"<|{task}|>" for task in TASKS)


def tokenizer() -> tokenizers.Tokenizer:
    """The tokenizer of the English Whisper models."""
    numbers, letters = ranks(), byte_letters()

    def spell(token: bytes) -> str:
        return "".join(letters[byte] for byte in token)

    vocabulary = {spell(token): number for token, number in numbers.items()}
    merges = [(spell(left), spell(right)) for left, right in (halves(t, numbers) for t in numbers if len(t) > 1)]
    built = tokenizers.Tokenizer(tokenizers.models.BPE(vocab=vocabulary, merges=merges))
    built.pre_tokenizer = tokenizers.pre_tokenizers.ByteLevel(add_prefix_space=False)
    built.decoder = tokenizers.decoders.ByteLevel()
    built.add_special_tokens(list(special_tokens()))
    return built


def describe(size: str, seed: int, tokens: list[str]) -> ctranslate2.specs.WhisperSpec:
    """A complete model in memory, with its vocabulary and configuration."""
    shape = SHAPES[size]
    spec = ctranslate2.specs.WhisperSpec(shape.layers, shape.heads, shape.layers, shape.heads)
    fill(spec, shape, len(tokens), seed)
    spec.register_vocabulary(tokens)
    spec.config.suppress_ids = []
    spec.config.suppress_ids_begin = [tokens.index("Ġ"), tokens.index("<|endoftext|>")]
    spec.config.lang_ids = [tokens.index(f"<|language{place}|>") for place in range(LANGUAGES)]
    spec.config.alignment_heads = [list(pair) for pair in shape.alignment]
    return spec


def build(size: str, out: Path, *, seed: int = 0, quantization: str | None = "int8") -> Path:
    """Write a shape model.

    Args:
        size: a key of SHAPES.
        out: directory to create; what it held is replaced.
        seed: of the random weights.
        quantization: as in CTranslate2; None keeps float32.

    Returns:
        The directory.
    """
    coder = tokenizer()
    numbers = coder.get_vocab()
    tokens = sorted(numbers, key=lambda token: numbers[token])
    tokens += [f"<|{step * 0.02:.2f}|>" for step in range(TIMESTAMPS)]
    spec = describe(size, seed, tokens)
    spec.validate()
    spec.optimize(quantization=quantization)
    out.parent.mkdir(parents=True, exist_ok=True)
    # Built beside its place and renamed, so that an interrupted build is never mistaken for a model.
    with tempfile.TemporaryDirectory(dir=out.parent) as workshop:
        unfinished = Path(workshop, out.name)
        unfinished.mkdir()
        spec.save(str(unfinished))
        coder.save(str(unfinished / "tokenizer.json"), pretty=False)
        shutil.rmtree(out, ignore_errors=True)
        unfinished.rename(out)
    return out


def cached(size: str, *, seed: int = 0) -> Path:
    """The shape model of a size in the user's cache, built the first time it is asked for."""
    out = user_cache_path("voicecoach") / "shape-models" / f"{size}-seed{seed}"
    return out if (out / "model.bin").is_file() else build(size, out, seed=seed)


def main() -> None:
    """Build one model from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("size", choices=SHAPES)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    out = build(arguments.size, arguments.out, seed=arguments.seed)
    config = json.loads((out / "config.json").read_text(encoding="utf-8"))
    megabytes = (out / "model.bin").stat().st_size / 1e6
    print(f"{out}: {megabytes:.1f} MB, {len(config['alignment_heads'])} alignment heads")


if __name__ == "__main__":
    main()
