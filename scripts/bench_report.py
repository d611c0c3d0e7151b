"""The HTML report of a session of an hour: how long its writing takes, by itself in a process, and how large it is.

The hour is the graded answers of the tests, one after another, each with its interviewer.

Usage: python scripts/bench_report.py [--json] [--runs N] [--minutes N] [-o FILE]
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate, cycle, takewhile
from pathlib import Path

from graded_answers import read_answers

from voicecoach.analysis.runner import analyse
from voicecoach.analysis.types import Analysis, Source
from voicecoach.reports.html import html
from voicecoach.transcript.types import Answer, OtherTurn, Timing

WRITE = "--write"
"""What the process is told that is measured."""


def session(minutes: float) -> Analysis:
    """Graded answers one after another, until so many minutes are full."""
    pieces = list(_until(60 * minutes))
    words = tuple(word for answer, begin in pieces for word in (each.later(begin) for each in answer.words))
    counts = accumulate((len(answer.words) for answer, _ in pieces), initial=0)
    others = tuple(
        _later(other, begin, before)
        for (answer, begin), before in zip(pieces, counts, strict=False)
        for other in answer.others
    )
    breaks = tuple(dict.fromkeys((0, *(other.before_word for other in others if other.before_word < len(words)))))
    return analyse(Answer(words, others, Timing.CUE, breaks), Source("bench.txt", "transcript", None, ""), None)


def _until(seconds: float) -> Iterator[tuple[Answer, float]]:
    """Answers, and the second at which each begins."""
    answers = cycle(entry.answer for entry in read_answers() if entry.round != "behavioral")
    starts: list[float] = [0.0]
    for answer in takewhile(lambda _: starts[-1] < seconds, answers):
        yield answer, starts[-1]
        starts.append(starts[-1] + max(word.end for word in answer.words if word.end is not None) + 5)


def _later(other: OtherTurn, seconds: float, words: int) -> OtherTurn:
    start = None if other.start is None else other.start + seconds
    end = None if other.end is None else other.end + seconds
    return replace(other, start=start, end=end, before_word=other.before_word + words)


def _write(minutes: float, target: Path) -> None:
    """Write the report once; prints the seconds of the first page, libraries and all, and of a second one."""
    analysis = session(minutes)
    taken = []
    for _ in range(2):
        began = time.perf_counter()
        target.write_text(html(analysis), encoding="utf-8")
        taken.append(time.perf_counter() - began)
    print(json.dumps({"words": len(analysis.answer.words), "findings": len(analysis.findings), "seconds": taken}))


def measure(minutes: float, runs: int, target: Path) -> dict[str, float | int]:
    """Medians over processes that do nothing else."""
    command = [sys.executable, __file__, WRITE, "--minutes", str(minutes), "-o", str(target)]
    ended = [
        json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout) for _ in range(runs)
    ]
    first, second = (round(statistics.median(run["seconds"][at] for run in ended), 2) for at in (0, 1))
    size = target.stat().st_size
    return {**ended[0], "minutes": minutes, "seconds": first, "seconds_again": second, "bytes": size}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("-o", "--output", type=Path, help="keep the page there")
    parser.add_argument(WRITE, action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        target = arguments.output or Path(scratch) / "report.html"
        if arguments.write:
            _write(arguments.minutes, target)
            return
        row = measure(arguments.minutes, arguments.runs, target)
    if arguments.json:
        print(json.dumps({"report": row}, indent=2))
        return
    print(f"{row['minutes']:.0f} minutes, {row['words']} words, {row['findings']} findings, no sound")
    print(f"written, first page of a process {row['seconds']:>8.2f} s")
    print(f"written, the next page           {row['seconds_again']:>8.2f} s")
    print(f"size                             {row['bytes'] / 1e6:>8.2f} MB")


if __name__ == "__main__":
    main()
