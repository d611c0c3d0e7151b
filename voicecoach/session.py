"""The live loop: the prompt is spoken, the candidate answers hands-free, and hears what an interviewer would say.

    prompt ──> listen ──────────────────────────────────> feedback
               sound to disk, utterances cut at pauses,   is spoken while the recording is
               written down and judged meanwhile          made into FLAC and all is kept

Half duplex: while the coach speaks, and half a second longer, nobody listens. When the answer ends there is nothing
left to do but to speak.
"""

import hashlib
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from pathlib import Path

from voicecoach.ahead import Ahead
from voicecoach.analysis.runner import analyse
from voicecoach.analysis.settings import SHIPPED, Settings
from voicecoach.analysis.types import Analysis, Source
from voicecoach.audio.gate import Gate
from voicecoach.audio.gate import Source as SoundSource
from voicecoach.audio.recording import Recorder
from voicecoach.audio.types import AudioBlock, seconds
from voicecoach.coach.commands import says_done
from voicecoach.coach.feedback import Feedback, feedback
from voicecoach.coach.prompts import Prompt
from voicecoach.endpointing.listener import Heard, Listener
from voicecoach.endpointing.silero import SileroDetector
from voicecoach.endpointing.types import SpeechStarted
from voicecoach.engines.live import LiveTranscriber
from voicecoach.engines.types import Engine
from voicecoach.errors import DeviceError, UnreadableInput
from voicecoach.speaker import Speaker, Spoken
from voicecoach.transcript.speaker import select
from voicecoach.transcript.types import Timing, Transcript, Turn, Word

CANDIDATE, COACH = "You", "Coach"
"""Speakers of a session's transcript."""


class Ending(StrEnum):
    """Why the answer was over; the value completes "The answer ended because ..."."""

    SAID = "you said you were done"
    KEY = "you pressed the key"
    TIME = "the time was up"
    SOURCE = "the recording was over"


@dataclass(frozen=True, slots=True)
class Observer:
    """Whom the loop tells what happens, as it happens; each is called from the loop's own thread."""

    coach_speaks: Callable[[str], None]
    """The coach begins to say this."""
    listening: Callable[[], None]
    """The microphone is open."""
    heard: Callable[[Turn], None]
    """An utterance was written down; one in which nothing but um was heard in the sound has no words to show."""
    ended: Callable[[Ending, int], None]
    """The answer is over, and so many utterances are still being written down."""
    judged: Callable[["Judged"], None]
    """The answer was judged; the feedback has not been spoken yet, so this is the time to keep everything."""
    notice: Callable[[str], None]
    """Something went wrong that does not end the session."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a rehearsal is held with."""

    prompt: Prompt
    source: SoundSource
    engine: Engine
    speaker: Speaker
    folder: Path
    """Where the session is kept: answer.flac, prompt.wav, feedback.wav."""
    limit: float
    """Seconds after which the answer ends."""
    key: threading.Event
    """Set when the candidate presses the key that ends the answer."""
    settings: Settings = SHIPPED
    """Rules the user switched off or retuned."""


@dataclass(frozen=True, slots=True)
class Take:
    """An answer as it was heard."""

    turns: tuple[Turn, ...]
    ending: Ending
    seconds: float
    """How long the source was listened to."""
    overflows: int
    """How often the sound system lost samples meanwhile."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """What is to be said of an answer as it stands."""

    transcript: Transcript
    analysis: Analysis
    """Its source has no length and no digest yet: the recording still grows."""
    feedback: Feedback


@dataclass(frozen=True, slots=True)
class Judged:
    """What came of an answer."""

    take: Take
    transcript: Transcript
    analysis: Analysis
    feedback: Feedback


def rehearse(setting: Setting, tell: Observer) -> Spoken:
    """Hold one rehearsal from the prompt to the end of the feedback.

    Returns:
        What became of the spoken feedback.

    Raises:
        DeviceError: the microphone or the disk failed; what was said so far is kept in the folder.
        ModelError: the recogniser failed.
        UnreadableInput: nothing was said.
    """
    listener = Listener(SileroDetector())
    gate = Gate(setting.source, listener.reset)
    with gate:
        tell.coach_speaks(setting.prompt.text)
        setting.speaker.say([setting.prompt.text], setting.folder / "prompt.wav")
    tell.listening()
    setting.key.clear()  # a key pressed during the prompt was meant for the prompt
    with Ahead(partial(_opinion, setting)) as ahead, ExitStack() as recording:
        recorder = Recorder(setting.folder / "answer.flac")
        recording.callback(_close, recorder, tell)
        take = listen(setting, listener, recorder, ahead, tell)
        with gate:
            opinion = ahead.verdict(take.turns)
            with setting.speaker.speaking(opinion.feedback.sentences, setting.folder / "feedback.wav") as speech:
                recording.close()  # the coach speaks already: this takes longer, the longer the answer was
                tell.judged(_judged(setting, take, opinion))
                tell.coach_speaks(" ".join(opinion.feedback.sentences))
                return speech.result()


def listen(setting: Setting, listener: Listener, recorder: Recorder, ahead: "Ahead[Opinion]", tell: Observer) -> Take:
    """Take the answer: every block to disk first, then to the detector; it is written down and judged meanwhile."""
    with _Hearing(setting, listener, recorder, ahead, tell) as hearing:
        ending = Ending.SOURCE
        for block in _from_zero(setting.source):
            recorder.write(block)
            if reason := hearing.take(block):
                ending = reason
                break
        return hearing.finish(ending)


def _close(recorder: Recorder, tell: Observer) -> None:
    """Make the recording's FLAC; where there is no room for it the session goes on, and the sound is kept raw."""
    try:
        recorder.close()
    except DeviceError as fault:
        tell.notice(str(fault))


def _from_zero(source: SoundSource) -> Iterator[AudioBlock]:
    """The blocks of a source, counted from the first one that is heard."""
    origin: int | None = None
    for block in source:
        origin = block.start if origin is None else origin
        yield replace(block, start=block.start - origin)


class _Hearing:
    """One answer while it is being given."""

    def __init__(
        self, setting: Setting, listener: Listener, recorder: Recorder, ahead: "Ahead[Opinion]", tell: Observer
    ) -> None:
        self._setting = setting
        self._ahead = ahead
        self._listener = listener
        self._tell = tell
        self._transcriber = LiveTranscriber(setting.engine, recorder.read)
        self._lost_before = setting.source.overflows
        self._turns: list[Turn] = []
        self._said_done = False
        self._end = 0

    def __enter__(self) -> "_Hearing":
        return self

    def __exit__(self, *_: object) -> None:
        self._transcriber.close()

    def take(self, block: AudioBlock) -> Ending | None:
        """Hear a block; the reason when the answer is over with it."""
        self._end = block.end
        self._submit(self._listener.feed(block))
        if maybe := self._listener.tentative():
            self._transcriber.expect(maybe.start, maybe.end)
        self._note_written()
        if self._said_done:
            return Ending.SAID
        if self._setting.key.is_set():
            return Ending.KEY
        return Ending.TIME if seconds(block.end) >= self._setting.limit else None

    def finish(self, ending: Ending) -> Take:
        """Wait for the words that are still being written down."""
        lost = self._setting.source.overflows - self._lost_before
        self._submit(self._listener.finish())
        self._tell.ended(ending, self._transcriber.backlog)
        self._transcriber.drain()
        self._note_written()
        return Take(tuple(self._turns), ending, seconds(self._end), lost)

    def _submit(self, events: Iterable[SpeechStarted | Heard]) -> None:
        for event in events:
            if isinstance(event, Heard):
                self._transcriber.submit(event.utterance.start, event.utterance.end)

    def _note_written(self) -> None:
        """Keep what was written down, up to the words that end the answer; then have it judged as it stands."""
        before = len(self._turns)
        for turn in self._transcriber.written():
            self._said_done = self._said_done or says_done(word.text for word in turn.words)
            if not self._said_done:
                self._turns.append(turn)
                self._tell.heard(turn)
        if len(self._turns) > before:
            self._ahead.grown(self._turns)


def _opinion(setting: Setting, turns: Sequence[Turn]) -> Opinion:
    """Judge what the candidate said so far, and have the voice ready to say it.

    Raises:
        UnreadableInput: nothing was said.
    """
    recording = setting.folder / "answer.flac"
    if not any(turn.words for turn in turns):
        raise UnreadableInput(
            f"No words were heard in the answer; its sound is kept in {recording}. Check the microphone's level."
        )
    transcript = session_transcript(setting.prompt, turns)
    analysis = analyse(
        select(transcript, CANDIDATE),
        Source(str(recording), "audio", None, ""),
        setting.engine.info,
        round_name=setting.prompt.round,
        prompt=setting.prompt.id,
        settings=setting.settings,
    )
    said = feedback(analysis)
    setting.speaker.prepare(said.sentences)
    return Opinion(transcript, analysis, said)


def _judged(setting: Setting, take: Take, opinion: Opinion) -> Judged:
    """The opinion together with the recording it is of, which is whole by now."""
    recording = setting.folder / "answer.flac"
    source = Source(str(recording), "audio", take.seconds, _digest(recording))
    return Judged(take, opinion.transcript, replace(opinion.analysis, source=source), opinion.feedback)


def session_transcript(prompt: Prompt, turns: Iterable[Turn]) -> Transcript:
    """Both sides of a session: the question, then what the candidate said."""
    question = Turn(tuple(Word(word) for word in prompt.text.split()), COACH)
    return Transcript((question, *(replace(turn, speaker=CANDIDATE) for turn in turns)), Timing.WORD)


def _digest(recording: Path) -> str:
    """SHA-256 of the recording, in hexadecimal; of nothing where there was no room for it."""
    if not recording.exists():
        return hashlib.sha256(b"").hexdigest()
    with recording.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
