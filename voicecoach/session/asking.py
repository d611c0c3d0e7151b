"""After the feedback: the candidate is asked what to do next, and answered until it is another question or the end.

A moment that is taken again interrupts the asking: it is an answer of its own, and the question comes again after it.
"""

import queue
from collections.abc import Callable, Iterator, Sequence
from itertools import count

from voicecoach.analysis.types import Finding
from voicecoach.audio.gate import Gate
from voicecoach.audio.types import Samples, seconds
from voicecoach.coach.commands import Command, Entry, heard_command, pressed_command
from voicecoach.coach.menu import Menu, Reply, question
from voicecoach.endpointing import listener as ear
from voicecoach.engines.live import LiveTranscriber
from voicecoach.session.aloud import Aloud, extent, mouth
from voicecoach.session.events import CoachSpeaks, Ignored, Judged, Line, Listening, Ordered, Tell
from voicecoach.session.retaking import Retakes
from voicecoach.session.setting import Setting
from voicecoach.session.words import spoken_details
from voicecoach.transcript.types import Turn

LEAVING = frozenset({Command.AGAIN, Command.NEXT, Command.STOP, Command.RETAKE})
"""Commands after which this question is over, or not asked about for a while."""


def ask(
    setting: Setting,
    listener: ear.Listener,
    gate: Gate,
    coach: Aloud,
    fixes: Sequence[Finding],
    kept: Callable[[], Judged],
    tell: Tell,
) -> Command:
    """Ask what is next until the candidate leaves this question.

    Where the candidate is not to be asked, only the feedback that is being spoken into their headphones is heard out.

    Args:
        setting: what the rehearsal is held with.
        listener: cuts the sound into utterances.
        gate: keeps the microphone deaf where it would hear the loudspeaker.
        coach: speaks, and may still be speaking the feedback.
        fixes: what the feedback spoke of, most important first.
        kept: gives what was judged; it may have to wait for it.
        tell: is told what happens.

    Returns:
        `again`, `next` or `stop`.

    Raises:
        DeviceError: the microphone failed.
        ModelError: the recogniser failed.
    """
    retakes = Retakes(setting, listener, gate, fixes, kept, tell)
    menu = Menu(question=question(retakes.offered), retakes=retakes.offered is not None)
    says: tuple[str, ...] = ()
    number = count(1)
    while True:
        with _Asking(setting, listener, coach, menu, kept, tell, number) as asking:
            reply = asking.until_they_leave(says)
        if reply.command is not Command.RETAKE:
            return reply.command or Command.STOP
        aftermath = retakes.take(reply.moments)
        if aftermath.then is not None:
            return aftermath.then
        menu, says = Menu(question=aftermath.asks, retakes=True), aftermath.says
        coach = mouth(setting.speaker, gate, tell, headphones=setting.headphones)


class _Asking:
    """Asks once, until the candidate says something that leads away."""

    def __init__(
        self,
        setting: Setting,
        listener: ear.Listener,
        coach: Aloud,
        menu: Menu,
        kept: Callable[[], Judged],
        tell: Tell,
        number: Iterator[int],
    ) -> None:
        """Prepare; see `ask`. The numbers are for the files that keep what is said."""
        self._setting = setting
        self._listener = listener
        self._coach = coach
        self._kept = kept
        self._tell = tell
        self._menu = menu
        self._sounds: dict[tuple[int, int], Samples] = {}
        self._transcriber = LiveTranscriber(setting.engine, lambda start, end: self._sounds.pop((start, end)))
        self._number = number

    def __enter__(self) -> "_Asking":
        return self

    def __exit__(self, *_: object) -> None:
        self._coach.stop()
        self._transcriber.close()

    def until_they_leave(self, says: Sequence[str]) -> Reply:
        """Say what there is to be said first, ask, and do what is to be done here."""
        if self._setting.menu:
            self._say([*says, self._menu.question])
        for reply in self._replies():
            self._coach.stop()
            if reply.say:
                self._say([reply.say])
            if reply.command in LEAVING:
                self._coach.finish()
                return reply
            if reply.command is not None:
                self._carry_out(reply.command)
        self._coach.finish()
        return Reply(command=Command.STOP)  # the recording that stood in the microphone's place is over

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
            return Reply(self._menu.question) if cut_short and self._setting.menu else None
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
            for sentences in spoken_details(kept.analysis, kept.feedback, self._setting.prompt.shifts):
                self._say(list(sentences))
            self._say([self._menu.question])
            return
        if command is Command.LOUDER:
            self._setting.speaker.louder()
        elif command is Command.SLOWER:
            self._setting.speaker.slower()
        self._say([f"Is this better? {self._menu.question}"])

    def _say(self, sentences: list[str]) -> None:
        line = CoachSpeaks(" ".join(sentences), Line.MENU)
        self._coach.recite(sentences, line, self._setting.folder / f"menu-{next(self._number):02}.wav")
