"""The microphone and the loudspeaker the user chose: by an option, or remembered from an earlier time."""

import json
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from voicecoach.cli.console import note
from voicecoach.cli.settings import settings_path
from voicecoach.errors import UsageError

if TYPE_CHECKING:
    from voicecoach.audio.portaudio import Device

NAME = "devices.toml"


@dataclass(frozen=True, slots=True)
class Remembered:
    """The devices an earlier `voicecoach doctor --remember` chose, by name; None for the system's default."""

    microphone: str | None = None
    loudspeaker: str | None = None


def devices_path() -> Path:
    """Where the choice is kept: beside the settings file."""
    return settings_path().with_name(NAME)


def remembered() -> Remembered:
    """What is remembered; nothing when there is no such file.

    Raises:
        UsageError: the file cannot be read, or is not what was written.
    """
    path = devices_path()
    if not path.exists():
        return Remembered()
    try:
        kept = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(f"{path} cannot be read: delete it, and choose the devices again.") from error
    names = [kept.get(key) for key in ("microphone", "loudspeaker")]
    return Remembered(*(name if isinstance(name, str) else None for name in names))


def remember(devices: Remembered) -> Path:
    """Keep a choice for the sessions to come; gives the file.

    Raises:
        DeviceError: the file cannot be written.
    """
    from voicecoach.storage.sessions import keep

    path = devices_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [f"# Chosen with `voicecoach doctor --remember`. Delete {NAME} to go back to the system's own choice."]
    for key, name in (("microphone", devices.microphone), ("loudspeaker", devices.loudspeaker)):
        if name is not None:
            lines.append(f"{key} = {json.dumps(name)}")
    return keep(path, "\n".join(lines) + "\n")


def microphone(option: str | None) -> "Device":
    """The microphone to open: the one named, else the one remembered if it is there, else the system's default."""
    return as_device(option) if option is not None else _if_there(remembered().microphone, "input")


def loudspeaker(option: str | None) -> "Device":
    """The loudspeaker to open, as `microphone` chooses."""
    return as_device(option) if option is not None else _if_there(remembered().loudspeaker, "output")


def as_device(option: str) -> "str | int":
    """What an option names: digits are a number in the list, anything else is part of a name."""
    return int(option) if option.isdecimal() else option


def _if_there(name: str | None, kind: Literal["input", "output"]) -> "Device":
    from voicecoach.audio.device_list import full_name

    if name is None or full_name(name, kind) is not None:
        return name
    note(f"{name}, which you chose, is not there: the system's default stands in for it.")
    return None
