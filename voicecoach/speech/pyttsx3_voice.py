"""pyttsx3 as a voice, in a child process that is kept warm, and killed and replaced when it hangs."""

import contextlib
import json
import queue
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Final

from voicecoach.errors import VoiceError

WORDS_PER_MINUTE: Final = 175
"""eSpeak NG's own pace, which with its pauses is about 150 words a minute: what audiobooks are read at."""

SLOWEST: Final = 100
"""Words a minute under which speech falls apart into words."""

START_SECONDS: Final = 15.0
"""Room for a cold start on a slow disk."""

CHARACTERS_PER_SECOND: Final = 12
"""What the slowest voice is spoken at; rendering that takes longer than the speech itself is a hang."""

COMMAND: Final = (sys.executable, "-P", "-m", "voicecoach.speech.child")
"""`-P`, because a file that happens to lie in the working directory must not take a module's place."""


class ChildVoice:
    """A `Voice`: pyttsx3 (eSpeak NG, or what the system brings), rendering to WAV files in a private directory."""

    def __init__(
        self,
        *,
        voice: str | None = None,
        rate: int = WORDS_PER_MINUTE,
        patience: float = START_SECONDS,
        command: Sequence[str] = COMMAND,
    ) -> None:
        """Prepare; the child starts with the first sentence.

        Args:
            voice: a pyttsx3 voice id such as `gmw/en-us`; the first American English one when None.
            rate: words a minute.
            patience: seconds a rendering may take beyond the length of its speech.
            command: what runs the child.
        """
        self._voice = voice
        self._rate = rate
        self._patience = patience
        self._command = tuple(command)
        self._child: _Child | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._rendered = 0
        self._spoke = False

    def __enter__(self) -> "ChildVoice":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def render(self, text: str) -> Path:
        """Speak into a sound file, as `Voice` says; a voice that has spoken before gets a second chance, from afresh.

        Raises:
            VoiceError: there is no voice, it made no sound, or it hung and was killed; the next call starts afresh.
        """
        try:
            made = self._attempt(text)
        except VoiceError:
            if not self._spoke:
                raise
            self._end_child()
            made = self._attempt(text)
        self._spoke = True
        return made

    def _attempt(self, text: str) -> Path:
        path = self._next_path()
        request = {"text": text, "path": str(path), "rate": self._rate, "voice": self._voice}
        timeout = self._patience + len(text) / CHARACTERS_PER_SECOND
        if self._child is None or not self._child.alive:
            self._end_child()
            self._child = _Child(self._command)
        answer = self._child.ask(json.dumps(request), timeout)
        if answer is None:
            self._end_child()
            raise VoiceError("The voice hung and was stopped: read the text instead; the next words get a fresh voice.")
        return _judged(answer, path)

    def slow_down(self) -> None:
        """Take off a sixth of the pace, down to a hundred words a minute."""
        self._rate = max(SLOWEST, round(self._rate * 5 / 6))

    def close(self) -> None:
        """End the child and remove what it rendered."""
        self._end_child()
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def _next_path(self) -> Path:
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="voicecoach-voice-")
        self._rendered += 1
        return Path(self._folder.name) / f"{self._rendered:04}.wav"

    def _end_child(self) -> None:
        child, self._child = self._child, None
        if child is not None:
            child.kill()


class _Child:
    """A running speech process and the thread that reads its answers."""

    def __init__(self, command: Sequence[str]) -> None:
        try:
            self._process = subprocess.Popen(  # our own interpreter, no shell
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                encoding="utf-8",
                start_new_session=True,  # Ctrl-C is for the program; it ends the child when it is done
            )
        except OSError as error:
            raise VoiceError(f"The speech process cannot be started ({error}): {_mend()}.") from error
        self._answers: queue.Queue[str | None] = queue.Queue()
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._requests: IO[str] = self._process.stdin
        self._reader = threading.Thread(target=self._read, args=(self._process.stdout,), daemon=True)
        self._reader.start()

    @property
    def alive(self) -> bool:
        """False when the process has ended by itself."""
        return self._process.poll() is None

    def ask(self, request: str, timeout: float) -> str | None:
        """Send a line and wait for the answering line; None when the child died or stayed silent for `timeout` s."""
        try:
            self._requests.write(request + "\n")
            self._requests.flush()
            return self._answers.get(timeout=timeout)
        except (OSError, queue.Empty):
            return None

    def kill(self) -> None:
        """End the process, however it hangs, and wait for it."""
        self._process.kill()
        self._process.wait()
        self._reader.join()
        with contextlib.suppress(OSError):  # a request that was never read; the process is gone
            self._requests.close()

    def _read(self, answers: IO[str]) -> None:
        with answers:
            for line in answers:
                self._answers.put(line)
        self._answers.put(None)


def _judged(answer: str, path: Path) -> Path:
    try:
        reply = json.loads(answer)
    except ValueError as error:
        raise VoiceError(f"The speech process answered in no known way: {_mend()}.") from error
    if reply.get("ok") is not True:
        raise VoiceError(f"No voice can be had from this machine ({reply.get('error')}): {_mend()}.")
    return path


def _mend() -> str:
    if sys.platform == "darwin":
        return "run `brew install espeak-ng`"
    if sys.platform == "win32":
        return "install an English voice in the system's speech settings"
    return "run `sudo apt-get install espeak-ng`"
