"""Two ways of speaking to a candidate: unheard meanwhile, or, into headphones, so that they can cut it short.

Whoever reads the microphone does the same for both, block by block: `listen` to the block, note the words that were
written down (`ignores`, `hear`), then `follow`.
"""

import math
import re
from collections import deque
from collections.abc import Iterable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path

from voicecoach.audio.gate import Gate
from voicecoach.audio.types import AudioBlock, seconds
from voicecoach.coach.barge_in import BargeIn, Move, is_backchannel
from voicecoach.coach.echo import is_echo, is_own_voice
from voicecoach.endpointing.listener import Heard, Listener
from voicecoach.endpointing.types import SpeechStarted
from voicecoach.session.events import CoachSpeaks, CutShort, Tell
from voicecoach.session.speaker import Piece, Speaker, Spoken
from voicecoach.transcript.types import Turn

Events = Iterable[SpeechStarted | Heard]
"""What became certain with a block."""

ECHO = "it is the coach's own voice"
LISTENING = "it only shows that you listen"

REMEMBERED = 4
"""Lines of which it is still known when they were spoken; an utterance is written down at most a line or two later."""


class HalfDuplex:
    """While the coach speaks, and a moment longer, nobody listens."""

    busy = False
    """It never speaks while somebody listens."""

    def __init__(self, speaker: Speaker, gate: Gate, tell: Tell, said: str = "") -> None:
        """Prepare to speak; `said` is what was said just before."""
        self._speaker = speaker
        self._gate = gate
        self._tell = tell
        self._said = said
        self._just_spoke = False
        self.until = 0.0
        """Seconds up to which the coach spoke, as far as is known."""

    def say(self, line: CoachSpeaks, keep_as: Path) -> None:
        """Speak a line; when this returns, it has been heard."""
        self.recite([line.text], line, keep_as)

    def recite(self, sentences: Sequence[Piece], line: CoachSpeaks, keep_as: Path) -> None:
        """Speak a line that is in sentences already; when this returns, it has been heard."""
        self._tell(line)
        with self._gate:
            self._speaker.say(sentences, keep_as)
        self._said, self._just_spoke = line.text, True

    def listen(self, block: AudioBlock, _listener: Listener, _events: Events) -> None:
        """A block was heard: the first after a deaf stretch shows how long that was."""
        if self._just_spoke:
            self.until, self._just_spoke = seconds(block.start), False

    def ignores(self, words: Sequence[str], start: float, *, command: bool) -> str | None:
        """Why an utterance is not the candidate's; None when it is."""
        del command
        return ECHO if is_echo(words, self._said, since=start - self.until) else None

    def hear(self, end: float, *, command: bool) -> bool:
        """Words of the candidate's own never come while the coach speaks."""
        del end, command
        return False

    def follow(self, *, settled: bool) -> None:
        """Nothing is left to say."""

    def finish(self) -> None:
        """Nothing is left to say."""

    def stop(self) -> None:
        """Nothing is being said."""


@dataclass(slots=True, eq=False)
class _Line:
    """Something to say."""

    sentences: tuple[Piece, ...]
    told: CoachSpeaks
    keep_as: Path
    outcome: "Future[Spoken]" = field(default_factory=Future)
    barge_in: BargeIn = field(default_factory=BargeIn)
    speech: "Future[Spoken]" = field(default_factory=Future)
    """Its sound since it was begun or taken up again."""
    begun: float = math.inf
    """Seconds at which it was begun."""
    until: float = math.inf
    """Seconds at which it was over."""
    silenced: float | None = None
    """Seconds at which the candidate silenced it; None while they have not."""


class OpenEars:
    """While the coach speaks, the candidate is listened to, and half a second of speech silences the coach.

    What turns out to have been nothing lets it go on. Lines wait for each other, and for the candidate to pause.
    """

    def __init__(self, speaker: Speaker, tell: Tell, said: str = "") -> None:
        """Prepare to speak; `said` is what was said just before."""
        self._speaker = speaker
        self._tell = tell
        self._said = said
        self._line: _Line | None = None
        self._waiting: deque[_Line] = deque()
        self._past: deque[_Line] = deque(maxlen=REMEMBERED)
        self._now = self._until = 0.0
        self._onset = 0.0
        self._voice: float | None = None
        """Seconds of the last voice in what is being said; None when nobody speaks."""

    @property
    def busy(self) -> bool:
        """True while anything is said, or waits to be."""
        return self._line is not None or bool(self._waiting)

    @property
    def until(self) -> float:
        """Seconds up to which the coach spoke, as far as is known."""
        return self._until if self._line is None else self._now

    def say(self, line: CoachSpeaks, keep_as: Path) -> "Future[Spoken]":
        """Begin a line as soon as it can be, and return at once; it is taken up again sentence by sentence."""
        return self.recite(re.split(r"(?<=[.!?])\s+", line.text), line, keep_as)

    def recite(self, sentences: Sequence[Piece], line: CoachSpeaks, keep_as: Path) -> "Future[Spoken]":
        """Begin a line that is in sentences already.

        Returns:
            What becomes of it; known when it is over or was cut short.
        """
        waiting = _Line(tuple(sentences), line, keep_as)
        self._waiting.append(waiting)
        self._speaker.prepare(sentences)
        self._begin_next()
        return waiting.outcome

    def listen(self, block: AudioBlock, listener: Listener, events: Events) -> None:
        """A block was heard, and this became certain with it."""
        self._now = seconds(block.end)
        for event in events:
            if isinstance(event, SpeechStarted):
                self._onset = seconds(event.at)
        segmenter = listener.segmenter
        self._voice = seconds(segmenter.last_voice) if segmenter.speaking and segmenter.last_voice else None

    def ignores(self, words: Sequence[str], start: float, *, command: bool) -> str | None:
        """Why an utterance is not the candidate's, or not meant to be said; None when it is.

        Args:
            words: as written.
            start: seconds at which it began.
            command: it is a command by its words, which many a line of the coach teaches.
        """
        lines = [*self._past, self._line] if self._line else self._past
        during = [line for line in lines if line.begun <= start < line.until]
        if during and is_backchannel(words):
            return LISTENING
        if command:
            return None
        own = any(is_own_voice(words, line.told.text) for line in during)
        return ECHO if own or (not during and is_echo(words, self._said, since=start - self._until)) else None

    def hear(self, end: float, *, command: bool) -> bool:
        """Words of the candidate's own were written down.

        Args:
            end: seconds at which they ended.
            command: they are meant for the program.

        Returns:
            True when the coach gives way to them; what else it had to say still waits.
        """
        line = self._line
        if line is None or end <= line.begun or line.barge_in.hear(command=command) is None:
            return False
        self._moved(Move.YIELD)
        self._speaker.stop()
        self._close(line)
        return True

    def follow(self, *, settled: bool) -> None:
        """All that is known was noted: stop, go on, or begin what waits.

        Args:
            settled: everything that was said is written down and was noted.
        """
        line = self._line
        if line is None:
            self._begin_next()
            return
        speech = None if self._voice is None else self._voice - max(self._onset, line.begun)
        move = line.barge_in.listen(speech, settled=settled)
        if move is Move.STOP:
            line.silenced = self._now
            self._speaker.stop()
            self._moved(move)
        elif move is Move.GO_ON:
            line.silenced = None
            self._moved(move)
            self._play(line, line.speech.result().sentences)
        elif line.speech.done() and not line.barge_in.stopped:
            line.speech.result()  # a fault in it comes out here
            self._close(line)
            self._begin_next()

    def finish(self) -> None:
        """Nobody can be heard any more: say what is left."""
        self._voice = None
        while self.busy:
            if self._line is not None:
                self._line.speech.result()
            self.follow(settled=True)

    def stop(self) -> None:
        """Fall silent, and say nothing of what waits."""
        while self._waiting:
            self._waiting.popleft().outcome.set_result(Spoken(None, heard=False))
        if self._line is not None:
            self._speaker.stop()
            self._close(self._line)

    def _begin_next(self) -> None:
        if self._line is None and self._waiting and self._voice is None:
            self._line = self._waiting.popleft()
            self._line.begun = self._now
            self._tell(self._line.told)
            self._play(self._line, 0)

    def _play(self, line: _Line, first: int) -> None:
        line.speech = self._speaker.start(line.sentences, line.keep_as, first)

    def _close(self, line: _Line) -> None:
        """It is over; whoever waits for what became of it hears of it when the file is written."""
        self._line, self._said = None, line.told.text
        self._until = self._now if line.silenced is None else line.silenced
        line.until = self._now
        self._past.append(line)
        line.speech.add_done_callback(lambda speech: _hand_on(speech, line.outcome))

    def _moved(self, move: Move) -> None:
        self._tell(CutShort(move, self._now))


Aloud = HalfDuplex | OpenEars
"""How the coach speaks."""


def mouth(speaker: Speaker, gate: Gate, tell: Tell, said: str = "", *, headphones: bool) -> Aloud:
    """How the coach speaks from here on.

    Args:
        speaker: owns voice and loudspeaker.
        gate: keeps the microphone deaf where it would hear them.
        tell: is told what is said.
        said: what was said just before.
        headphones: whether the candidate may cut the coach short.
    """
    return OpenEars(speaker, tell, said) if headphones else HalfDuplex(speaker, gate, tell, said)


def extent(turn: Turn) -> tuple[float, float]:
    """Seconds at which a turn begins and ends; both ends of a turn that was just heard are known."""
    times = [(word.start, word.end) for word in turn.words]
    times += [(pause.start, pause.end) for pause in turn.hesitations]
    known = [time for ends in times for time in ends if time is not None]
    return min(known, default=0.0), max(known, default=0.0)


def _hand_on(known: "Future[Spoken]", wanted: "Future[Spoken]") -> None:
    fault = known.exception()
    if fault is None:
        wanted.set_result(known.result())
    else:
        wanted.set_exception(fault)
