"""Every threshold that ships says where it comes from."""

from collections.abc import Iterator
from importlib.resources import files

WHOLE_ANSWER = "minimum_words = 250"
"""Explained once, above the tables of the whole-answer absences."""


def unexplained(lines: list[str]) -> Iterator[str]:
    """Keys with no comment above them in their own table, other keys of the same comment left out."""
    table, explained = "", False
    for line in lines:
        if line.startswith("["):
            table, explained = line, False
        elif line.startswith("#"):
            explained = True
        elif line and not explained and line != WHOLE_ANSWER:
            yield f"{table} {line}"


def test_every_number_has_its_source_above_it() -> None:
    text = files("voicecoach.analysis").joinpath("thresholds.toml").read_text(encoding="utf-8")
    assert list(unexplained(text.splitlines())) == []


def test_a_number_without_one_is_found() -> None:
    assert list(unexplained(["[X]", "most = 2", "# Why.", "least = 1"])) == ["[X] most = 2"]
