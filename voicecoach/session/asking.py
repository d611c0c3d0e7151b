"""After the feedback: the candidate is asked what to do next, and answered until it is another question or the end."""

import queue
from collections.abc import Iterator
from itertools import count

from voicecoach.audio.gate import Gate
from voicecoach.audio.types import Samples, seconds
from voicecoach.coach.commands import Command, Entry, pressed_command
from voicecoach.coach.feedback import details
from voicecoach.coach.menu import MISUNDERSTOOD, QUESTION, Menu, Reply
from voicecoach.endpointing import listener as ear
from voicecoach.engines.live import LiveTranscriber
from voicecoach.session.events import CoachSpeaks, Ignored, Judged, Line, Listening, Ordered, Tell
from voicecoach.session.setting import Setting

LEAVING = frozenset({Command.AGAIN, Command.NEXT, Command.STOP})
"""Commands after which this question is over."""


def ask(setting: Setting, listener: ear.Listener, gate: Gate, kept: Judged, tell: Tell) -> Command:
    """Ask what is next until the candidate leaves this question.

    Returns:
        `again`, `next` or `stop`.

    Raises:
        DeviceError: the microphone failed.
        ModelError: the recogniser failed.
    """
    with _Asking(setting, listener, gate, kept, tell) as asking:
        return asking.until_they_leave()


class _Asking:
    def __init__(self, setting: Setting, listener: ear.Listener, gate: Gate, kept: Judged, tell: Tell) -> None:
        self._setting = setting
        self._listener = listener
        self._gate = gate
        self._kept = kept
        self._tell = tell
        self._menu = Menu()
        self._sounds: dict[tuple[int, int], Samples] = {}
        self._transcriber = LiveTranscriber(setting.engine, lambda start, end: self._sounds.pop((start, end)))
        self._number = count(1)

    def __enter__(self) -> "_Asking":
        return self

    def __exit__(self, *_: object) -> None:
        self._transcriber.close()

    def until_they_leave(self) -> Command:
        self._say([QUESTION])
        for reply in self._replies():
            if reply.say:
                self._say([reply.say])
            if reply.command in LEAVING:
                return reply.command
            if reply.command is not None:
                self._carry_out(reply.command)
        return Command.STOP  # the recording that stood in the microphone's place is over

    def _replies(self) -> Iterator[Reply]:
        self._tell(Listening())
        for block in self._setting.source:
            for event in self._listener.feed(block):
                if isinstance(event, ear.Heard):
                    stretch = (event.utterance.start, event.utterance.end)
                    self._sounds[stretch] = event.samples
                    self._transcriber.submit(*stretch)
            settled = not self._transcriber.backlog
            yield from self._heard(seconds(block.end))
            speaking = self._listener.segmenter.speaking
            if reply := self._menu.tick(seconds(block.end), speaking=speaking, settled=settled):
                yield reply

    def _heard(self, now: float) -> Iterator[Reply]:
        for entry in self._pressed():
            self._tell(Ordered(entry.command, now, spoken=False))
            yield self._menu.obey(entry)
        for turn in self._transcriber.written():
            if reply := self._menu.hear(word.text for word in turn.words):
                if reply.command is not None:
                    self._tell(Ordered(reply.command, now, spoken=True))
                elif reply.say == MISUNDERSTOOD:
                    self._tell(Ignored(" ".join(word.text for word in turn.words), "it is no command"))
                yield reply

    def _pressed(self) -> Iterator[Entry]:
        while True:
            try:
                key = self._setting.keys.get_nowait()
            except queue.Empty:
                return
            if entry := pressed_command(key, "feedback"):
                yield entry

    def _carry_out(self, command: Command) -> None:
        if command is Command.DETAILS:
            for sentences in details(self._kept.analysis, self._kept.feedback):
                self._say(list(sentences))
            self._say([QUESTION])
            return
        if command is Command.LOUDER:
            self._setting.speaker.louder()
        elif command is Command.SLOWER:
            self._setting.speaker.slower()
        self._say([f"Is this better? {QUESTION}"])

    def _say(self, sentences: list[str]) -> None:
        self._tell(CoachSpeaks(" ".join(sentences), Line.MENU))
        with self._gate:
            self._setting.speaker.say(sentences, self._setting.folder / f"menu-{next(self._number):02}.wav")
