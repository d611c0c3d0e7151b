"""The thresholds of the rules, read from the one TOML file beside this one."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def _tables() -> Mapping[str, Mapping[str, float]]:
    return tomllib.loads(files("voicecoach.analysis").joinpath("thresholds.toml").read_text(encoding="utf-8"))


def limits(code: str) -> Mapping[str, float]:
    """The thresholds of one rule, or of `all` rules."""
    return _tables().get(code, {})
