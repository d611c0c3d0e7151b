"""The live loop: the prompt is spoken, the candidate answers hands-free, and hears what an interviewer would say.

    prompt ──> listen ──────────────────────────────> analyse ──> feedback
               sound to disk, utterances cut at
               pauses, written down meanwhile

Half duplex: while the coach speaks, and half a second longer, nobody listens.
"""

import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from voicecoach.analysis.runner import analyse
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
from voicecoach.engines.live import LiveTranscriber
from voicecoach.engines.types import Engine
from voicecoach.errors import UnreadableInput
from voicecoach.pipeline import digest
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
    """An utterance was written down."""
    ended: Callable[[Ending, int], None]
    """The answer is over, and so many utterances are still being written down."""


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


@dataclass(frozen=True, slots=True)
class Take:
    """An answer as it was heard."""

    turns: tuple[Turn, ...]
    ending: Ending
    overflows: int
    """How often the sound system lost samples."""


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What came of a session."""

    take: Take
    transcript: Transcript
    analysis: Analysis
    feedback: Feedback
    spoken: Spoken


def rehearse(setting: Setting, tell: Observer) -> Rehearsal:
    """Hold one rehearsal from the prompt to the end of the feedback.

    Raises:
        DeviceError: the microphone or the disk failed; what was said so far is kept in the folder.
        ModelError: the recogniser failed.
    """
    listener = Listener(SileroDetector())
    gate = Gate(setting.source, listener.reset)
    with gate:
        tell.coach_speaks(setting.prompt.text)
        setting.speaker.say([setting.prompt.text], setting.folder / "prompt.wav")
    tell.listening()
    take = listen(setting, listener, tell)
    transcript = _transcript(setting.prompt, take)
    analysis = _analyse(setting, transcript)
    advice = feedback(analysis)
    with gate:
        tell.coach_speaks(" ".join(advice.sentences))
        spoken = setting.speaker.say(advice.sentences, setting.folder / "feedback.wav")
    return Rehearsal(take, transcript, analysis, advice, spoken)


def listen(setting: Setting, listener: Listener, tell: Observer) -> Take:
    """Take the answer: every block to disk first, then to the detector; utterances are written down meanwhile."""
    with Recorder(setting.folder / "answer.flac") as recorder, _Hearing(setting, listener, tell) as hearing:
        ending = Ending.SOURCE
        for block in _from_zero(setting.source):
            recorder.write(block)
            if reason := hearing.take(block):
                ending = reason
                break
        return hearing.finish(ending)


def _from_zero(source: SoundSource) -> Iterator[AudioBlock]:
    """The blocks of a source, counted from the first one that is heard."""
    origin: int | None = None
    for block in source:
        origin = block.start if origin is None else origin
        yield replace(block, start=block.start - origin)


class _Hearing:
    """One answer while it is being given."""

    def __init__(self, setting: Setting, listener: Listener, tell: Observer) -> None:
        self._setting = setting
        self._listener = listener
        self._tell = tell
        self._transcriber = LiveTranscriber(setting.engine)
        self._turns: list[Turn] = []
        self._said_done = False

    def __enter__(self) -> "_Hearing":
        return self

    def __exit__(self, *_: object) -> None:
        self._transcriber.close()

    def take(self, block: AudioBlock) -> Ending | None:
        """Hear a block; the reason when the answer is over with it."""
        self._submit(self._listener.feed(block))
        self._note(self._transcriber.written())
        if self._said_done:
            return Ending.SAID
        if self._setting.key.is_set():
            return Ending.KEY
        return Ending.TIME if seconds(block.end) >= self._setting.limit else None

    def finish(self, ending: Ending) -> Take:
        """Wait for the words that are still being written down."""
        self._submit(self._listener.finish())
        self._tell.ended(ending, self._transcriber.backlog)
        self._note(self._transcriber.finish())
        return Take(tuple(self._turns), ending, self._setting.source.overflows)

    def _submit(self, events: Iterable[object]) -> None:
        for event in events:
            if isinstance(event, Heard):
                self._transcriber.submit(event.samples, seconds(event.utterance.start))

    def _note(self, turns: Iterable[Turn]) -> None:
        """Keep what was written down, up to the words that end the answer."""
        for turn in turns:
            self._said_done = self._said_done or says_done(word.text for word in turn.words)
            if not self._said_done:
                self._turns.append(turn)
                self._tell.heard(turn)


def _transcript(prompt: Prompt, take: Take) -> Transcript:
    question = Turn(tuple(Word(word) for word in prompt.text.split()), COACH)
    return Transcript((question, *(replace(turn, speaker=CANDIDATE) for turn in take.turns)), Timing.WORD)


def _analyse(setting: Setting, transcript: Transcript) -> Analysis:
    """Judge the candidate's side; the source is the recording that was just made.

    Raises:
        UnreadableInput: nothing was said.
    """
    recording = setting.folder / "answer.flac"
    if len(transcript.turns) < 2:
        raise UnreadableInput(
            f"No words were heard in the answer; its sound is kept in {recording}. Check the microphone's level."
        )
    answer = select(transcript, CANDIDATE)
    length = max((word.end for word in answer.words if word.end is not None), default=None)
    source = Source(str(recording), "audio", length, digest(recording.read_bytes()))
    prompt = setting.prompt
    return analyse(answer, source, setting.engine.info, round_name=prompt.round, prompt=prompt.id)
