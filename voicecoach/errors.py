"""The one exception tree: every fault a user can meet, as a sentence that says what to do.

    VoicecoachError              code, message; exit_code
    ├── UsageError          2    the command was put wrongly (unknown rule, prompt, option value)
    ├── InputError          3    the input cannot be judged
    │   ├── MissingInput         no such file, a directory, no permission
    │   ├── UnreadableInput      empty, truncated, or not what its name says
    │   └── NoSuchSpeaker        the transcript has other speakers
    └── EquipmentError      4    something the machine lacks
        ├── DeviceError          microphone, loudspeaker, PortAudio, disk
        ├── ModelError           no such recogniser or model, or its files are damaged
        └── VoiceError           no text-to-speech, or it hung

Foreign exceptions are wrapped where they enter (`raise ... from error`); anything that is not in this tree is a bug.
"""

from typing import ClassVar


class VoicecoachError(Exception):
    """A known fault; `str(error)` is one sentence that names the fault and what to do about it."""

    exit_code: ClassVar[int] = 1
    """Process exit status the command line ends with."""

    code: ClassVar[str] = "error"
    """Stable machine name of the fault."""


class UsageError(VoicecoachError):
    """The command was put wrongly."""

    exit_code = 2
    code = "usage"


class InputError(VoicecoachError):
    """The input cannot be judged."""

    exit_code = 3
    code = "input"


class MissingInput(InputError):  # noqa: N818 - named for the fault, as the tree shows
    """There is no such file, or it cannot be opened."""

    code = "input-missing"


class UnreadableInput(InputError):  # noqa: N818
    """The file is empty, truncated, or not what its name says."""

    code = "input-unreadable"


class NoSuchSpeaker(InputError):  # noqa: N818
    """The transcript does not hold the speaker asked for."""

    code = "no-such-speaker"


class EquipmentError(VoicecoachError):
    """Something the machine lacks."""

    exit_code = 4
    code = "equipment"


class DeviceError(EquipmentError):
    """Microphone, loudspeaker, PortAudio or disk."""

    code = "device"


class ModelError(EquipmentError):
    """No such recogniser or model, or its files are damaged."""

    code = "model"


class VoiceError(EquipmentError):
    """No text-to-speech, or it hung and was stopped."""

    code = "voice"
