"""An answer of any length needs the same memory: sound and waiting utterances are on disk."""

import subprocess
import sys
from pathlib import Path

GROWTH = 50.0
"""Megabytes that two hours may add to what ten minutes need."""


def test_two_hours_need_no_more_memory_than_ten_minutes(spoken_wav: Path) -> None:
    command = [sys.executable, str(Path(__file__).with_name("two_hours.py")), str(spoken_wav), "120"]
    said = subprocess.run(command, check=True, capture_output=True, text=True, timeout=600).stdout
    early, most = map(float, said.split())
    assert early > 50
    assert most - early < GROWTH
