"""Fields of foreign JSON, taken for what they should be and nothing else."""

import json
import math

from voicecoach.errors import UnreadableInput
from voicecoach.transcript.encoding import clean

Json = dict[str, object]


def load(text: str) -> object:
    """Parse JSON.

    Raises:
        UnreadableInput: it is broken; the sentence names the line.
    """
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise UnreadableInput(
            f"Broken JSON at {where} ({error.msg}): write the file again, it may be cut short."
        ) from error
    except (RecursionError, ValueError) as error:  # nested thousands deep; a number of thousands of digits
        raise UnreadableInput(
            "This JSON is nested too deeply or holds an endless number: no transcript does."
        ) from error


def number(value: object) -> float | None:
    """Take a number; None for anything else, and for one that is not finite."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        return float(value) if math.isfinite(value) else None
    except OverflowError:
        return None


def share(value: object) -> float | None:
    """Take a probability, 0 to 1; None for anything else."""
    found = number(value)
    return found if found is not None and 0 <= found <= 1 else None


def string(value: object) -> str:
    """Take a text, cleaned; empty for anything else."""
    return clean(value) if isinstance(value, str) else ""


def name(value: object) -> str | None:
    """Take a speaker's name; None for anything else, and for an empty one."""
    found = str(value) if isinstance(value, int) and not isinstance(value, bool) else string(value)
    return " ".join(found.split()) or None


def objects(value: object) -> list[Json]:
    """Take the objects of a list; empty for anything else."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
