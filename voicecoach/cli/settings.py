"""The user's settings file: found, read and checked against the rules there are; a fault names its line."""

import difflib
import math
import os
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

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


def user_settings() -> "Settings":
    """What the user set differently; nothing when there is no file.

    Raises:
        UsageError: the file cannot be read, is no TOML, or names a rule, a key or a value that there is not.
    """
    from voicecoach.analysis.settings import SHIPPED

    path = settings_path()
    if not path.exists():
        return SHIPPED
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"Your settings in {path} cannot be read: save them as a text file in UTF-8.") from error
    return parse_settings(text, str(path))


def parse_settings(text: str, name: str) -> "Settings":
    """Settings from the text of a file.

    Args:
        text: TOML, a table for each rule that is switched off or retuned.
        name: the file's, for messages.

    Raises:
        UsageError: with the file's name and the line.
    """
    from voicecoach.analysis.settings import Settings

    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{name} is not valid TOML: {error}.") from error
    off: set[str] = set()
    limits: dict[str, dict[str, Any]] = {}
    severities: dict[str, Any] = {}
    for code, table in tables.items():
        checker = _Checker(text, name, code)
        for key, value in checker.rule(table).items():
            if key == "off":
                off |= {code} if checker.switch(value) else set()
            elif key == "severity":
                severities[code] = checker.by_round(key, value, checker.severity)
            else:
                limits.setdefault(code, {})[key] = checker.by_round(key, value, checker.number)
    return Settings(frozenset(off), limits, severities)


class _Checker:
    """One rule's table of a settings file."""

    def __init__(self, text: str, name: str, code: str) -> None:
        self._text = text
        self._name = name
        self._code = code

    def rule(self, table: object) -> Mapping[str, Any]:
        """The rule's table; what is no rule, no table, or has keys the rule has not is refused."""
        from voicecoach.analysis.rules import RULES
        from voicecoach.analysis.thresholds import shipped

        codes = [rule.code for rule in RULES]
        if self._code not in (*codes, *SHARED):
            raise self._fault(None, f"there is no rule {self._code!r}{_perhaps(self._code, codes)}")
        if not isinstance(table, Mapping):
            raise self._fault(self._code, f"{self._code} takes a table, [{self._code}] with keys below it")
        own = ["off", "severity"] if self._code in codes else []
        known = [*own, *(key for key in shipped().get(self._code, {}) if key not in own)]
        for key in table:
            if key not in known:
                raise self._fault(key, f"{self._code} has no key {key!r}; it takes {', '.join(known)}")
        return table

    def switch(self, value: object) -> bool:
        """A truth value."""
        if isinstance(value, bool):
            return value
        raise self._fault("off", f"off of {self._code} takes true or false")

    def by_round(self, key: str, value: object, check: Callable[[str, object], T]) -> T | dict[str, T]:
        """A value for every round, or one for each round named."""
        from voicecoach.analysis.settings import ROUNDS

        if not isinstance(value, Mapping):
            return check(key, value)
        for name in value:
            if name not in ROUNDS:
                raise self._fault(
                    key, f"{key} of {self._code} names no round {name!r}; the rounds are {', '.join(ROUNDS)}"
                )
        return {name: check(key, inner) for name, inner in value.items()}

    def severity(self, key: str, value: object) -> "Severity":
        """One of the three severities."""
        from voicecoach.analysis.types import Severity

        names = {severity.value: severity for severity in Severity}
        if isinstance(value, str) and value in names:
            return names[value]
        raise self._fault(key, f"{key} of {self._code} takes one of {', '.join(names)}")

    def number(self, key: str, value: object) -> float:
        """A finite number from zero up."""
        if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value) and value >= 0:
            return value
        raise self._fault(key, f"{key} of {self._code} takes a number from zero up")

    def _fault(self, key: str | None, fault: str) -> UsageError:
        return UsageError(f"{self._name}, line {_line(self._text, self._code, key)}: {fault}.")


def _perhaps(code: str, codes: Iterable[str]) -> str:
    near = difflib.get_close_matches(code.upper(), codes, n=1)
    return f"; did you mean {near[0]}?" if near else "; `voicecoach rules` lists them"


def _line(text: str, code: str, key: str | None) -> int:
    """The line, from 1, on which a key of a table stands; the table's own when it stands nowhere on its own."""
    heading = re.compile(rf"\s*\[?\s*[\"']?{re.escape(code)}\b")
    inside, found = False, 1
    for number, written in enumerate(text.splitlines(), 1):
        line = written.partition("#")[0]
        if heading.match(line):
            inside, found = True, number
            if key is None or key == code:
                return number
        elif line.lstrip().startswith("["):
            inside = False
        if inside and key is not None and re.search(rf"(?<![\w-])[\"']?{re.escape(key)}[\"']?\s*[=.]", line):
            return number
    return found
