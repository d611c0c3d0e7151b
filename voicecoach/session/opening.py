"""The question: spoken to deaf ears, or into headphones to somebody who may begin the answer before its end."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from voicecoach.audio.gate import Gate
from voicecoach.audio.types import AudioBlock, Samples, seconds
from voicecoach.coach.commands import heard_command
from voicecoach.endpointing import listener as ear
from voicecoach.engines.live import LiveTranscriber
from voicecoach.session.aloud import OpenEars, extent
from voicecoach.session.events import CoachSpeaks, Ignored, Line, Tell
from voicecoach.session.setting import Setting
from voicecoach.session.speaker import Piece
from voicecoach.transcript.types import Turn


def put_question(setting: Setting, listener: ear.Listener, gate: Gate, tell: Tell) -> Sequence[AudioBlock]:
    """Speak the question; see `speak_first`."""
    line, keep_as = CoachSpeaks(" ".join(setting.prompt.spoken), Line.PROMPT), setting.folder / "prompt.wav"
    return speak_first(setting, listener, gate, tell, setting.prompt.spoken, line, keep_as)


def speak_first(
    setting: Setting,
    listener: ear.Listener,
    gate: Gate,
    tell: Tell,
    pieces: Sequence[Piece],
    line: CoachSpeaks,
    keep_as: Path,
) -> Sequence[AudioBlock]:
    """Speak what comes before an answer.

    Args:
        setting: what the rehearsal is held with.
        listener: cuts the sound into utterances.
        gate: keeps the microphone deaf where it would hear the loudspeaker.
        tell: is told what happens.
        pieces: what is to be heard, in order.
        line: what it is.
        keep_as: the WAV file that keeps it.

    Returns:
        Sound that was heard meanwhile and belongs to the answer: from the first sample of what cut the question short.
        The listener has forgotten it.

    Raises:
        DeviceError: the microphone failed.
        ModelError: the recogniser failed.
    """
    if not setting.headphones:
        with gate:
            tell(line)
            setting.speaker.say(pieces, keep_as)
        return ()
    setting.source.mute()  # what waits to be read was said before the question
    setting.source.unmute()
    with _Opening(setting, listener, tell) as opening:
        opening.coach.recite(tuple(_sentences(pieces)), line, keep_as)
        blocks = opening.until_it_is_over()
    listener.reset()
    return blocks


def _sentences(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """One by one, since what is cut short is taken up again at a sentence."""
    for piece in pieces:
        yield from re.split(r"(?<=[.!?])\s+", piece) if isinstance(piece, str) else (piece,)


class _Opening:
    """Keeps what is heard in memory, for as long as a question takes: only then is it known where the answer begins."""

    def __init__(self, setting: Setting, listener: ear.Listener, tell: Tell) -> None:
        self.coach = OpenEars(setting.speaker, tell)
        self._source = setting.source
        self._listener = listener
        self._tell = tell
        self._blocks: list[AudioBlock] = []
        self._handed: list[tuple[int, int]] = []
        self._noted: Turn | None = None
        self._answer: int | None = None
        """Where the answer begins, once the question was cut short by it."""
        self._transcriber = LiveTranscriber(setting.engine, self._sound)

    def __enter__(self) -> "_Opening":
        return self

    def __exit__(self, *_: object) -> None:
        self.coach.stop()
        self._transcriber.close()

    def until_it_is_over(self) -> Sequence[AudioBlock]:
        for block in self._source:
            self._blocks.append(block)
            self._take(block)
            if not self.coach.busy:
                break
        else:
            self.coach.finish()
        return self._from(self._undecided() if self._answer is None else self._answer)

    def _take(self, block: AudioBlock) -> None:
        events = self._listener.feed(block)
        self.coach.listen(block, self._listener, events)
        for event in events:
            if isinstance(event, ear.Heard):
                self._submit(event.utterance.start, event.utterance.end)
        if maybe := self._listener.tentative():  # words are words, whether or not more of them follow
            self._submit(maybe.start, maybe.end)
        settled = not self._transcriber.backlog
        for turn in self._transcriber.written():
            self._note(turn)
        self.coach.follow(settled=settled)

    def _submit(self, start: int, end: int) -> None:
        self._handed.append((start, end))
        self._transcriber.submit(start, end)

    def _note(self, turn: Turn) -> None:
        words = [word.text for word in turn.words]
        if not words or turn == self._noted:
            return
        self._noted = turn
        start, end = extent(turn)
        command = heard_command(words, "answer") is not None
        if reason := self.coach.ignores(words, start, command=command):
            self._tell(Ignored(" ".join(words), reason))
        elif self.coach.hear(end, command=command):
            self._answer = self._start_of(turn)

    def _start_of(self, turn: Turn) -> int:
        """The utterance that a turn was written down from: the last that begins before its words end."""
        _, end = extent(turn)
        return max(start for start, _ in self._handed if seconds(start) < end)

    def _undecided(self) -> int:
        """Where the first utterance begins that may yet be one; the answer begins no later."""
        waiting = self._handed[len(self._handed) - self._transcriber.backlog :]
        return min([start for start, _ in waiting] + [self._listener.segmenter.horizon])

    def _from(self, position: int) -> Sequence[AudioBlock]:
        return tuple(
            replace(block, samples=block.samples[max(0, position - block.start) :], start=max(position, block.start))
            for block in self._blocks
            if block.end > position
        )

    def _sound(self, start: int, end: int) -> Samples:
        """Called from the recogniser's thread, for what was heard before it was asked for."""
        blocks = [block for block in tuple(self._blocks) if block.start < end and block.end > start]
        return np.concatenate([block.samples[max(0, start - block.start) : end - block.start] for block in blocks])
