"""A drill's data: one TOML file beside the prompts, named like the drill."""

import math
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from voicecoach.coach.prompts import Want
from voicecoach.errors import UsageError

PLACE = "drills"
"""Directory of the data, beside the prompts."""


class Sheet:
    """One table of a drill's data; whatever is missing or of another kind is a fault of the installation."""

    def __init__(self, values: Mapping[str, Any], place: str) -> None:
        """Take a table.

        Args:
            values: as `tomllib` gives them.
            place: file and table, for the sentence that says what is wrong.
        """
        self._values = values
        self._place = place

    def text(self, key: str) -> str:
        """A text, its lines joined."""
        value = self._get(key, str)
        return " ".join(str(value).split())

    def texts(self, key: str, *, needed: bool = True) -> tuple[str, ...]:
        """A list of texts; without need, none where there is no such key."""
        if not needed and key not in self._values:
            return ()
        return tuple(" ".join(str(text).split()) for text in self._get(key, list))

    def number(self, key: str) -> float:
        """A number above zero."""
        value = float(self._get(key, int | float))
        if not (math.isfinite(value) and value > 0):
            raise UsageError(f"{self._place} needs a number above zero for {key!r}: install voicecoach again.")
        return value

    def tables(self, key: str) -> tuple["Sheet", ...]:
        """A list of tables."""
        rows = self._get(key, list)
        return tuple(Sheet(row, f"{self._place}, {key} {number}") for number, row in enumerate(rows, 1))

    def named(self, key: str) -> Iterator[tuple[str, "Sheet"]]:
        """The tables of a table, by name."""
        for name, row in self._get(key, dict).items():
            yield name, Sheet(row, f"{self._place}, {key}.{name}")

    def wants(self, key: str) -> tuple[Want, ...]:
        """What a good reply names, with the words that show it."""
        return tuple(Want(name, tuple(words)) for name, words in self._get(key, dict).items())

    def _get(self, key: str, kind: Any) -> Any:  # noqa: ANN401 - what TOML holds has no narrower type
        value = self._values.get(key)
        if not isinstance(value, kind):
            raise UsageError(f"{self._place} has no {key!r} as it should be: install voicecoach again.")
        return value


def read_sheet(data: Path, name: str) -> Sheet:
    """The data of a drill.

    Args:
        data: the directory of the data.
        name: the drill.

    Raises:
        UsageError: the file is missing or no TOML.
    """
    path = data / f"{name}.toml"
    try:
        return Sheet(tomllib.loads(path.read_text(encoding="utf-8")), str(path))
    except (OSError, ValueError) as fault:
        raise UsageError(f"{path} cannot be read ({fault}): install voicecoach again.") from fault
