"""After the feedback: the candidate is asked what to do next, and answered until it is another question or the end."""

import queue
from collections.abc import Callable, Iterator, Sequence
from itertools import count

from voicecoach.audio.types import Samples, seconds
from voicecoach.coach.commands import Command, Entry, heard_command, pressed_command
from voicecoach.coach.feedback import details
from voicecoach.coach.menu import QUESTION, Menu, Reply
from voicecoach.endpointing import listener as ear
from voicecoach.engines.live import LiveTranscriber
from voicecoach.session.aloud import Aloud, extent
from voicecoach.session.events import CoachSpeaks, Ignored, Judged, Line, Listening, Ordered, Tell
from voicecoach.session.setting import Setting
from voicecoach.transcript.types import Turn

LEAVING = frozenset({Command.AGAIN, Command.NEXT, Command.STOP})
"""Commands after which this question is over."""


def ask(setting: Setting, listener: ear.Listener, coach: Aloud, kept: Callable[[], Judged], tell: Tell) -> Command:
    """Ask what is next until the candidate leaves this question.

    Where the candidate is not to be asked, only the feedback that is being spoken into their headphones is heard out.

    Args:
        setting: what the rehearsal is held with.
        listener: cuts the sound into utterances.
        coach: speaks, and may still be speaking the feedback.
        kept: gives what was judged; it may have to wait for it.
        tell: is told what happens.

    Returns:
        `again`, `next` or `stop`.

    Raises:
        DeviceError: the microphone failed.
        ModelError: the recogniser failed.
    """
    with _Asking(setting, listener, coach, kept, tell) as asking:
        return asking.until_they_leave()


class _Asking:
    def __init__(
        self, setting: Setting, listener: ear.Listener, coach: Aloud, kept: Callable[[], Judged], tell: Tell
    ) -> None:
        self._setting = setting
        self._listener = listener
        self._coach = coach
        self._kept = kept
        self._tell = tell
        self._menu = Menu()
        self._sounds: dict[tuple[int, int], Samples] = {}
        self._transcriber = LiveTranscriber(setting.engine, lambda start, end: self._sounds.pop((start, end)))
        self._number = count(1)

    def __enter__(self) -> "_Asking":
        return self

    def __exit__(self, *_: object) -> None:
        self._coach.stop()
        self._transcriber.close()

    def until_they_leave(self) -> Command:
        if self._setting.menu:
            self._say([QUESTION])
        for reply in self._replies():
            self._coach.stop()
            if reply.say:
                self._say([reply.say])
            if reply.command in LEAVING:
                self._coach.finish()
                return reply.command
            if reply.command is not None:
                self._carry_out(reply.command)
        self._coach.finish()
        return Command.STOP  # the recording that stood in the microphone's place is over

    def _replies(self) -> Iterator[Reply]:
        self._tell(Listening())
        for block in self._setting.source:
            events = self._listener.feed(block)
            self._coach.listen(block, self._listener, events)
            for event in events:
                if isinstance(event, ear.Heard):
                    stretch = (event.utterance.start, event.utterance.end)
                    self._sounds[stretch] = event.samples
                    self._transcriber.submit(*stretch)
            settled = not self._transcriber.backlog
            yield from self._heard(seconds(block.end))
            self._coach.follow(settled=settled)
            if not (self._setting.menu or self._coach.busy):
                return
            speaking = self._coach.busy or self._listener.segmenter.speaking
            if reply := self._menu.tick(seconds(block.end), speaking=speaking, settled=settled):
                yield reply

    def _heard(self, now: float) -> Iterator[Reply]:
        for entry in self._pressed():
            self._tell(Ordered(entry.command, now, spoken=False))
            yield self._menu.obey(entry)
        for turn in self._transcriber.written():
            if reply := self._reply(turn, now):
                yield reply

    def _reply(self, turn: Turn, now: float) -> Reply | None:
        """What is to be done about an utterance; nothing about one that does not stop the coach."""
        words = [word.text for word in turn.words]
        if not words:
            return None
        start, end = extent(turn)
        command = heard_command(words, "feedback") is not None
        if reason := self._coach.ignores(words, start, command=command):
            self._tell(Ignored(" ".join(words), reason))
            return None
        speaking = self._coach.busy
        cut_short = self._coach.hear(end, command=command)
        if command:
            return self._ordered(words, now)
        self._tell(Ignored(" ".join(words), "it is no command"))
        if speaking:
            return Reply(QUESTION) if cut_short and self._setting.menu else None
        return self._menu.hear(words)

    def _ordered(self, words: Sequence[str], now: float) -> Reply | None:
        reply = self._menu.hear(words)
        if reply is not None and reply.command is not None:
            self._tell(Ordered(reply.command, now, spoken=True))
        return reply

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
            kept = self._kept()
            for sentences in details(kept.analysis, kept.feedback):
                self._say(list(sentences))
            self._say([QUESTION])
            return
        if command is Command.LOUDER:
            self._setting.speaker.louder()
        elif command is Command.SLOWER:
            self._setting.speaker.slower()
        self._say([f"Is this better? {QUESTION}"])

    def _say(self, sentences: list[str]) -> None:
        line = CoachSpeaks(" ".join(sentences), Line.MENU)
        self._coach.recite(sentences, line, self._setting.folder / f"menu-{next(self._number):02}.wav")
