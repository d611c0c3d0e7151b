"""The words of a conversation as frozen values; every other room speaks in these."""

from dataclasses import dataclass, replace
from enum import StrEnum

DELIBERATE = frozenset({"nudge", "shift", "probe", "pushback"})
"""Moves of an interviewer of ours that nobody asked for: interruptions on purpose, which are labelled as such."""


class Timing(StrEnum):
    """How far the times of a transcript's words can be trusted."""

    WORD = "word"
    """A recogniser timed every word."""
    CUE = "cue"
    """Only lines or cues are timed; a word's time is spread over its cue by length, right to a few seconds."""
    NONE = "none"
    """Nothing is timed: every `start` and `end` is None."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word as written, with the punctuation that touches it."""

    text: str
    """Never empty, never holds white space."""
    start: float | None = None
    """Seconds from the start of the recording; None when unknown."""
    end: float | None = None
    """Seconds from the start of the recording; None when unknown."""
    probability: float | None = None
    """The recogniser's belief in the word, 0 to 1; None when it states none (captions, typed text)."""

    def later(self, seconds: float) -> "Word":
        """The same word, so many seconds later: from its utterance's time to the recording's."""
        return replace(
            self,
            start=None if self.start is None else round(self.start + seconds, 3),
            end=None if self.end is None else round(self.end + seconds, 3),
        )


@dataclass(frozen=True, slots=True)
class Hesitation:
    """A filled pause (um, uh) heard in the sound where the recogniser wrote no word."""

    start: float
    """Seconds from the start of the recording."""
    end: float
    """Seconds from the start of the recording."""

    def later(self, seconds: float) -> "Hesitation":
        """The same filled pause, so many seconds later: from its utterance's time to the recording's."""
        return Hesitation(round(self.start + seconds, 3), round(self.end + seconds, 3))


@dataclass(frozen=True, slots=True)
class Turn:
    """Words one speaker said without another cutting in: an utterance, a caption cue or a stamped line."""

    words: tuple[Word, ...]
    """Empty where nothing but a filled pause was heard."""
    speaker: str | None = None
    """Name as the transcript gives it; None when it names none."""
    hesitations: tuple[Hesitation, ...] = ()
    """In order of time; empty also where nobody listened for them (transcripts)."""
    move: str | None = None
    """What the turn was to an interviewer of ours: answer, probe, shift...; None for any other turn."""


@dataclass(frozen=True, slots=True)
class Transcript:
    """Everything that was said, in order of time."""

    turns: tuple[Turn, ...]
    timing: Timing

    @property
    def speakers(self) -> tuple[str, ...]:
        """Named speakers, in order of first appearance."""
        return tuple(dict.fromkeys(turn.speaker for turn in self.turns if turn.speaker is not None))


@dataclass(frozen=True, slots=True)
class OtherTurn:
    """What somebody other than the analysed speaker said (the interviewer, the coach)."""

    speaker: str | None
    text: str
    start: float | None
    """Seconds; None when unknown."""
    end: float | None
    """Seconds; None when unknown."""
    before_word: int
    """Index of the analysed speaker's first word after this turn (their number of words when there is none)."""
    move: str | None = None
    """What it was to an interviewer of ours; None where it was none's, or nobody knows."""

    @property
    def deliberate(self) -> bool:
        """True for an interruption on purpose."""
        return self.move in DELIBERATE


@dataclass(frozen=True, slots=True)
class Answer:
    """One speaker's side of a transcript, which is what gets judged."""

    words: tuple[Word, ...]
    others: tuple[OtherTurn, ...]
    timing: Timing
    breaks: tuple[int, ...]
    """Indices of words that open a new turn (utterance, cue or line), ascending; starts with 0 when there are words."""
    speaker: str | None = None
    hesitations: tuple[Hesitation, ...] = ()
    """In order of time; empty also where nobody listened for them (transcripts)."""
