"""Measure the engines: speed beside bare faster-whisper on the same sound in the same run, loading, memory.

Whisper runs as shape models (`shape_model.py`): true cost, random words. Every engine has a process of its own, so that
peak memory is its own; within it, ours and bare take turns, so that a machine that slows down slows both.

    python scripts/bench_engines.py [FILE] [--json] [--repeat 3]
"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from voicecoach.audio.decode import decode
from voicecoach.audio.types import SAMPLE_RATE, Samples

ROOT = Path(__file__).resolve().parents[1]
DEMO = ROOT / "voicecoach" / "samples" / "answer.flac"
MODELS = ("tiny.en", "base.en", "small.en")
MODES = ("live", "recording")
LONGEST = 15
"""Seconds an utterance is cut to: a long one, as people answer design questions."""
TOKENS_PER_SECOND = 3.5
"""English speech; random weights would go on to the limit."""


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured of one engine."""

    engine: str
    model: str
    mode: str
    threads: int
    load_s: float
    """Seconds to load the model, files already in the system's cache."""
    ours_s: float
    """Median seconds for the utterance through our engine."""
    realtime_factor: float
    """`ours_s` over the length of the utterance; below 1 keeps up with speech."""
    bare_s: float | None
    """Median seconds for bare faster-whisper with the same options over the same windows; None for other engines."""
    ratio: float | None
    """Median of ours / bare, pair by pair."""
    bare_to_the_end_s: float | None
    """Bare faster-whisper read to its end, which encodes the silence after the last word again."""
    peak_mb: float
    """Largest memory of the engine's process, Python and its modules included."""


def utterance(file: Path) -> Samples:
    """The opening of a recording, as one utterance."""
    return decode(file).samples[: LONGEST * SAMPLE_RATE]


def timed(work: Callable[[], object]) -> float:
    """Seconds a piece of work takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def peak_mb() -> float:
    """Largest memory this process has had."""
    status = Path("/proc/self/status")
    if status.exists():
        # On Linux getrusage would also count what the parent had when it started this process.
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) * 1024 / 1e6
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6  # macOS counts in bytes


def measure_whisper(model: str, mode: str, file: Path, repeat: int) -> Row:
    """Measure one shape model."""
    from faster_whisper import WhisperModel
    from shape_model import cached

    from voicecoach.engines.whisper import LIVE, RECORDING, WhisperEngine, until_heard
    from voicecoach.engines.whisper_threads import threads

    directory, sound = cached(model), utterance(file)
    duration = len(sound) / SAMPLE_RATE
    began = time.perf_counter()
    decoding = LIVE if mode == "live" else RECORDING
    engine = WhisperEngine(directory, decoding=decoding, max_tokens_per_second=TOKENS_PER_SECOND)
    load = time.perf_counter() - began
    engine.transcribe(sound)
    peak = peak_mb()  # before a second copy of the model is loaded for the comparison
    bare = WhisperModel(str(directory), device="cpu", compute_type="int8", cpu_threads=threads())
    options = engine.options(duration)
    pairs = [
        (
            timed(lambda: engine.transcribe(sound)),
            timed(lambda: list(until_heard(bare.transcribe(sound, **options)[0], duration))),
            timed(lambda: list(bare.transcribe(sound, **options)[0])),
        )
        for _ in range(repeat)
    ]
    ours, same, whole = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = statistics.median(mine / its for mine, its, _ in pairs)
    factor = ours / duration
    return Row("faster-whisper", model, mode, threads(), load, ours, factor, same, ratio, whole, peak)


def measure_sphinx(file: Path, repeat: int) -> Row:
    """Measure PocketSphinx."""
    from voicecoach.engines.sphinx import SphinxEngine

    sound = utterance(file)
    began = time.perf_counter()
    engine = SphinxEngine()
    load = time.perf_counter() - began
    engine.transcribe(sound)
    ours = statistics.median(timed(lambda: engine.transcribe(sound)) for _ in range(repeat))
    factor = ours * SAMPLE_RATE / len(sound)
    return Row("pocketsphinx", engine.info.model, "", 1, load, ours, factor, None, None, None, peak_mb())


def alone(file: Path, repeat: int, model: str, mode: str = "") -> Row:
    """Measure one engine in a process of its own."""
    command = [sys.executable, __file__, str(file), f"--repeat={repeat}", "--only", model, mode]
    answer = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return Row(**json.loads(answer.stdout.splitlines()[-1]))


def measure(file: Path, repeat: int) -> tuple[Row, ...]:
    """Measure every engine, one after the other."""
    from shape_model import cached

    for model in MODELS:
        cached(model)  # built here the first time, so that the memory this takes is not counted
    rows = [alone(file, repeat, model, mode) for model in MODELS for mode in MODES]
    return (*rows, alone(file, repeat, "pocketsphinx"))


def table(rows: tuple[Row, ...], duration: float) -> str:
    """The rows for people."""
    right = ("load", "ours", "x real", "bare", "ratio", "to end", "peak")
    head = f"{'engine':16}{'model':10}{'mode':11}" + "".join(f"{name:>9}" for name in right)

    def number(value: float | None, unit: str = "s") -> str:
        return "-" if value is None else f"{value:.2f}{unit}"

    lines = [
        f"{row.engine:16}{row.model:10}{row.mode:11}{number(row.load_s):>9}{number(row.ours_s):>9}"
        f"{number(row.realtime_factor, ''):>9}{number(row.bare_s):>9}{number(row.ratio, ''):>9}"
        f"{number(row.bare_to_the_end_s):>9}{row.peak_mb:>6.0f} MB"
        for row in rows
    ]
    note = (
        f"One utterance of {duration:.1f} s, Whisper on {rows[0].threads} threads, int8, random weights of true shape."
    )
    return "\n".join([note, head, *lines])


def run(file: Path = DEMO, *, as_json: bool = False, repeat: int = 3) -> None:
    """Measure and print.

    Args:
        file: sound to transcribe; its first 15 s are used.
        as_json: print one JSON document in place of the table.
        repeat: turns each engine takes.
    """
    rows = measure(file, repeat)
    duration = len(utterance(file)) / SAMPLE_RATE
    document = {"seconds": duration, "engines": [asdict(row) for row in rows]}
    print(json.dumps(document, indent=2) if as_json else table(rows, duration))


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, nargs="?", default=DEMO)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--only", nargs=2, metavar=("MODEL", "MODE"), help="one engine, in this process")
    arguments = parser.parse_args()
    if arguments.only is None:
        run(arguments.file, as_json=arguments.json, repeat=arguments.repeat)
        return
    model, mode = arguments.only
    sphinx = model == "pocketsphinx"
    take = arguments.file, arguments.repeat
    print(json.dumps(asdict(measure_sphinx(*take) if sphinx else measure_whisper(model, mode, *take))))


if __name__ == "__main__":
    main()
