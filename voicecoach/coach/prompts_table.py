"""One table of a prompt's file: its keys, each with what it takes; whatever is not so is a problem with its place."""

import difflib
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from voicecoach.coach.prompts import Want

Place = tuple[str | int, ...]
"""Names of tables and keys, numbers of list entries: `("shifts", 0, "says")`."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with a prompt."""

    place: Place
    """Where in the file."""
    sentence: str
    """What is wrong and what to do about it, as a clause without a full stop."""


class Table:
    """One table of a prompt; what is not as it should be is a problem, and something empty in its place."""

    def __init__(self, values: Mapping[str, object], place: Place, known: tuple[str, ...]) -> None:
        self.problems: list[Problem] = []
        self._values = values
        self._place = place
        for key in values:
            if key not in known:
                self._problem(f"there is no key {key!r} here{perhaps(key, known)}", key)

    def text(self, key: str, *, needed: bool = False) -> str:
        """A text, its lines joined; empty where there is none."""
        value = self._values.get(key, "")
        if not isinstance(value, str):
            self._problem(f"{key} takes a text in quotation marks", key)
            return ""
        if needed and not value.split():
            self._problem(f"{key} is empty: fill it in" if key in self._values else f"{key} is missing: add it", key)
        return " ".join(value.split())

    def one_of(self, key: str, known: tuple[str, ...], default: str = "") -> str:
        """A text that must be one of those known; the default, if there is one, where there is none."""
        value = self._values.get(key, default)
        if isinstance(value, str) and value in known:
            return value
        takes = f"it takes {'one of ' if len(known) > 1 else ''}{', '.join(known)}"
        if key not in self._values or value == "":
            self._problem(f"{key} is missing: {takes}", key)
        else:
            meant = perhaps(value, known) if isinstance(value, str) else ""
            self._problem(f"{key} cannot be {value!r}{meant or '; ' + takes}", key)
        return default

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts that are not empty; empty where there is none."""
        return self._listed(self._values[key], key) if key in self._values else ()

    def flag(self, key: str) -> bool:
        """A truth value; false where there is none."""
        value = self._values.get(key, False)
        if not isinstance(value, bool):
            self._problem(f"{key} takes true or false", key)
        return value is True

    def minute(self, key: str) -> float:
        """A minute of the round; zero where there is none."""
        value = self._values.get(key)
        if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value) and value > 0:
            return float(value)
        self._problem(f"{key} takes a minute of the round, a number above zero", key)
        return 0.0

    def wants(self, key: str) -> Iterator[Want]:
        """What a good reply names: a table of names, each with its words."""
        value = self._values.get(key, {})
        if not isinstance(value, Mapping):
            self._problem(f"{key} takes a table: what a good reply names, and words that show it", key)
            return
        for name, words in value.items():
            yield Want(" ".join(name.split()), self._listed(words, key, name))

    def tables(self, key: str, known: tuple[str, ...]) -> tuple["Table", ...]:
        """The tables of a list, none where there is none."""
        value = self._values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, Mapping) for one in value):
            self._problem(f"{key} are tables of their own: begin each with [[{key}]]", key)
            return ()
        return tuple(Table(one, (*self._place, key, number), known) for number, one in enumerate(value))

    def _listed(self, value: object, *keys: str) -> tuple[str, ...]:
        if not isinstance(value, list) or not value:
            self._problem(f'{keys[-1]} takes a list, ["like this", "and this"]', *keys)
            return ()
        for number, one in enumerate(value):
            if not isinstance(one, str) or not one.split():
                self._problem(f"{keys[-1]} holds words: put some in quotation marks here", *keys, number)
        return tuple(" ".join(one.split()) for one in value if isinstance(one, str) and one.split())

    def _problem(self, sentence: str, *keys: str | int) -> None:
        self.problems.append(Problem((*self._place, *keys), sentence))


def perhaps(word: str, known: Iterable[str]) -> str:
    """The known name nearest to an unknown one, as the end of a sentence; empty when none is near."""
    near = difflib.get_close_matches(word, list(known), n=1)
    return f"; did you mean {near[0]}?" if near else ""
