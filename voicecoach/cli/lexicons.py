"""The user's own lexicons: found beside their settings, read, and refused with the line where they cannot be read."""

import difflib
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from voicecoach.cli.faults import Fault
from voicecoach.cli.toml_places import Places, not_toml
from voicecoach.errors import UsageError

if TYPE_CHECKING:
    from voicecoach.language.phrases import Lexicon

FOLDER = "lexicons"
"""Directory, beside the settings file, whose `.toml` files are read."""


@dataclass(frozen=True, slots=True)
class OwnLexicons:
    """One file of lexicons."""

    tables: "tuple[Lexicon, ...]"
    """Those that users may extend; entries that cannot be read are among them, and among the faults."""
    faults: tuple[Fault, ...]
    """Why the rest cannot."""
    places: Places | None
    """Where in the file everything stands; None when it is no TOML."""


def lexicon_paths(folder: Path) -> tuple[Path, ...]:
    """The user's lexicon files, in order of name; hidden ones are an editor's."""
    return tuple(sorted(path for path in folder.glob("*.toml") if not path.name.startswith(".")))


def user_lexicons(folder: Path) -> "tuple[Lexicon, ...]":
    """The tables of all the user's lexicons; none when there is no such directory.

    Raises:
        UsageError: a file cannot be read, is no TOML, or holds what is no table of words.
    """
    return tuple(table for path in lexicon_paths(folder) for table in _sound_tables(path))


def _sound_tables(path: Path) -> "tuple[Lexicon, ...]":
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"Your lexicon {path} cannot be read: save it as a text file in UTF-8.") from error
    read = read_lexicons(text)
    if read.faults:
        raise UsageError(read.faults[0].told(str(path)))
    return read.tables


def read_lexicons(text: str) -> OwnLexicons:
    """The lexicons in the text of a file, and what of them cannot be read."""
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return OwnLexicons((), (not_toml(error, text),), None)
    places = Places(text)
    reader = _Reader(places)
    tables = tuple(table for label, keys in found.items() if (table := reader.table(label, keys)) is not None)
    return OwnLexicons(tables, tuple(sorted(reader.faults)), places)


class _Reader:
    """The tables of one file, one by one; faults are gathered."""

    def __init__(self, places: Places) -> None:
        self.faults: list[Fault] = []
        self._places = places

    def table(self, label: str, keys: object) -> "Lexicon | None":
        """A table as a lexicon without the entries that cannot be read; None for what is no table users may extend."""
        from voicecoach.language.lexicon_check import unreadable
        from voicecoach.language.open_tables import FIELDS, OPEN, fields_of
        from voicecoach.language.phrases import Lexicon

        if label not in OPEN:
            self._fault(_no_table(label), label)
            return None
        if not isinstance(keys, Mapping):
            self._fault(f"{label} takes a table, [{label}] with {', '.join(fields_of(label))} below it", label)
            return None
        for key in keys:
            if key not in fields_of(label):
                known = fields_of(label)
                self._fault(f"{label} has no key {key!r}; it takes {', '.join(known)}{perhaps(key, known)}", label, key)
        lists = {key: self._texts(label, key, keys.get(key, [])) for key in fields_of(label)}
        read = Lexicon(label, *(lists.get(key, ()) for key in FIELDS))
        for problem in unreadable((read,)):
            if isinstance(keys[problem.key][problem.entry], str):
                self._fault(problem.sentence, label, problem.key, problem.entry)
        return read

    def _texts(self, label: str, key: str, value: object) -> tuple[str, ...]:
        """The texts of a list; in place of what is none, which is a fault, an empty one."""
        if not isinstance(value, list):
            self._fault(f'{key} of {label} takes a list, ["like this", "and this"]', label, key)
            return ()
        for entry, one in enumerate(value):
            if not isinstance(one, str):
                self._fault(f"{key} of {label} holds texts: put this one in quotation marks", label, key, entry)
        return tuple(one if isinstance(one, str) else "" for one in value)

    def _fault(self, sentence: str, *path: str | int) -> None:
        self.faults.append(Fault(self._places.line(*path), sentence))


def _no_table(label: str) -> str:
    from voicecoach.language.open_tables import OPEN
    from voicecoach.language.phrases import lexicons

    takes = f"those that take words of your own are {', '.join(OPEN)}"
    if any(lexicon.label == label for lexicon in lexicons()):
        return f"the table {label!r} is grammar and takes no words of your own; {takes}"
    return f"there is no table {label!r}{perhaps(label, OPEN) or f'; {takes}'}"


def perhaps(word: str, known: Iterable[str]) -> str:
    """The known name nearest to an unknown one, as the end of a sentence; empty when none is near."""
    near = difflib.get_close_matches(word, list(known), n=1)
    return f"; did you mean {near[0]}?" if near else ""
