"""From the turns of an answer to what is said about it."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from voicecoach.analysis.runner import analyse
from voicecoach.analysis.types import Analysis, Source
from voicecoach.coach.conversation import MoveKind
from voicecoach.coach.feedback import Feedback
from voicecoach.coach.floor import LEFT_LINE, QUIET_AGAIN, QUIET_LINE, Ending
from voicecoach.errors import UnreadableInput
from voicecoach.session.events import Judged, Take
from voicecoach.session.setting import Setting
from voicecoach.transcript.speaker import select
from voicecoach.transcript.types import Timing, Transcript, Turn, Word

CANDIDATE, COACH = "You", "Coach"
"""Speakers of a session's transcript."""

CLOSING: Mapping[Ending, str] = MappingProxyType({Ending.KEY: "Thank you.", Ending.TIME: "That's the time. Thank you."})
"""What the coach says at once when an answer is cut off in the middle."""

FIXED = (QUIET_LINE, QUIET_AGAIN, LEFT_LINE, *CLOSING.values())
"""What may have to be said at any moment."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """What is to be said of an answer as it stands."""

    transcript: Transcript
    analysis: Analysis
    """Its source has no length and no digest yet: the recording still grows."""
    feedback: Feedback


def opinion(setting: Setting, turns: Sequence[Turn]) -> Opinion:
    """Judge what the candidate said so far, and have the voice ready to say it.

    Raises:
        UnreadableInput: nothing was said.
    """
    if not has_words(turns):
        raise UnreadableInput(
            f"No words were heard in the answer; its sound is kept in {setting.recording}. "
            "Check the microphone's level."
        )
    transcript = session_transcript(setting.prompt.spoken, turns)
    analysis = analyse(
        select(transcript, CANDIDATE),
        Source(str(setting.recording), "audio", None, ""),
        setting.engine.info,
        round_name=setting.prompt.round,
        prompt=setting.prompt.id,
        settings=setting.settings,
    )
    said = setting.judge(analysis)
    setting.speaker.prepare((*FIXED, *said.sentences))
    return Opinion(transcript, analysis, said)


def judged(setting: Setting, take: Take, held: Opinion) -> Judged:
    """The opinion together with the recording it is of, which is whole by now."""
    source = Source(str(setting.recording), "audio", take.seconds, digest_of(setting.recording))
    return Judged(take, held.transcript, replace(held.analysis, source=source), held.feedback)


def session_transcript(question: Sequence[str], turns: Iterable[Turn]) -> Transcript:
    """Both sides of a session: the question, then the answer with what the coach said in between."""
    return Transcript((coach_turn(" ".join(question)), *turns), Timing.WORD)


def coach_turn(text: str, begun: float | None = None, move: MoveKind | None = None) -> Turn:
    """What the coach said, as a turn; nobody measured when each of its words was heard.

    Args:
        text: the words.
        begun: second at which the first was spoken; None when unknown.
        move: what it was to the interviewer; None for what was not the interviewer's.
    """
    words = [Word(word) for word in text.split()]
    if words and begun is not None:
        words[0] = replace(words[0], start=begun)
    return Turn(tuple(words), COACH, move=None if move is None else move.value)


def ended(turn: Turn, until: float) -> Turn:
    """A turn of which it is known now when it was over, in seconds; never before it began."""
    *words, last = turn.words
    begun = turn.words[0].start or 0.0
    return replace(turn, words=(*words, replace(last, end=max(begun, until))))


def candidate_turn(turn: Turn) -> Turn:
    """What the recogniser heard, as the candidate's turn."""
    return replace(turn, speaker=CANDIDATE)


def has_words(turns: Iterable[Turn]) -> bool:
    """True when the candidate said something."""
    return any(turn.words for turn in turns if turn.speaker == CANDIDATE)


def digest_of(recording: Path) -> str:
    """SHA-256 of the recording, in hexadecimal; of nothing where there was no room for it."""
    if not recording.exists():
        return hashlib.sha256(b"").hexdigest()
    with recording.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
