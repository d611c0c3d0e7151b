"""Units and countable things as people say them; the spellings are data (units.toml)."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class UnitWord:
    """What a spelling stands for."""

    kind: str
    """Table of units.toml: time, size, rate, money, share, counted_rate, load, machines, other."""
    unit: str
    """For pint; empty for things that are counted."""
    noun: str = ""
    """The thing counted, singular; empty for units."""


@cache
def spellings() -> Mapping[tuple[str, ...], UnitWord]:
    """Every spelling, as one or two words."""
    tables = tomllib.loads(files("voicecoach.language").joinpath("units.toml").read_text(encoding="utf-8"))
    things = tables.pop("things")
    found: dict[tuple[str, ...], UnitWord] = {}
    for kind, table in tables.items():
        for name, words in table.items():
            counted = kind == "counted_rate"
            meant = UnitWord(kind, "1 / second" if counted else name, name if counted else "")
            found |= {tuple(word.split()): meant for word in words}
    for kind, nouns in things.items():
        for entry in nouns:
            singular, *plural = entry.split()
            for word in (singular, *(plural or [f"{singular}s"])):
                found[word,] = UnitWord(kind, "", singular)
    return found


def unit_at(words: Sequence[str], at: int) -> tuple[UnitWord, int] | None:
    """The unit that begins at a word and the index after it, the longer spelling first; None when none does."""
    for length in (2, 1):
        meant = spellings().get(tuple(words[at : at + length]))
        if meant is not None and at + length <= len(words):
            return meant, at + length
    return None
