"""Speech with um, uh and er at known times: synthetic voices hesitate in their own answers and in recordings."""

import hashlib
import random
import re
import subprocess
import tempfile
import tomllib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from voicecoach.audio.decode import decode
from voicecoach.audio.types import SAMPLE_RATE, Samples, seconds
from voicecoach.engines.hesitations import WRITTEN
from voicecoach.engines.sphinx import SphinxEngine
from voicecoach.transcript.types import Word

SCRIPTS = Path(__file__).parent
CACHE = Path(tempfile.gettempdir()) / "voicecoach-fillers"
"""What the voices said; made again when it is gone."""

FILLERS = ("um", "uh", "er")
STRETCHES = (1.0, 1.5, 2.0, 2.5, 3.0, 3.5)
"""How much slower than usual the voices say them."""
DRAWN = 1.3
"""How much slower they say the sentences that are full of open vowels."""
PEAK = 0.5
OPEN_VOWELS = (
    "our users in oahu are aware of the area error",
    "a lambda in the arena of a larger area",
    "the umbrella team in uganda and obama are under a summer drama",
    "another summer number from other runners",
    "emma and anna are in alabama or oklahoma",
    "i am aware of no one who earns or owns more",
    "we saw the law and all the small or tall ones",
    "are you or i or her or him the owner",
)


def _festival(stretch: float, wav: Path) -> list[str]:
    rate = f'(set! hts_engine_params (cons \'("-r" {1 / stretch:.3f}) hts_engine_params))'
    return ["text2wave", "-eval", "(voice_cmu_us_slt_arctic_hts)", "-eval", rate, "-o", str(wav)]


def _flite(name: str) -> Callable[[float, Path], list[str]]:
    speed = "duration_stretch"
    return lambda stretch, wav: f"flite -voice {name} --setf {speed}={stretch} -f /dev/stdin -o {wav}".split()


def _espeak(name: str) -> Callable[[float, Path], list[str]]:
    return lambda stretch, wav: f"espeak-ng -v {name} -s {max(80, round(160 / stretch))} -w {wav}".split()


VOICES: dict[str, dict[str, Callable[[float, Path], list[str]]]] = {
    "tuning": {
        "Festival slt": _festival,
        "Flite rms": _flite("rms"),
        "eSpeak": _espeak("en-us"),
        "eSpeak f2": _espeak("en-us+f2"),
    },
    "held out": {
        "Flite awb": _flite("awb"),
        "Flite kal": _flite("kal16"),
        "Flite slt": _flite("slt"),
        "eSpeak m3": _espeak("en-us+m3"),
    },
}
"""Commands that speak standard input into a file, so many times slower than usual."""


@dataclass(frozen=True, slots=True)
class Spliced:
    """Speech, what a perfect recogniser that leaves out fillers would write, and the fillers."""

    part: str
    """`tuning` or `held out`."""
    voice: str
    sound: Samples
    words: tuple[Word, ...]
    fillers: tuple[tuple[float, float], ...]
    """Start and end in seconds; empty for speech without any."""


def material(part: str, recordings: Path | None) -> Iterator[Spliced]:
    """Everything one half of the voices says, and one half of the recordings."""
    for voice in VOICES[part]:
        chance = random.Random(voice)
        for texts in _documents(part):
            yield from _with_and_without(part, voice, answer(voice, texts, 1.0, chance), voice, chance)
        vowels = OPEN_VOWELS[:4] if part == "tuning" else OPEN_VOWELS[4:]
        yield Spliced(part, voice, *answer(voice, vowels, DRAWN, chance), ())
    files = sorted(path for path in recordings.iterdir() if path.suffix in {".wav", ".flac"}) if recordings else []
    for path in files[0 if part == "tuning" else 1 :: 2]:
        read = _recording(path)
        for voice in VOICES[part]:
            yield from _with_and_without(part, "recordings", read, voice, random.Random(path.name + voice))


def _documents(part: str) -> list[list[str]]:
    """Answers of ten sentences, two for each half."""
    told = tomllib.loads((SCRIPTS / "vocabulary_sentences.toml").read_text(encoding="utf-8"))["plain"]
    plain = [re.sub(r"\b(um|uh) ", "", text) for text in told]
    documents = [plain[at : at + 10] for at in range(0, len(plain), 10)]
    return documents[:2] if part == "tuning" else documents[2:]


Telling = tuple[Samples, tuple[Word, ...]]


def _with_and_without(
    part: str, name: str, told: Telling, voice: str, chance: random.Random
) -> tuple[Spliced, Spliced]:
    return Spliced(part, name, *told, ()), Spliced(part, name, *splice(*told, fillers(voice), chance))


def answer(voice: str, texts: Iterable[str], stretch: float, chance: random.Random) -> Telling:
    """Sentences one after another, with pauses, and their words as forced alignment times them."""
    pieces: list[Samples] = [_silence(0.5)]
    words: list[Word] = []
    for text in texts:
        sound = say(voice, text, stretch)
        aligned = align(voice, text, stretch)
        if aligned:  # where alignment fails, the sentence is left out
            words += [word.later(seconds(sum(map(len, pieces)))) for word in aligned]
            pieces += [sound / np.abs(sound).max() * PEAK, _silence(chance.uniform(0.35, 1.0))]
    return np.concatenate(pieces), tuple(words)


def fillers(voice: str) -> tuple[Samples, ...]:
    """The fillers of a voice that last as long as people's do, 150 to 800 ms."""
    said = (say(voice, text, stretch) for text in FILLERS for stretch in STRETCHES)
    return tuple(sound for sound in said if 0.15 <= seconds(len(sound)) <= 0.8)


def splice(
    sound: Samples, words: Sequence[Word], pool: Sequence[Samples], chance: random.Random
) -> tuple[Samples, tuple[Word, ...], tuple[tuple[float, float], ...]]:
    """Put a filler before every few words, three times in four with 50 to 300 ms of silence on either side."""
    level = _level(sound)
    pieces: list[Samples] = []
    moved: list[Word] = []
    truth: list[tuple[float, float]] = []
    cut = added = 0
    next_one = chance.randint(2, 5)
    for number, word in enumerate(words):
        if number == next_one:
            at = _quietest(sound, round((word.start or 0) * SAMPLE_RATE))
            filler = _faded(chance.choice(pool)) * (level * chance.uniform(0.6, 1.0))
            before, after = (_silence(chance.uniform(0.05, 0.3) * (chance.random() < 0.75)) for _ in range(2))
            start = seconds(at + added + len(before))
            truth.append((start, start + seconds(len(filler))))
            pieces += [sound[cut:at], before, filler, after]
            cut, added = at, added + len(before) + len(filler) + len(after)
            next_one = number + chance.randint(3, 10)
        moved.append(word.later(seconds(added)))
    return np.concatenate([*pieces, sound[cut:]]).astype(np.float32), tuple(moved), tuple(truth)


def roughly(told: Spliced, chance: random.Random) -> Spliced:
    """The same with times like Whisper's: 50 ms of error, and neighbours stretched over two fillers in three."""
    words = [_off(word, chance) for word in told.words]
    for start, end in told.fillers:
        before = max((n for n, word in enumerate(told.words) if (word.end or 0) <= start + 0.06), default=None)
        after = min((n for n, word in enumerate(told.words) if (word.start or 0) >= end - 0.06), default=None)
        kind = chance.choice(("gap", "before", "after"))
        if before is not None and after is not None and kind == "before":
            words[before] = replace(words[before], end=words[after].start)
        elif before is not None and after is not None and kind == "after":
            words[after] = replace(words[after], start=words[before].end)
    return replace(told, words=tuple(_ordered(words)))


def _off(word: Word, chance: random.Random) -> Word:
    return replace(word, start=(word.start or 0) + chance.gauss(0, 0.05), end=(word.end or 0) + chance.gauss(0, 0.05))


def _ordered(words: Iterable[Word]) -> Iterator[Word]:
    last = 0.0
    for word in words:
        start = max(word.start or 0.0, last)
        last = max(word.end or 0.0, start + 0.02)
        yield replace(word, start=start, end=last)


def without_some(told: Spliced, share: float, chance: random.Random) -> Spliced:
    """The same with a share of the short words missed by the recogniser."""
    return replace(told, words=tuple(w for w in told.words if len(w.text) > 4 or chance.random() >= share))


def with_noise(sound: Samples, ratio: float, seed: int) -> Samples:
    """Add pink noise, as rooms and fans make it, so many dB below the speech."""
    white = np.fft.rfft(np.random.default_rng(seed).normal(size=len(sound)))
    flat_below = len(sound) * 50 / SAMPLE_RATE
    pink = np.fft.irfft(white / np.sqrt(np.maximum(np.arange(len(white)), flat_below)), len(sound))
    scale = _level(sound) / np.sqrt(np.mean(np.square(pink))) * 10 ** (-ratio / 20)
    return np.asarray(sound + pink * scale, np.float32)


def say(voice: str, text: str, stretch: float) -> Samples:
    """A text spoken, without the silence around it."""
    command = next(voices[voice] for voices in VOICES.values() if voice in voices)
    kept = CACHE / f"{_key(voice, text, stretch)}.npy"
    if not kept.exists():
        CACHE.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory() as folder:
            wav = Path(folder) / "said.wav"
            subprocess.run(command(stretch, wav), input=text.encode(), check=True, capture_output=True)
            sound = decode(wav).samples
        loud = np.flatnonzero(np.abs(sound) > np.abs(sound).max() / 40)
        np.save(kept, sound[loud[0] : loud[-1] + 1])
    said: Samples = np.load(kept)
    return said


@cache
def align(voice: str, text: str, stretch: float) -> tuple[Word, ...]:
    """The words of a text with the times at which a voice says them; empty when they cannot be found."""
    margin = 0.25
    padded = np.pad(np.clip(say(voice, text, stretch), -1, 1), round(margin * SAMPLE_RATE))
    decoder = _aligner()
    decoder.set_align_text(text.lower())
    decoder.start_utt()
    decoder.process_raw((padded * 32767).astype("<i2").tobytes(), full_utt=True)
    decoder.end_utt()
    return tuple(
        Word(re.sub(r"\(\d\)", "", segment.word), segment.start_frame / 100, (segment.end_frame + 1) / 100).later(
            -margin
        )
        for segment in decoder.seg() or ()
        if segment.word[0] not in "<[(+"
    )


@cache
def _aligner() -> Any:  # noqa: ANN401 - PocketSphinx carries no types
    import pocketsphinx

    return pocketsphinx.Decoder(loglevel="FATAL", bestpath=False, beam=1e-150, pbeam=1e-150, wbeam=1e-150)


@cache
def _recording(path: Path) -> Telling:
    """A recording, and what PocketSphinx hears in it, errors and all, but for fillers."""
    sound = decode(path).samples
    heard = _recogniser().transcribe(sound)
    return sound / np.abs(sound).max() * PEAK, tuple(word for word in heard if word.text not in WRITTEN)


@cache
def _recogniser() -> SphinxEngine:
    return SphinxEngine(words=())


def _key(*parts: object) -> str:
    return hashlib.sha256("|".join(map(str, parts)).encode()).hexdigest()[:24]


def _silence(duration: float) -> Samples:
    return np.zeros(round(duration * SAMPLE_RATE), np.float32)


def _level(sound: Samples) -> float:
    """Root mean square of what is not silence."""
    return float(np.sqrt(np.mean(np.square(sound[np.abs(sound) > 0.01]))))


def _faded(sound: Samples) -> Samples:
    """At level 1, with 5 ms of fading at both ends, so that nothing clicks."""
    ramp = np.linspace(0, 1, SAMPLE_RATE // 200, dtype=np.float32)
    shape = np.concatenate([ramp, np.ones(len(sound) - 2 * len(ramp), np.float32), ramp[::-1]])
    return np.asarray(sound / np.sqrt(np.mean(np.square(sound))) * shape, np.float32)


def _quietest(sound: Samples, around: int) -> int:
    """The softest 10 ms within 30 ms of a position."""
    places = (max(0, around + shift) for shift in range(-480, 481, 160))
    return min(places, key=lambda at: float(np.sum(np.square(sound[at : at + 160]))))
