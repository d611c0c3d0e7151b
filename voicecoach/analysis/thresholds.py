"""The thresholds of the rules, read from the one TOML file beside this one, under what the user set differently.

A value holds for every round, or is a table with one value a round: `minutes = { tpm = 10, pm = 13 }`.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from voicecoach.analysis.settings import SHIPPED, Settings
from voicecoach.analysis.types import Rule, Severity

SEVERITY = "severity"
"""The one key of a rule's table that is no number."""


@cache
def shipped() -> Mapping[str, Mapping[str, Any]]:
    """The tables as they ship."""
    return tomllib.loads(files("voicecoach.analysis").joinpath("thresholds.toml").read_text(encoding="utf-8"))


def limits(code: str, round_name: str = "", settings: Settings = SHIPPED) -> Mapping[str, float]:
    """The thresholds of one rule, of `all` rules, or of `enough`.

    Args:
        code: the rule's.
        round_name: the round whose values count; values of other rounds are left out.
        settings: what the user set differently.
    """
    ours, theirs = shipped().get(code, {}), settings.limits.get(code, {})
    found = {**_in_round(ours, round_name), **_in_round(theirs, round_name)}
    return {name: value for name, value in found.items() if name != SEVERITY}


def severity(rule: Rule, own: Severity | None, round_name: str, settings: Settings = SHIPPED) -> Severity:
    """How severe a finding is: as the user says, else as the place says, else as the round says, else as the rule says.

    Args:
        rule: the finding's.
        own: what the rule says of this very place, if anything.
        round_name: the answer's round.
        settings: what the user set differently.
    """
    chosen = settings.severities.get(rule.code)
    if isinstance(chosen, Mapping):
        chosen = chosen.get(round_name)
    shipped_here = _in_round(shipped().get(rule.code, {}), round_name).get(SEVERITY)
    return Severity(chosen or own or shipped_here or rule.severity)


def _in_round(table: Mapping[str, Any], round_name: str) -> dict[str, Any]:
    """The values of a table that hold in a round."""
    return {
        name: value[round_name] if isinstance(value, Mapping) else value
        for name, value in table.items()
        if not isinstance(value, Mapping) or round_name in value
    }
