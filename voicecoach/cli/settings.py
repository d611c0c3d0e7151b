"""The user's settings: found, read and checked against the rules there are; a fault names its line."""

import math
import os
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from voicecoach.cli.faults import Fault
from voicecoach.cli.lexicons import FOLDER, perhaps, user_lexicons
from voicecoach.cli.toml_places import Places, not_toml
from voicecoach.errors import UsageError
from voicecoach.resources import HOME_VARIABLE

if TYPE_CHECKING:
    from voicecoach.analysis.settings import Settings
    from voicecoach.analysis.types import Severity

NAME = "settings.toml"

SHARED = ("all", "enough")
"""Tables that hold for every rule."""

T = TypeVar("T")


def settings_path() -> Path:
    """Where the file is looked for: the platform's configuration directory, or `VOICECOACH_HOME`."""
    if home := os.environ.get(HOME_VARIABLE):
        return Path(home) / NAME
    from platformdirs import user_config_path

    return user_config_path("voicecoach", appauthor=False) / NAME


def lexicon_folder() -> Path:
    """Where the user's own lexicons are looked for: beside the settings file."""
    return settings_path().with_name(FOLDER)


def user_settings() -> "Settings":
    """What the user set differently and the words they added; nothing when there are no files of theirs.

    Raises:
        UsageError: a file cannot be read, is no TOML, or names a rule, a table, a key or a value that there is not.
    """
    from voicecoach.analysis.settings import SHIPPED

    path = settings_path()
    settings = parse_settings(_text(path), str(path)) if path.exists() else SHIPPED
    return replace(settings, own=user_lexicons(lexicon_folder()))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"Your settings in {path} cannot be read: save them as a text file in UTF-8.") from error


def parse_settings(text: str, name: str) -> "Settings":
    """Settings from the text of a file.

    Args:
        text: TOML, a table for each rule that is switched off or retuned.
        name: the file's, for messages.

    Raises:
        UsageError: with the file's name and the line.
    """
    settings, faults = read_settings(text)
    if faults:
        raise UsageError(faults[0].told(name))
    return settings


def read_settings(text: str) -> "tuple[Settings, tuple[Fault, ...]]":
    """Settings from the text of a file, and everything that is wrong with it."""
    from voicecoach.analysis.settings import SHIPPED, Settings

    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return SHIPPED, (not_toml(error, text),)
    places, faults = Places(text), list[Fault]()
    off: set[str] = set()
    limits: dict[str, dict[str, Any]] = {}
    severities: dict[str, Any] = {}
    for code, table in tables.items():
        checker = _Checker(places, code, faults)
        for key, value in checker.values(table):
            if key == "off":
                off |= {code} if value else set()
            elif key == "severity":
                severities[code] = value
            else:
                limits.setdefault(code, {})[key] = value
    return Settings(frozenset(off), limits, severities), tuple(sorted(faults))


class _Refused(Exception):  # noqa: N818 - a value is refused, the file goes on
    """A value is not what its key takes; the fault has been noted."""


class _Checker:
    """One rule's table of a settings file; faults are gathered."""

    def __init__(self, places: Places, code: str, faults: list[Fault]) -> None:
        self._places = places
        self._code = code
        self._faults = faults

    def values(self, table: object) -> Iterator[tuple[str, Any]]:
        """The keys of the table with what they hold; what there is not, or takes something else, is a fault."""
        known = self._known()
        if known and not isinstance(table, Mapping):
            self._fault(None, f"{self._code} takes a table, [{self._code}] with keys below it")
        elif known and isinstance(table, Mapping):
            for key, value in table.items():
                try:
                    yield key, self._value(key, value, known)
                except _Refused:
                    continue

    def _known(self) -> tuple[str, ...]:
        """The keys the table takes; none when there is no such rule, which is a fault."""
        from voicecoach.analysis.rules import RULES
        from voicecoach.analysis.thresholds import shipped

        codes = [rule.code for rule in RULES]
        if self._code not in (*codes, *SHARED):
            near = perhaps(self._code.upper(), codes) or "; `voicecoach rules` lists them"
            self._fault(None, f"there is no rule {self._code!r}{near}")
            return ()
        own = ("off", "severity") if self._code in codes else ()
        return (*own, *(key for key in shipped().get(self._code, {}) if key not in own))

    def _value(self, key: str, value: object, known: tuple[str, ...]) -> object:
        if key not in known:
            takes = f"it takes {', '.join(known)}"
            raise self._refusal(key, f"{self._code} has no key {key!r}; {takes}{perhaps(key, known)}")
        if key == "off":
            return self._switch(value)
        if key == "severity":
            return self._by_round(key, value, self._severity)
        return self._by_round(key, value, self._number)

    def _switch(self, value: object) -> bool:
        """A truth value."""
        if isinstance(value, bool):
            return value
        raise self._refusal("off", f"off of {self._code} takes true or false")

    def _by_round(self, key: str, value: object, check: Callable[[str, object], T]) -> T | dict[str, T]:
        """A value for every round, or one for each round named."""
        from voicecoach.analysis.settings import ROUNDS

        if not isinstance(value, Mapping):
            return check(key, value)
        for name in value:
            if name not in ROUNDS:
                rounds = f"the rounds are {', '.join(ROUNDS)}"
                raise self._refusal(key, f"{key} of {self._code} names no round {name!r}; {rounds}")
        return {name: check(key, inner) for name, inner in value.items()}

    def _severity(self, key: str, value: object) -> "Severity":
        """One of the three severities."""
        from voicecoach.analysis.types import Severity

        names = {severity.value: severity for severity in Severity}
        if isinstance(value, str) and value in names:
            return names[value]
        raise self._refusal(key, f"{key} of {self._code} takes one of {', '.join(names)}")

    def _number(self, key: str, value: object) -> float:
        """A finite number from zero up."""
        if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value) and value >= 0:
            return value
        raise self._refusal(key, f"{key} of {self._code} takes a number from zero up")

    def _refusal(self, key: str, sentence: str) -> _Refused:
        self._fault(key, sentence)
        return _Refused()

    def _fault(self, key: str | None, sentence: str) -> None:
        path = (self._code,) if key is None else (self._code, key)
        self._faults.append(Fault(self._places.line(*path), sentence))
