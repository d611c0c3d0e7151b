"""A candidate made of software: speaks into a virtual microphone, and goes on when the coach has finished speaking."""

import hashlib
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from virtual_sound import MICROPHONE, VirtualSound, festival

from voicecoach.audio.decode import decode
from voicecoach.audio.types import Samples
from voicecoach.resources import HOME_VARIABLE

PATIENCE = 120.0
"""Seconds after which the program counts as hung."""

REACTION = 0.8
"""Seconds from the coach's last word to the candidate's first; the coach listens again after half a second."""

COACH = "COACH  "
YOU = "  YOU    "


class Candidate:
    """Runs `voicecoach` in a process of its own and takes part in it."""

    def __init__(self, sound: VirtualSound, home: Path, arguments: Sequence[str]) -> None:
        """Start the program.

        Args:
            sound: its sound card.
            home: an empty directory for what it keeps.
            arguments: its command line.
        """
        self.lines: list[str] = []
        """What it printed."""
        self.said: dict[str, Samples] = {}
        """What the candidate said, and its sound."""
        self._sound = sound
        self._home = home
        self._noted = 0
        self._process = subprocess.Popen(
            [sys.executable, "-m", "voicecoach", *arguments],
            env=sound.env | {HOME_VARIABLE: str(home)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self._watcher = threading.Thread(target=self._watch)
        self._watcher.start()

    def close(self) -> None:
        """End the program if it still runs."""
        self._process.kill()
        self._watcher.join()

    def rehearse(self, texts: Sequence[str]) -> None:
        """Have the sound of what will be said ready, so that it is said without delay."""
        for text in texts:
            self.said[text] = decode(festival(text, self._home / _file(text))).samples

    def say(self, *texts: str, pause: float = 0.0) -> None:
        """Say something to a coach who is silent, and return when it is said.

        Args:
            texts: what; it is made ready now if it is not.
            pause: seconds of silence after each.
        """
        self.rehearse([text for text in texts if text not in self.said])
        self._wait(self._coach_is_silent)
        self._noted = self._coach_lines()
        for text in texts:
            self._play(self._home / _file(text))
            time.sleep(pause)

    def listen(self) -> str:
        """Wait until the coach has said something more, and finished; gives what it was."""
        self._wait(lambda: self._coach_lines() > self._noted and self._coach_is_silent())
        lines = [line.removeprefix(COACH) for line in self.lines if line.startswith(COACH)]
        told, self._noted = lines[self._noted :], len(lines)
        time.sleep(REACTION)
        return " ".join(told)

    def ask(self, text: str) -> str:
        """Say something that the coach has something to say to; gives what it was."""
        self.say(text)
        return self.listen()

    def listened_to(self, times: int = 1) -> None:
        """Wait until the program has said so many times that it listens."""
        self._wait(lambda: self.lines.count("Listening.") >= times)

    def leave(self) -> int:
        """Wait until the program has ended; gives its status."""
        status = self._process.wait(PATIENCE)
        self._watcher.join()
        return status

    @property
    def folder(self) -> Path:
        """Where the session is kept."""
        (folder,) = (self._home / "sessions").iterdir()
        return folder

    def _play(self, path: Path) -> None:
        """With more of it handed over ahead than `speak_into_microphone` does: no gap, however busy the machine is."""
        command = ["paplay", f"--device={MICROPHONE}", "--latency-msec=500", str(path)]
        subprocess.run(command, env=self._sound.env, check=True, timeout=PATIENCE)

    def _watch(self) -> None:
        assert self._process.stdout is not None
        with self._process.stdout as printed:
            for line in printed:
                self.lines.append(line.rstrip())

    def _coach_lines(self) -> int:
        return sum(line.startswith(COACH) for line in self.lines)

    def _coach_is_silent(self) -> bool:
        """A line is printed when it begins, and its sound is kept when it has been heard."""
        return len(list((self._home / "sessions").glob("*/*.wav"))) == self._coach_lines()

    def _wait(self, condition: Callable[[], bool]) -> None:
        deadline = time.monotonic() + PATIENCE
        while not condition():
            if time.monotonic() > deadline or self._process.poll() is not None:
                raise AssertionError("\n".join(["The program did not go on:", *self.lines]))
            time.sleep(0.02)


def _file(text: str) -> str:
    return f"{hashlib.sha256(text.encode()).hexdigest()[:16]}.wav"
