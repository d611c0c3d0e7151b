"""Start-up: how long `voicecoach --help` takes, beside the bare interpreter in the same run.

Usage: python scripts/bench_start.py [--json] [--runs N]
"""

import argparse
import json
import statistics
import subprocess
import sys
import time

COMMANDS = {
    "python": [sys.executable, "-c", "pass"],
    "voicecoach --help": [sys.executable, "-m", "voicecoach", "--help"],
    "voicecoach rules": [sys.executable, "-m", "voicecoach", "rules"],
}


def measure(runs: int) -> dict[str, float]:
    """Median seconds of each command; they take turns, so that a slow moment of the machine meets them all."""
    seconds: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for run in range(runs + 1):
        for name, command in COMMANDS.items():
            began = time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            if run:  # the first round warms the disk's cache
                seconds[name].append(time.perf_counter() - began)
    return {name: statistics.median(taken) for name, taken in seconds.items()}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--runs", type=int, default=10)
    arguments = parser.parse_args()
    medians = measure(arguments.runs)
    rows = [
        {"command": name, "seconds": round(median, 4), "times_python": round(median / medians["python"], 2)}
        for name, median in medians.items()
    ]
    if arguments.json:
        print(json.dumps({"start": rows}, indent=2))
        return
    for row in rows:
        print(f"{row['command']:<20} {row['seconds']:>8.3f} s {row['times_python']:>6.1f} x python")


if __name__ == "__main__":
    main()
