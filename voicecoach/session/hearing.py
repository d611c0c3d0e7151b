"""One answer while it is given: sound to disk first, utterances to the recogniser, words and silence to the floor."""

import queue
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

import numpy as np

from voicecoach.audio.recording import Recorder
from voicecoach.audio.types import SAMPLE_RATE, AudioBlock, Samples, seconds
from voicecoach.coach.commands import Command, Entry, heard_command, pressed_command
from voicecoach.coach.conversation import Move
from voicecoach.coach.floor import Act, Do, End, Ending, Say
from voicecoach.endpointing import listener as ear
from voicecoach.endpointing.types import SpeechStarted
from voicecoach.engines.live import LiveTranscriber
from voicecoach.session.aloud import Aloud, extent
from voicecoach.session.events import (
    CoachSpeaks,
    Ended,
    Gone,
    Heard,
    Ignored,
    Level,
    Line,
    Listening,
    Ordered,
    Returned,
    Take,
    Tell,
)
from voicecoach.session.exchange import Exchange, get_ready
from voicecoach.session.judging import CLOSING, candidate_turn
from voicecoach.session.losses import Losses
from voicecoach.session.setting import Setting
from voicecoach.session.speaker import Spoken
from voicecoach.transcript.types import Turn

METER = 0.1
"""Seconds between two readings of the level; a needle that moves faster is not read."""

LEAVING = frozenset({Command.SKIP, Command.AGAIN, Command.STOP, Command.NEXT})
"""Commands that break the answer off without feedback."""

BACK = "I can hear you again. Please go on."

LINES = {
    Command.PAUSE: "Paused. Say, go on, when you are back.",
    Command.RESUME: "Going on.",
    Command.LOUDER: "Is this better?",
    Command.SLOWER: "Is this better?",
}
"""What the coach says when it has done as it was told."""


class Hearing:
    """One answer while it is being given; `with Hearing(...) as hearing: take = hearing.answer()`."""

    def __init__(
        self,
        setting: Setting,
        listener: ear.Listener,
        coach: Aloud,
        exchange: Exchange,
        recorder: Recorder,
        grown: Callable[[Sequence[Turn]], None],
        tell: Tell,
        before: Sequence[AudioBlock] = (),
    ) -> None:
        """Prepare.

        Args:
            setting: what the rehearsal is held with.
            listener: cuts the sound into utterances.
            coach: speaks while the answer goes on.
            exchange: decides what it says.
            recorder: gets every block before anything else sees it.
            grown: called with all turns whenever there are new ones.
            tell: is told what happens.
            before: sound of the answer that was heard already.
        """
        self._setting = setting
        self._listener = listener
        self._coach = coach
        self._recorder = recorder
        self._grown = grown
        self._tell = tell
        self._exchange = exchange
        self._floor = exchange.floor
        self._private: dict[tuple[int, int], Samples] = {}
        self._off_record: list[tuple[float, float]] = []
        """Seconds at which utterances of a pause begin and end."""
        self._joined: deque[tuple[float, float]] = deque()
        """Seconds at which utterances that went on in the breath of the one before begin and end."""
        self._transcriber = LiveTranscriber(setting.engine, self._sound)
        self._reader = ThreadPoolExecutor(1, "language")
        self._ready = self._reader.submit(get_ready)  # while the first words are being said
        self._losses = Losses(setting.source, tell, before)
        self._ending: Ending | None = None
        self._closed = False
        """The candidate said the last word of the answer, whatever else is still written down."""
        self._order: Command | None = None
        self._over = False
        self._end = 0
        self._metered = 0
        self._asides = 0
        self._lament: Future[Spoken] | None = None
        """What is being said of a microphone that has gone; pointless when it is back."""
        setting.source.watch(self._gone, self._returned)

    def __enter__(self) -> "Hearing":
        return self

    def __exit__(self, *_: object) -> None:
        self._coach.stop()
        self._transcriber.close()
        self._reader.shutdown()

    def answer(self) -> Take:
        """Listen until the answer is over and everything in it is written down."""
        for block in self._losses.blocks():
            if self._floor.phase == "answer":  # what is said in a pause is kept nowhere
                self._recorder.write(block)
            self._take(block)
            if self._ending is not None:
                break
        return self._finish(self._ending or Ending.SOURCE)

    def _take(self, block: AudioBlock) -> None:
        self._end = block.end
        now = seconds(block.end)
        self._meter(block)
        events = self._listener.feed(block)
        self._coach.listen(block, self._listener, events)
        self._submit(events)
        if self._floor.phase == "answer" and (maybe := self._listener.tentative()):
            self._transcriber.expect(maybe.start, maybe.end)
        settled = not self._transcriber.backlog  # asked before the words are fetched: none can come in between
        self._note_written()
        self._note_keys(now)
        self._coach.follow(settled=settled)
        self._exchange.heard_out(self._coach.until, over=not self._coach.busy)
        if self._ending is None:
            speaking, settled = self._listener.segmenter.speaking, settled and not self._coach.busy
            self._do(self._exchange.tick(now, speaking=speaking, settled=settled), now)

    def _finish(self, ending: Ending) -> Take:
        """Wait for the words that are still being written down."""
        self._over = True
        self._submit(self._listener.finish())
        if ending in {Ending.TIME, Ending.ROUND}:  # its last line is heard out
            self._coach.finish()
        self._coach.stop()
        self._tell(Ended(ending, self._transcriber.backlog))
        if self._order is None:
            self._acknowledge(ending)
            self._transcriber.drain()
            self._note_written()
        return Take(
            self._exchange.turns,
            self._ending or ending,
            seconds(self._end),
            self._losses.all,
            self._order,
            self._exchange.moves,
        )

    def _acknowledge(self, ending: Ending) -> None:
        """Cut off in the middle, the candidate hears at once that it was noticed, and all the words are kept."""
        closed = ending is Ending.TIME and self._exchange.closes
        if self._transcriber.backlog and not closed and (text := CLOSING.get(ending)):
            self._tell(CoachSpeaks(text, Line.ASIDE, "the last words are being written down"))
            self._asides += 1
            self._setting.speaker.start([text], self._setting.aside(self._asides))

    def _meter(self, block: AudioBlock) -> None:
        if seconds(block.end - self._metered) < METER:
            return
        self._metered = block.end
        now = seconds(block.end)
        rms = float(np.sqrt(np.mean(np.square(block.samples)))) if len(block.samples) else 0.0
        self._tell(Level(now, rms, self._floor.left(now), self._transcriber.behind, self._losses.count))

    def _submit(self, events: Iterable[SpeechStarted | ear.Heard]) -> None:
        for event in events:
            if isinstance(event, ear.Heard):
                stretch = (event.utterance.start, event.utterance.end)
                if self._floor.phase == "paused":
                    self._private[stretch] = event.samples
                    self._off_record.append((seconds(stretch[0]), seconds(stretch[1])))
                if event.utterance.follows:
                    self._joined.append((seconds(stretch[0]), seconds(stretch[1])))
                self._transcriber.submit(*stretch)

    def _sound(self, start: int, end: int) -> Samples:
        """Called from the recogniser's thread."""
        private = self._private.pop((start, end), None)
        return self._recorder.read(start, end) if private is None else private

    def _note_written(self) -> None:
        """Keep what was written down, up to the words that end the answer."""
        before = len(self._exchange.turns)
        for turn in self._transcriber.written():
            if not self._closed:
                self._note(turn)
        if len(self._exchange.turns) > before:
            self._grown(self._exchange.turns)

    def _note(self, turn: Turn) -> None:
        words = [word.text for word in turn.words]
        start, end = extent(turn)
        command = heard_command(words, self._floor.phase) is not None
        if reason := self._coach.ignores(words, start, command=command):
            self._tell(Ignored(" ".join(words), reason))
            return
        paused = self._floor.phase == "paused"
        if not paused and any(first <= start < last for first, last in self._off_record):
            self._tell(Ignored("", "it was said in a pause"))
            return
        self._ready.result()
        belongs, acts = self._exchange.hear(turn, start, end, alone=not self._follows(start))
        if words:
            self._coach.hear(end, command=bool(acts))
        if belongs:
            self._tell(Heard(candidate_turn(turn)))
        elif paused and not acts:
            self._tell(Ignored("", "the session is paused"))
        if self._over:  # too late for anything but the last word
            acts = tuple(act for act in acts if isinstance(act, End))
        self._do(acts, end, spoken=True)

    def _follows(self, start: float) -> bool:
        """True when what began at this second went on in the breath of what was said before it."""
        while self._joined and self._joined[0][1] <= start:
            self._joined.popleft()
        return bool(self._joined) and self._joined[0][0] <= start

    def _note_keys(self, now: float) -> None:
        while self._ending is None:
            try:
                key = self._setting.keys.get_nowait()
            except queue.Empty:
                return
            if entry := pressed_command(key, self._floor.phase):
                self._coach.stop()
                self._obey(entry, now)

    def _obey(self, entry: Entry, now: float) -> None:
        self._tell(Ordered(entry.command, now, spoken=False))
        self._do(self._floor.obey(entry, now), now)

    def _do(self, acts: Iterable[Act], now: float, *, spoken: bool = False) -> None:
        for act in acts:
            match act:
                case Say(text, reason, move):
                    self._say(text, reason, move)
                case End(ending):
                    self._ending = self._ending or ending
                    self._closed = ending is Ending.SAID
                case Do(command):
                    if spoken:
                        self._tell(Ordered(command, now, spoken=True))
                    self._carry_out(command)

    def _carry_out(self, command: Command) -> None:
        if command in LEAVING:
            self._ending, self._order = Ending.LEFT, command
            return
        if command is Command.LOUDER:
            self._setting.speaker.louder()
        elif command is Command.SLOWER:
            self._setting.speaker.slower()
        elif command is Command.REPEAT:
            self._say(self._setting.prompt.text, "the question was asked for")
            return
        self._say(LINES[command], f"the answer to {command.value!r}")

    def _say(self, text: str, reason: str, move: Move | None = None) -> None:
        """Say something while the answer goes on; into the middle of a sentence, when it must be now."""
        if not self._setting.headphones:
            self._submit(self._listener.finish())  # what was being said up to here belongs to the answer
        self._exchange.speaks(text, seconds(self._end), None if move is None else move.kind)
        self._asides += 1
        line = CoachSpeaks(text, Line.ASIDE, reason, None if move is None else move.kind)
        sentences = move.says if move else (text,)
        self._coach.recite(sentences, line, self._setting.aside(self._asides))

    def _gone(self, sentence: str) -> None:
        """The microphone has gone: what was being said ends here, and is written down meanwhile."""
        if not self._over:
            self._submit(self._listener.finish())
        self._tell(Gone(seconds(self._end), sentence))
        self._asides += 1
        # Nobody waits for it: the loudspeaker may have gone with it, and the microphone is what is wanted back.
        keep_as = self._setting.aside(self._asides)
        self._lament = self._setting.speaker.start([sentence], keep_as)

    def _returned(self, device: str, away: float) -> None:
        """The microphone is back; the next block comes after all of this."""
        if self._lament is not None and not self._lament.done():
            self._setting.speaker.stop()
        if self._losses.begun:
            self._end += round(away * SAMPLE_RATE)
            self._floor.absent(away)
        self._tell(Returned(seconds(self._end), device, away))
        if self._over:  # whoever listens now has nothing to say to that
            return
        self._say(BACK, "the microphone is back")
        self._tell(Listening())
