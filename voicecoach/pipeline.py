"""The file path: one recording or transcript, from its bytes to the words of the speaker to be judged."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from voicecoach.analysis.types import Source
from voicecoach.audio.decode import Channel, decode
from voicecoach.audio.types import Samples, seconds
from voicecoach.endpointing.segmenter import cut
from voicecoach.endpointing.silero import SileroDetector
from voicecoach.engines.turns import written_down
from voicecoach.engines.types import Engine
from voicecoach.errors import UnreadableInput
from voicecoach.transcript.speaker import select
from voicecoach.transcript.types import Answer, Timing, Transcript, Turn

SHORTEST = 0.5
"""Seconds; a shorter recording holds no word that could be judged."""

Progress = Callable[[float, float], None]
"""Told the seconds of sound written down and the seconds there are."""


@dataclass(frozen=True, slots=True)
class Recording:
    """A recording written down."""

    transcript: Transcript
    seconds: float
    truncated: bool
    """True when the file breaks off before its end."""


def transcribe(path: Path, engine: Engine, *, channel: Channel | None = None, progress: Progress) -> Recording:
    """Write down a recording.

    Raises:
        MissingInput: no such file, a directory, or no permission.
        UnreadableInput: not sound, too short, or nobody speaks in it.
        ModelError: the recogniser failed.
    """
    decoded = decode(path, channel=channel)
    length = seconds(len(decoded.samples))
    if length < SHORTEST:
        raise UnreadableInput(
            f"{path} is only {length:.1f} s long: give a recording of an answer, half a minute or more."
        )
    turns = tuple(_turns(decoded.samples, engine, progress))
    if not any(turn.words for turn in turns):
        raise UnreadableInput(
            f"No speech was heard in {path}: check that the right microphone was recorded, and loud enough."
        )
    return Recording(Transcript(turns, Timing.WORD), length, decoded.truncated)


def _turns(samples: Samples, engine: Engine, progress: Progress) -> Iterator[Turn]:
    total = seconds(len(samples))
    for utterance in cut(samples, SileroDetector()):
        turn = written_down(engine, samples[utterance.start : utterance.end], seconds(utterance.start))
        progress(seconds(utterance.end), total)
        if turn is not None:
            yield turn
    progress(total, total)


def spoken_answer(recording: Recording, path: str, sha256: str) -> tuple[Answer, Source]:
    """The answer in a recording of one person, and where it came from."""
    return select(recording.transcript, None), Source(_shown(path), "audio", recording.seconds, sha256)


def written_answer(transcript: Transcript, speaker: str | None, path: str, sha256: str) -> tuple[Answer, Source]:
    """The answer of one speaker of a transcript, and where it came from.

    Raises:
        NoSuchSpeaker: the transcript does not hold the speaker, or holds several and none was named.
        UnreadableInput: the speaker says nothing.
    """
    answer = select(transcript, speaker)
    if not answer.words:
        raise UnreadableInput(f"There are no words to judge in {path}: give a transcript in which somebody speaks.")
    ends = [word.end for word in answer.words if word.end is not None]
    ends += [other.end for other in answer.others if other.end is not None]
    return answer, Source(_shown(path), "transcript", max(ends, default=None), sha256)


def _shown(path: str) -> str:
    """A file's name as text: bytes of it that are no text are shown as such, so that every report can be written."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
