"""The number of threads Whisper gets."""

import os
from pathlib import Path

import pytest

from voicecoach.engines.whisper_threads import physical_cores, threads


@pytest.mark.parametrize(("cores", "chosen"), [(1, 1), (2, 2), (3, 2), (4, 2), (5, 3), (6, 4), (8, 4), (64, 4)])
def test_two_cores_are_spared_and_four_threads_are_enough(cores: int, chosen: int) -> None:
    assert threads(cores) == chosen


def test_two_threads_of_one_core_count_once(tmp_path: Path) -> None:
    for number in range(max(os.cpu_count() or 1, 64)):
        described = tmp_path / f"cpu{number}" / "topology"
        described.mkdir(parents=True)
        (described / "thread_siblings_list").write_text("0-1\n")
    assert physical_cores(tmp_path) == 1


def test_cores_are_counted_without_a_description(tmp_path: Path) -> None:
    assert 1 <= physical_cores(tmp_path) <= (os.cpu_count() or 1)
