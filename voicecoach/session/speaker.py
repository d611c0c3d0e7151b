"""The coach's mouth: through the loudspeaker, into a file where there is none, silent where there is no voice.

Two threads of its own, one that renders and one that plays, so that a sentence is rendered while the one before it is
heard, and what will probably be said can be rendered before it is known that it will.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from voicecoach.audio.playback import Player
from voicecoach.audio.sound_files import join, sentence
from voicecoach.audio.types import Samples
from voicecoach.errors import DeviceError, VoiceError
from voicecoach.speech.voice import Voice

Piece = str | Path
"""Something to be heard: a sentence, or a sound file that is played as it is."""

Notice = Callable[[str], None]
"""Shows the user one sentence."""

HELD_BACK = 0.3
"""Seconds that other work waits for the first sound, at most: a loudspeaker that takes longer is not held up by it."""

KEPT = 32
"""Renderings kept for when they are wanted: several feedbacks' worth; a sentence is half a megabyte in memory."""

LOUDER = 1.5
"""Factor a step: 3.5 dB, which is plainly heard."""

STOPPING = 0.02
"""Seconds between two words to the loudspeaker to fall silent, until it has; and between two looks whether it is to."""


@dataclass(frozen=True, slots=True)
class _Rendering:
    """A sentence ready to be played: nothing is read from a disk between the decision to speak and the sound."""

    file: Path
    samples: Samples
    """With the pause after it; mono float32, shape (n,)."""
    rate: int
    """Samples a second."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """What became of what the coach wanted to say."""

    file: Path | None
    """The speech as a WAV file; None when there was no voice, or no room for it."""
    heard: bool
    """True when it came out of the loudspeaker, to the end."""
    sentences: int = 0
    """How many of its sentences did, counted from the first."""


class Speaker:
    """Owns the voice and the loudspeaker; nobody else plays anything.

    A missing voice or loudspeaker never stops a session: it is told, each fault once, and the text has to do.
    """

    def __init__(self, voice: Voice, player: Player | None, notice: Notice) -> None:
        """Take over a voice and a loudspeaker; without a player all speech goes to files alone."""
        self._voice = voice
        self._player = player
        self._notice = notice
        self._told: set[str] = set()
        self._gain = 1.0
        self._renderer = ThreadPoolExecutor(1, "voice")
        self._loudspeaker = ThreadPoolExecutor(1, "loudspeaker")
        self._rendered: OrderedDict[str, Future[_Rendering]] = OrderedDict()
        self._ready: frozenset[str] = frozenset()
        """Sentences whose renderings are kept, whatever else is."""
        self._lock = threading.Lock()
        self._quiet = threading.Event()
        self._speeches = 0
        """How many are being played or wait for it."""
        self._played_out = threading.Condition()

    def __enter__(self) -> "Speaker":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Fall silent and end the threads; the voice and the loudspeaker are their owner's to close."""
        self.stop()
        for pool in (self._renderer, self._loudspeaker):
            pool.shutdown(cancel_futures=True)

    def louder(self) -> None:
        """Play what follows half as loud again; what would be clipped is limited."""
        self._gain *= LOUDER

    def slower(self) -> None:
        """Speak what follows more slowly."""
        self._voice.slow_down()
        with self._lock:
            self._rendered.clear()

    def prepare(self, sentences: Sequence[Piece]) -> None:
        """Render ahead what may be said, and return at once; a fault shows when it is."""
        for text in sentences:
            if isinstance(text, str):
                self._rendering(text)

    def keep_ready(self, sentences: Sequence[str]) -> None:
        """Render ahead what may have to be said at any moment, and keep it, in place of what was kept before."""
        with self._lock:
            self._ready = frozenset(sentences)
        self.prepare(sentences)

    def start(self, sentences: Sequence[Piece], keep_as: Path, first: int = 0) -> "Future[Spoken]":
        """Begin to speak, and return at once.

        Args:
            sentences: said in order, with a short pause between them.
            keep_as: the WAV file that keeps the speech, all of it.
            first: sentences that were heard before and are left out.

        Returns:
            What becomes of it, known when the last word has been heard.
        """
        renderings = [self._rendering(one) if isinstance(one, str) else self._recorded(one) for one in sentences]
        self._quiet.clear()
        with self._played_out:
            self._speeches += 1
        if self._player is not None:
            self._player.sounding.clear()
        return self._loudspeaker.submit(self._speak, renderings, first, keep_as)

    def say(self, sentences: Sequence[Piece], keep_as: Path) -> Spoken:
        """Speak, and return when the last word has been heard."""
        with self.speaking(sentences, keep_as) as speech:
            return speech.result()

    @contextmanager
    def speaking(self, sentences: Sequence[Piece], keep_as: Path) -> "Iterator[Future[Spoken]]":
        """Speak while the `with` block does something else; an exception in it silences the coach.

        The block begins with the first sound, so that its work cannot hold that up.
        """
        speech = self.start(sentences, keep_as)
        try:
            self.await_sound()
            yield speech
        except BaseException:
            self.stop()
            raise
        speech.result()

    def await_sound(self) -> None:
        """Wait until the first sound of what was begun is heard, or a little: other work must not hold it up."""
        if self._player is not None:
            self._player.sounding.wait(HELD_BACK)

    def stop(self) -> None:
        """Fall silent at once; what was being said counts as not heard. Harmless when nothing is."""
        self._quiet.set()
        with self._played_out:
            while self._speeches:
                if self._player is not None:
                    self._player.stop()  # again and again: the next sentence may have been about to begin
                self._played_out.wait(STOPPING)

    def _rendering(self, text: str) -> "Future[_Rendering]":
        with self._lock:
            known = self._rendered.pop(text, None)
            if known is None or (known.done() and known.exception() is not None):
                known = self._renderer.submit(self._render, text)
            self._rendered[text] = known
            if len(self._rendered) - len(self._ready) > KEPT:
                oldest = next(text for text in self._rendered if text not in self._ready)
                self._rendered.pop(oldest).add_done_callback(_remove)
            return known

    def _recorded(self, file: Path) -> "Future[_Rendering]":
        """Read a sound that needs no voice; it is never deleted."""
        return self._renderer.submit(lambda: _Rendering(file, *sentence(file)))

    def _render(self, text: str) -> _Rendering:
        file = self._voice.render(text)
        return _Rendering(file, *sentence(file))

    def _speak(self, renderings: Sequence["Future[_Rendering]"], first: int, keep_as: Path) -> Spoken:
        """Play each sentence as soon as it is there; then keep them all in one file."""
        try:
            try:
                heard = first + self._played(renderings[first:])
            finally:
                with self._played_out:
                    self._speeches -= 1
                    self._played_out.notify_all()
            join([rendering.result().file for rendering in renderings], keep_as)
        except (VoiceError, DeviceError) as fault:
            self._tell(fault)
            return Spoken(None, heard=False)
        return Spoken(keep_as, heard == len(renderings), heard)

    def _played(self, renderings: Sequence["Future[_Rendering]"]) -> int:
        """How many were heard to their end, until one was not."""
        if self._player is None:
            return 0
        for at, rendering in enumerate(renderings):
            while not rendering.done() and not self._quiet.is_set():
                wait([rendering], STOPPING)
            if self._quiet.is_set() or not self._play(rendering.result()):
                return at
        return len(renderings)

    def _play(self, sound: _Rendering) -> bool:
        assert self._player is not None
        try:
            return self._player.play(np.clip(self._gain * sound.samples, -1.0, 1.0, dtype=np.float32), sound.rate)
        except DeviceError as fault:
            self._tell(fault)
            return False

    def _tell(self, fault: VoiceError | DeviceError) -> None:
        if str(fault) not in self._told:
            self._told.add(str(fault))
            self._notice(str(fault))


def _remove(rendering: "Future[_Rendering]") -> None:
    """Delete a rendering that nobody wants any more; an hour of answers would fill a disk with what was never said."""
    if not rendering.cancelled() and rendering.exception() is None:
        rendering.result().file.unlink(missing_ok=True)
