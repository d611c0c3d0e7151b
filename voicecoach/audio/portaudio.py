"""The one door to PortAudio: loading it, and turning its faults into sentences that say what to do."""

import atexit
import contextlib
import os
import sys
import threading
from collections.abc import Iterator
from types import ModuleType
from typing import Any

from voicecoach.errors import DeviceError

Device = str | int | None
"""A sound device: part of its name, its number in PortAudio's list, or None for the system's default."""

RELEASE_SECONDS = 2.0
"""How long a stream may take to close before it is left behind; a good one takes milliseconds."""

_one_at_a_time = threading.Lock()


def load() -> ModuleType:
    """Import sounddevice, which starts PortAudio and so reads the list of devices.

    Raises:
        DeviceError: the PortAudio library is missing or does not start.
    """
    try:
        import sounddevice
    except OSError as error:
        raise DeviceError(
            f"PortAudio, which voicecoach needs for live sound, is missing: {_install_hint()}."
        ) from error
    except Exception as error:  # PortAudioError cannot be named before the import has succeeded
        raise DeviceError(
            f"PortAudio does not start ({error}): check that the sound system of this machine is running."
        ) from error
    module: ModuleType = sounddevice
    return module


@contextlib.contextmanager
def faults(sentence: str) -> Iterator[None]:
    """Turn PortAudio's errors into a DeviceError.

    Args:
        sentence: what is wrong and what to do, without the full stop; PortAudio's own words are put behind it.

    Raises:
        DeviceError: PortAudio refused (no such device, no default device, device busy or gone).
    """
    sounddevice = load()
    try:
        yield
    except (sounddevice.PortAudioError, ValueError) as error:
        first_line = str(error.args[0]).splitlines()[0] if error.args else type(error).__name__
        raise DeviceError(f"{sentence} ({first_line}).") from error


def release(stream: Any) -> None:  # noqa: ANN401 - sounddevice is untyped
    """Abort and close a stream, and never wait for it for good.

    Both calls wait for PortAudio's own thread, and when a sound server vanished that thread was seen to hang for ever
    inside ALSA's pulse plug-in. Such a stream is left behind, and PortAudio is not shut down at exit, where it would
    wait for the same thread again. Errors are dropped: the stream is of no more use to anybody.
    """

    def close() -> None:
        with contextlib.suppress(Exception):
            stream.abort()
        with contextlib.suppress(Exception):
            stream.close()

    closing = threading.Thread(target=close, daemon=True)
    closing.start()
    closing.join(RELEASE_SECONDS)
    if closing.is_alive():
        atexit.unregister(load()._exit_handler)


@contextlib.contextmanager
def hushed() -> Iterator[None]:
    """Send file descriptor 2 nowhere while a device opens: ALSA and PortAudio chat there straight from C."""
    with _one_at_a_time:
        sys.stderr.flush()
        kept = os.dup(2)
        nowhere = os.open(os.devnull, os.O_WRONLY)
        try:
            os.dup2(nowhere, 2)
            yield
        finally:
            os.dup2(kept, 2)
            os.close(kept)
            os.close(nowhere)


def _install_hint() -> str:
    if sys.platform == "darwin":
        return "run `brew install portaudio`"
    if sys.platform == "win32":
        return "run `pip install --force-reinstall sounddevice`"
    return "run `sudo apt-get install libportaudio2`, or your distribution's package of that name"
