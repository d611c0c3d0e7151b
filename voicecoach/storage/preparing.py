"""Small files of the user's preparation: read, checked and written whole."""

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from voicecoach.errors import DeviceError, UnreadableInput
from voicecoach.resources import HOME_VARIABLE
from voicecoach.storage.sessions import keep

Value = TypeVar("Value")


def read_kept(path: Path, schema: str, parse: Callable[[Mapping[str, Any]], Value], absent: Value) -> Value:
    """What a file holds.

    Args:
        path: the file.
        schema: it must name.
        parse: makes the value of the file's fields.
        absent: the value where there is no file.

    Raises:
        UnreadableInput: the file is damaged, or a later program's.
        DeviceError: the disk refuses.
    """
    try:
        text = path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return absent
    except OSError as error:
        raise DeviceError(f"{path} cannot be read ({error.strerror}): set {HOME_VARIABLE}, or mend that.") from error
    except ValueError as error:
        raise _damaged(path, schema) from error
    try:
        data = json.loads(text)
        if data["schema"] != schema:
            raise ValueError(data["schema"])
        return parse(data)
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError, RecursionError) as error:
        raise _damaged(path, schema) from error


def keep_data(path: Path, schema: str, data: Mapping[str, Any]) -> None:
    """Write the fields of a file for its owner's eyes, whole or not at all.

    Raises:
        DeviceError: it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise DeviceError(f"{path} cannot be written ({error.strerror}): set {HOME_VARIABLE}.") from error
    keep(path, json.dumps({"schema": schema, **data}, ensure_ascii=False, indent=2) + "\n")


def text(value: object) -> str:
    """A field that must be text.

    Raises:
        TypeError: it is none.
    """
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def moment(value: object) -> datetime:
    """A field that must be a moment with its time zone.

    Raises:
        TypeError, ValueError: it is none.
    """
    if (read := datetime.fromisoformat(text(value))).tzinfo is None:
        raise ValueError(value)
    return read


def _damaged(path: Path, schema: str) -> UnreadableInput:
    return UnreadableInput(f"{path} is damaged, or no {schema}: move it away to begin anew, or take an older copy.")
