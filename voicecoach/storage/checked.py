"""JSON from files that may have been damaged or made up: nothing in it breaks the database or the disk."""

import json
import math
import re
from typing import NoReturn

from voicecoach.errors import UnreadableInput

_HALVES = re.compile(r"\\u[dD][89a-fA-F]")
"""Half of a character beyond the first 65,536: alone it is no character."""

DEEPEST = 60
"""Levels of nesting; what voicecoach writes has eight, and SQLite takes 1,000."""


def checked_json(data: bytes, name: str) -> object:
    """Parse JSON that can be written again and looked through in SQL.

    Args:
        data: UTF-8.
        name: of the file, for the message.

    Raises:
        UnreadableInput: it is broken, has numbers that are none, halves of characters, or is nested beyond reason.
    """
    try:
        text = data.decode("utf-8")
        value = json.loads(text, parse_constant=_refuse, parse_float=_finite)
        if _HALVES.search(text):
            json.dumps(value, ensure_ascii=False).encode("utf-8")
        if not _is_flat(value, DEEPEST):
            _refuse("nested")
    except (ValueError, RecursionError) as error:
        raise UnreadableInput(f"{name} is damaged: take it from a copy, or leave that session out.") from error
    return value


def _finite(digits: str) -> float:
    return number if math.isfinite(number := float(digits)) else _refuse(digits)


def _refuse(what: str) -> NoReturn:
    raise ValueError(what)


def _is_flat(value: object, levels: int) -> bool:
    if isinstance(value, dict):
        return levels > 0 and all(_is_flat(item, levels - 1) for item in value.values())
    if isinstance(value, list):
        return levels > 0 and all(_is_flat(item, levels - 1) for item in value)
    return True
