"""Measure what the words of the field do for PocketSphinx: are they heard, and do they harm the other words?

    python scripts/eval_vocabulary.py [RECORDINGS] [--voice slt-hts] [--voice rms] [--part held_out] [--json]

Sentences of `vocabulary_sentences.toml` are spoken by synthetic voices (Festival, flite, eSpeak NG), each term spelt as
an English speaker says it, and transcribed by the stock recogniser and by ours. RECORDINGS is a folder of speech that
holds none of our words: each one heard there is false.

A term counts as heard however it is divided: "a. p. i." is "API" and "back end" is "backend", for both recognisers, so
that the stock recogniser is not charged for spelling.
"""

import argparse
import json
import re
import resource
import subprocess
import tempfile
import time
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

import jiwer
import numpy as np

from voicecoach.audio.decode import decode
from voicecoach.audio.types import SAMPLE_RATE, Samples, seconds
from voicecoach.engines.sphinx import SphinxEngine
from voicecoach.engines.sphinx_words import field_words

VOICES: dict[str, Callable[[Path], list[str]]] = {
    "slt-hts": lambda wav: ["text2wave", "-eval", "(voice_cmu_us_slt_arctic_hts)", "-o", str(wav)],
    "rms": lambda wav: ["flite", "-voice", "rms", "-f", "/dev/stdin", "-o", str(wav)],
    "awb": lambda wav: ["flite", "-voice", "awb", "-f", "/dev/stdin", "-o", str(wav)],
    "slt": lambda wav: ["flite", "-voice", "slt", "-f", "/dev/stdin", "-o", str(wav)],
    "espeak": lambda wav: ["espeak-ng", "-v", "en-us", "-s", "150", "-w", str(wav)],
}
"""Commands that speak standard input into a file."""

ENDINGS = {"i'mdone", "iamdone", "i'mfinished", "that'sit", "that'sall"}
"""Letters of the phrases that end an answer: no terms, for the stock recogniser knows their words."""

PARTS = ("tuning", "held_out", "plain")
RECORDINGS = {".wav", ".flac", ".ogg", ".mp3"}


@dataclass(frozen=True, slots=True)
class Score:
    """One recogniser on one set of sentences in one voice."""

    voice: str
    part: str
    vocabulary: bool
    """True with the words of the field, False for the stock recogniser."""
    said: int
    """Terms of the field in the sentences."""
    heard: int
    """Those of them that were transcribed."""
    false: int
    """Terms transcribed that were not said."""
    word_error_rate: float | None
    """None where nobody wrote down what was said."""
    real_time_factor: float
    """Processor seconds to a second of sound."""


def main() -> None:
    """Measure and print."""
    options = _options()
    engines = {flag: _load(words) for flag, words in ((False, ()), (True, None))}
    scores = []
    for flag, (engine, _) in engines.items():
        scores += [_score(engine, voice, part, vocabulary=flag) for voice in options.voice for part in options.part]
        if options.recordings:
            scores.append(_recordings(engine, options.recordings, vocabulary=flag))
    loads = {"stock": engines[False][1], "field": engines[True][1]}
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    if options.json:
        result = {"load_s": loads, "peak_mb": memory, "words": len(field_words())}
        print(json.dumps({**result, "scores": [asdict(score) for score in scores]}, indent=1))
        return
    print(f"{len(field_words())} words of the field; loaded in {loads['field']:.2f} s, stock {loads['stock']:.2f} s")
    print(f"peak memory with both recognisers {memory:.0f} MB")
    print(f"{'voice':<11}{'sentences':<10}{'words':<7}{'heard':>9}{'false':>6}{'WER':>7}{'RTF':>6}")
    for score in sorted(scores, key=lambda score: (score.part, score.voice, score.vocabulary)):
        print(_row(score))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("recordings", nargs="?", type=Path, help="folder of speech without words of the field")
    parser.add_argument("--voice", action="append", choices=VOICES, help="default: slt-hts, rms, awb")
    parser.add_argument("--part", action="append", choices=PARTS, help="default: all")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args()
    options.voice = options.voice or ["slt-hts", "rms", "awb"]
    options.part = options.part or list(PARTS)
    return options


def _load(words: tuple[()] | None) -> tuple[SphinxEngine, float]:
    """The engine, and the seconds it took to load."""
    before = time.perf_counter()
    engine = SphinxEngine(words=words)
    return engine, time.perf_counter() - before


def _score(engine: SphinxEngine, voice: str, part: str, *, vocabulary: bool) -> Score:
    sentences = _sentences()[part]
    sounds = [_speak(voice, _spelt(sentence)) for sentence in sentences]
    heard, factor = _transcribe(engine, sounds)
    return _compare(sentences, heard, Score(voice, part, vocabulary, 0, 0, 0, None, factor))


def _recordings(engine: SphinxEngine, folder: Path, *, vocabulary: bool) -> Score:
    sounds = [decode(path).samples for path in sorted(folder.iterdir()) if path.suffix in RECORDINGS]
    heard, factor = _transcribe(engine, sounds)
    false = sum(sum(_terms(_settled(text)).values()) for text in heard)
    return Score(folder.name, "recordings", vocabulary, 0, 0, false, None, factor)


def _transcribe(engine: SphinxEngine, sounds: Sequence[Samples]) -> tuple[list[str], float]:
    before = time.process_time()
    heard = [" ".join(word.text for word in engine.transcribe(sound)) for sound in sounds]
    return heard, (time.process_time() - before) / sum(seconds(len(sound)) for sound in sounds)


def _compare(said: Sequence[str], heard: Sequence[str], blank: Score) -> Score:
    references, texts = [_settled(text) for text in said], [_settled(text) for text in heard]
    true = [_terms(text) for text in references]
    found = [_terms(text) for text in texts]
    rate = jiwer.wer([" ".join(text) for text in references], [" ".join(text) or "-" for text in texts])
    counts = {
        "said": sum(terms.total() for terms in true),
        "heard": sum((a & b).total() for a, b in zip(true, found, strict=True)),
        "false": sum((b - a).total() for a, b in zip(true, found, strict=True)),
    }
    return Score(**{**asdict(blank), **counts, "word_error_rate": rate})


def _terms(words: Iterable[str]) -> Counter[str]:
    """The terms of the field in a settled text."""
    return Counter(word for word in words if word in _letters_of_terms())


def _settled(text: str) -> tuple[str, ...]:
    """The words in lower case without marks, with a term in one word however it was divided."""
    words = [letters for word in text.split() if (letters := _letters(word))]
    return tuple(_joined(words))


def _joined(words: Sequence[str]) -> Iterator[str]:
    longest = 5  # "https", letter by letter
    start = 0
    while start < len(words):
        spans = ("".join(words[start : start + size]) for size in range(longest, 0, -1))
        word = next((span for span in spans if span in _letters_of_terms()), words[start])
        yield word
        taken = 0
        while taken < len(word):
            taken += len(words[start])
            start += 1


@cache
def _letters_of_terms() -> frozenset[str]:
    return frozenset(_letters(word.shown) for word in field_words()) - ENDINGS


def _letters(text: str) -> str:
    return re.sub(r"[^\w']", "", text.lower())


@cache
def _sentences() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("vocabulary_sentences.toml").read_text(encoding="utf-8"))


def _spelt(sentence: str) -> str:
    """The sentence with each term as a voice has to read it."""
    spelling: dict[str, str] = _sentences()["spelling"]
    terms = "|".join(re.escape(term) for term in sorted(spelling, key=len, reverse=True))
    return re.sub(rf"(?<!\S)({terms})(?!\S)", lambda match: spelling[match[1]], sentence)


@cache
def _speak(voice: str, text: str) -> Samples:
    """The text spoken, with 0.3 s of silence around it."""
    with tempfile.TemporaryDirectory() as folder:
        wav = Path(folder) / "spoken.wav"
        subprocess.run(VOICES[voice](wav), input=text.encode(), check=True, capture_output=True)
        return np.pad(decode(wav).samples, round(0.3 * SAMPLE_RATE))


def _row(score: Score) -> str:
    heard = f"{score.heard}/{score.said}" if score.said else "-"
    rate = "-" if score.word_error_rate is None else f"{score.word_error_rate:.1%}"
    words = "field" if score.vocabulary else "stock"
    return (
        f"{score.voice:<11}{score.part:<10} {words:<6}{heard:>9}{score.false:>6}{rate:>7}{score.real_time_factor:>6.2f}"
    )


if __name__ == "__main__":
    main()
