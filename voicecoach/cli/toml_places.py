"""Where in a TOML file things stand: the library that reads TOML gives values without their lines."""

import re
import tomllib
from collections.abc import Mapping

from voicecoach.cli.faults import Fault

Path = tuple[str | int, ...]
"""Names of tables and keys, numbers of list entries: `("technology", "phrases", 0)`."""

TOKEN = re.compile(
    r"""(?P<blank>[ \t\r]+|\#[^\n]*)|(?P<newline>\n)|(?P<mark>[\[\]{}=,.])
    |(?P<string>\"{3}(?:\\.|[^\\])*?\"{3,5}|'{3}.*?'{3,5}|"(?:\\.|[^"\\\n])*"|'[^'\n]*')
    |(?P<word>[^\s\[\]{}=,."'\#]+)""",
    re.DOTALL | re.VERBOSE,
)


class Places:
    """The line of everything in a text that is valid TOML."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = [match for match in TOKEN.finditer(text) if match.lastgroup != "blank"]
        self._at = 0
        self._found: dict[Path, int] = {}
        self._counts: dict[Path, int] = {}
        """For each list of tables, the number of its latest."""
        self._read()

    def line(self, *path: str | int) -> int:
        """The line, from 1, on which something stands; of what stands nowhere on its own, that of what holds it."""
        while path and path not in self._found:
            path = path[:-1]
        return self._text.count("\n", 0, self._found.get(path, 0)) + 1

    @property
    def offsets(self) -> Mapping[Path, int]:
        """For everything, how many characters stand before it."""
        return self._found

    def _read(self) -> None:
        table: Path = ()
        while self._at < len(self._tokens):
            if self._is("\n"):
                self._at += 1
            elif self._is("["):
                several = self._tokens[self._at + 1][0] == "["
                self._at += 2 if several else 1
                table = self._key(())
                if several:
                    self._counts[table] = self._counts.get(table, -1) + 1
                    table = self._put((*table, self._counts[table]), self._tokens[self._at].start())
                self._at += 2 if several else 1
            else:
                self._pair(table)

    def _pair(self, table: Path) -> None:
        path = self._key(table)
        self._at += 1  # the equals sign
        self._value(path)

    def _key(self, path: Path) -> Path:
        """A dotted key, up to what ends it; below a list of tables it means the latest of them."""
        while not self._is("=", "]"):
            token = self._tokens[self._at]
            self._at += 1
            if token[0] != ".":
                name = token[0] if token.lastgroup == "word" else str(tomllib.loads(f"k={token[0]}")["k"])
                above = (*path, self._counts[path]) if path in self._counts else path
                path = self._put((*above, name), token.start())
        return path

    def _value(self, path: Path) -> None:
        if self._is("["):
            self._list(path)
        elif self._is("{"):
            self._at += 1
            while not self._is("}"):
                if self._is(",", "\n"):
                    self._at += 1
                else:
                    self._pair(path)
            self._at += 1
        else:
            while self._at < len(self._tokens) and not self._is(",", "]", "}", "\n"):
                self._at += 1

    def _list(self, path: Path) -> None:
        self._at += 1
        number = 0
        while not self._is("]"):
            if self._is(",", "\n"):
                self._at += 1
                continue
            self._put((*path, number), self._tokens[self._at].start())
            self._value((*path, number))
            number += 1
        self._at += 1

    def _put(self, path: Path, offset: int) -> Path:
        self._found.setdefault(path, offset)
        return path

    def _is(self, *marks: str) -> bool:
        token = self._tokens[self._at]
        return token.lastgroup != "string" and token[0] in marks


def not_toml(error: tomllib.TOMLDecodeError, text: str) -> Fault:
    """The fault of a text that is no TOML."""
    sentence = str(error)
    place = re.search(r" \(at (?:line (\d+), column (\d+)|end of document)\)$", sentence)
    line = int(place[1]) if place and place[1] else text.rstrip().count("\n") + 1
    column = f" at column {place[2]}" if place and place[2] else ""
    what = sentence[: place.start()] if place else sentence
    return Fault(line, f"this is not valid TOML: {what[:1].lower()}{what[1:]}{column}")
