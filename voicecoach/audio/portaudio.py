"""The one door to PortAudio: loading it, and turning its faults into sentences that say what to do."""

import atexit
import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any, TextIO

from voicecoach.errors import DeviceError

Device = str | int | None
"""A sound device: part of its name, its number in PortAudio's list, or None for the system's default."""

RELEASE_SECONDS = 2.0
"""How long a stream may take to close before it is left behind; a good one takes milliseconds."""

START_SECONDS = 5.0
"""How long a stream may take to start or stop before it is left behind; a virtual device was seen to take 2 s."""

CRASHING = 30.0
"""Seconds after which PortAudio will not start any more; it takes a tenth of one."""

_one_at_a_time = threading.Lock()

_left_behind: list[Any] = []
"""Streams in which PortAudio hangs. They are kept, because whoever frees one pulls the ground from under that thread;
and nothing may be done with one any more: to close it ends the process in an assertion of PortAudio's own."""


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


def crashes() -> bool:
    """True when PortAudio takes the whole process with it as it starts: found out in a process of its own.

    It trusts ALSA blindly, and where ALSA has no configuration it ends in an assertion.
    """
    start = [sys.executable, "-c", "import sounddevice"]
    try:
        ended = subprocess.run(start, capture_output=True, timeout=CRASHING, check=False)
    except subprocess.TimeoutExpired:
        return True
    return ended.returncode not in (0, 1)  # 1: it refused, which has sentences of its own


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

    Errors are dropped: the stream is of no more use to anybody.
    """

    def close() -> None:
        with contextlib.suppress(Exception):
            stream.abort()
        with contextlib.suppress(Exception):
            stream.close()

    if all(stream is not left for left in _left_behind):
        _in_time(stream, close, RELEASE_SECONDS)


def start(stream: Any) -> None:  # noqa: ANN401
    """Start a stream.

    Raises:
        DeviceError: the device hangs, and the stream must not be touched again.
        PortAudioError: PortAudio refused.
    """
    _or_fault(stream, stream.start)


def stop(stream: Any) -> None:  # noqa: ANN401
    """Stop a stream; see `start`."""
    _or_fault(stream, stream.stop)


def hangs() -> bool:
    """True when PortAudio hangs in a stream that was left behind: it cannot be started again in this process."""
    return bool(_left_behind)


def _or_fault(stream: Any, work: Callable[[], None]) -> None:  # noqa: ANN401
    faults: list[BaseException] = []

    def try_it() -> None:
        try:
            work()
        except BaseException as fault:  # it belongs to the thread that waits
            faults.append(fault)

    if not _in_time(stream, try_it, START_SECONDS):
        raise DeviceError("The sound device hangs: check that it is still connected.")
    for fault in faults:
        raise fault


def _in_time(stream: Any, work: Callable[[], None], patience: float) -> bool:  # noqa: ANN401
    """Do something with a stream in a thread of its own; False when that hangs and the stream is left behind.

    PortAudio waits for its own thread, and when a sound server vanished that thread was seen to hang for ever inside
    ALSA's pulse plug-in. PortAudio is then not shut down at exit either, where it would wait for the same thread again.
    """
    working = threading.Thread(target=work, daemon=True)
    working.start()
    working.join(patience)
    if working.is_alive():
        _left_behind.append(stream)
        atexit.unregister(load()._exit_handler)
        return False
    return True


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


@contextlib.contextmanager
def unheard() -> Iterator[None]:
    """Keep off the screen, for a whole session, what PortAudio says straight from C when a device goes away.

    File descriptor 2 goes nowhere; what Python writes to standard error still arrives.
    """
    before, kept, nowhere = sys.stderr, os.dup(2), os.open(os.devnull, os.O_WRONLY)
    before.flush()
    try:
        with os.fdopen(os.dup(2), "w", buffering=1, encoding=before.encoding, errors=before.errors) as ours:
            if _is_standard_error(before):
                sys.stderr = ours
            os.dup2(nowhere, 2)
            yield
    finally:
        sys.stderr = before
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


def _is_standard_error(stream: TextIO) -> bool:
    try:
        return stream.fileno() == 2
    except (OSError, ValueError):  # it has none
        return False


def _install_hint() -> str:
    if sys.platform == "darwin":
        return "run `brew install portaudio`"
    if sys.platform == "win32":
        return "run `pip install --force-reinstall sounddevice`"
    return "run `sudo apt-get install libportaudio2`, or your distribution's package of that name"
