"""The coach's mouth: through the loudspeaker, into a file where there is none, silent where there is no voice.

Two threads of its own, one that renders and one that plays, so that a sentence is rendered while the one before it is
heard, and what will probably be said can be rendered before it is known that it will.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from voicecoach.audio.playback import Player
from voicecoach.audio.sound_files import join, sentence
from voicecoach.errors import DeviceError, VoiceError
from voicecoach.speech.voice import Voice

Notice = Callable[[str], None]
"""Shows the user one sentence."""

HELD_BACK = 0.3
"""Seconds that other work waits for the first sound, at most: a loudspeaker that takes longer is not held up by it."""

KEPT = 64
"""Renderings kept for when they are wanted: several feedbacks' worth; a sentence is some 200 KB on disk."""

LOUDER = 1.5
"""Factor a step: 3.5 dB, which is plainly heard."""

STOPPING = 0.02
"""Seconds between two words to the loudspeaker to fall silent, until it has."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """What became of what the coach wanted to say."""

    file: Path | None
    """The speech as a WAV file; None when there was no voice, or no room for it."""
    heard: bool
    """True when it came out of the loudspeaker, to the end."""


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
        self._rendered: OrderedDict[str, Future[Path]] = OrderedDict()
        self._lock = threading.Lock()
        self._quiet = threading.Event()
        self._idle = threading.Event()
        self._idle.set()

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

    def prepare(self, sentences: Sequence[str]) -> None:
        """Render ahead what may be said, and return at once; a fault shows when it is."""
        for text in sentences:
            self._rendering(text)

    def start(self, sentences: Sequence[str], keep_as: Path) -> "Future[Spoken]":
        """Begin to speak, and return at once.

        Args:
            sentences: said in order, with a short pause between them.
            keep_as: the WAV file that keeps the speech.

        Returns:
            What becomes of it, known when the last word has been heard.
        """
        renderings = [self._rendering(text) for text in sentences]
        self._quiet.clear()
        self._idle.clear()
        return self._loudspeaker.submit(self._speak, renderings, keep_as)

    def say(self, sentences: Sequence[str], keep_as: Path) -> Spoken:
        """Speak, and return when the last word has been heard."""
        with self.speaking(sentences, keep_as) as speech:
            return speech.result()

    @contextmanager
    def speaking(self, sentences: Sequence[str], keep_as: Path) -> "Iterator[Future[Spoken]]":
        """Speak while the `with` block does something else; an exception in it silences the coach.

        The block begins with the first sound, so that its work cannot hold that up.
        """
        if self._player is not None:
            self._player.sounding.clear()
        speech = self.start(sentences, keep_as)
        try:
            if self._player is not None:
                self._player.sounding.wait(HELD_BACK)
            yield speech
        except BaseException:
            self.stop()
            raise
        speech.result()

    def stop(self) -> None:
        """Fall silent at once; what was being said counts as not heard. Harmless when nothing is."""
        self._quiet.set()
        while not self._idle.wait(STOPPING):
            if self._player is not None:
                self._player.stop()  # again and again: the next sentence may have been about to begin

    def _rendering(self, text: str) -> "Future[Path]":
        with self._lock:
            known = self._rendered.pop(text, None)
            if known is None or (known.done() and known.exception() is not None):
                known = self._renderer.submit(self._voice.render, text)
            self._rendered[text] = known
            if len(self._rendered) > KEPT:
                self._rendered.popitem(last=False)[1].add_done_callback(_remove)
            return known

    def _speak(self, renderings: Sequence["Future[Path]"], keep_as: Path) -> Spoken:
        """Play each sentence as soon as it is there; then keep them all in one file."""
        try:
            return self._spoken(renderings, keep_as)
        finally:
            self._idle.set()

    def _spoken(self, renderings: Sequence["Future[Path]"], keep_as: Path) -> Spoken:
        heard = self._player is not None
        files: list[Path] = []
        try:
            for rendering in renderings:
                files.append(rendering.result())
                heard = heard and not self._quiet.is_set() and self._play(files[-1])
            join(files, keep_as)
        except (VoiceError, DeviceError) as fault:
            self._tell(fault)
            return Spoken(None, heard=False)
        return Spoken(keep_as, heard=heard)

    def _play(self, sound: Path) -> bool:
        assert self._player is not None
        try:
            samples, rate = sentence(sound)
            return self._player.play(np.clip(self._gain * samples, -1.0, 1.0, dtype=np.float32), rate)
        except DeviceError as fault:
            self._tell(fault)
            return False

    def _tell(self, fault: VoiceError | DeviceError) -> None:
        if str(fault) not in self._told:
            self._told.add(str(fault))
            self._notice(str(fault))


def _remove(rendering: "Future[Path]") -> None:
    """Delete a rendering that nobody wants any more; an hour of answers would fill a disk with what was never said."""
    if not rendering.cancelled() and rendering.exception() is None:
        rendering.result().unlink(missing_ok=True)
