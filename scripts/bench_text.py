"""Analysis of text: a transcript of 10,000 words and its halves and doubles, on one core, with peak memory.

The words are an answer of our own said over and over with other numbers, so that no sentence is quite like the last.

Usage: python scripts/bench_text.py [--json] [--runs N]
"""

import argparse
import json
import os
import resource
import statistics
import sys
import time

from voicecoach.analysis.runner import analyse
from voicecoach.analysis.types import Source
from voicecoach.transcript.types import Answer, Timing, Word

SIZES = (2_500, 5_000, 10_000, 20_000)

PASSAGE = """
So before I go on, how many titles change in week {n}, and who is asking for it? Okay, I'll assume {n} thousand
members see each of them. Um, then we'd put version {n} into a queue, because it absorbs the bursts, and I'd use
Kafka for it, which costs us about {n} hundred dollars a month. It's a, it's a highly scalable design, and um it
was decided in week {n} to go with it. The files are written by {n} workers. You know, the downside is that a
line can be stale for {n} minutes, so someone has to watch it. Does that make sense? And then we could use a
cache in front of it, and the rest is like before.
"""


def words(count: int) -> tuple[Word, ...]:
    """That many words, spoken at 150 a minute."""
    texts: list[str] = []
    while len(texts) < count:
        texts += PASSAGE.format(n=len(texts)).split()
    return tuple(Word(text, at * 0.4, at * 0.4 + 0.35) for at, text in enumerate(texts[:count]))


def seconds(count: int, runs: int) -> float:
    """Median seconds to analyse that many words."""
    answer = Answer(words(count), (), Timing.WORD, (0,))
    source = Source("bench", "transcript", None, "")
    taken = []
    for _ in range(runs):
        began = time.process_time()
        analyse(answer, source, None)
        taken.append(time.process_time() - began)
    return statistics.median(taken)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    began = time.process_time()
    seconds(100, 1)
    first = time.process_time() - began
    rows = [{"words": size, "seconds": round(seconds(size, arguments.runs), 3)} for size in SIZES]
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // unit
    if arguments.json:
        print(json.dumps({"text": rows, "first_analysis_seconds": round(first, 3), "peak_memory_mb": peak}, indent=2))
        return
    print(f"first analysis, with loading  {first:>7.2f} s")
    for row in rows:
        print(
            f"{row['words']:>6} words {row['seconds']:>25.3f} s {1e6 * row['seconds'] / row['words']:>8.1f} us a word"
        )
    print(f"peak memory {peak:>25} MB")


if __name__ == "__main__":
    main()
