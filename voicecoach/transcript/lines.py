"""Lines as the text formats hold them, and how they become a transcript with mended, filled-in times."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from voicecoach.transcript.timing import (
    LAST_WORD,
    LONGEST_WORD,
    filled,
    in_order,
    sound_time,
    spread,
    without_damage,
)
from voicecoach.transcript.types import Timing, Transcript, Turn, Word

_MOST = 0.9
"""Share of words that must have a time of their own before a transcript counts as timed by the word.

Recognisers leave a few untimed (numerals in WhisperX, the first word of a YouTube cue)."""


@dataclass(frozen=True, slots=True)
class Line:
    """A caption cue, a stamped line or a segment, as written: its times may be missing or wrong."""

    words: tuple[Word, ...]
    """Their own times, where they have any, are exact ones."""
    speaker: str | None = None
    start: float | None = None
    """Seconds, as written."""
    end: float | None = None
    """Seconds, as written."""


def words_of(text: str) -> tuple[Word, ...]:
    """Split text on white space into words without times."""
    return tuple(Word(part) for part in text.split())


def transcript_of(lines: Iterable[Line]) -> Transcript:
    """Make a turn of every line that has words, with the best times its writer gave."""
    spoken = [line for line in lines if line.words]
    words = [word for line in spoken for word in line.words]
    exact = sum(sound_time(word.start) is not None for word in words)
    if words and exact >= _MOST * len(words):
        return Transcript(_turns(spoken, _exact(spoken)), Timing.WORD)
    if any(sound_time(line.start) is not None for line in spoken):
        return Transcript(_turns(spoken, _cued(spoken)), Timing.CUE)
    return Transcript(_turns(spoken, [Word(word.text, probability=word.probability) for word in words]), Timing.NONE)


def _exact(lines: Sequence[Line]) -> list[Word]:
    """Times of words timed one by one; a line without such times lends its words its own."""
    words: list[Word] = []
    for line in lines:
        start, end = sound_time(line.start), sound_time(line.end)
        timed = any(word.start is not None for word in line.words)
        if timed or start is None or end is None or end < start:
            words += line.words
        else:
            words += spread(line.words, start, end)
    return _without_overlap(filled(without_damage(words)), lines)


def _without_overlap(words: Sequence[Word], lines: Sequence[Line]) -> list[Word]:
    """End a word where its speaker starts the next one; two speakers may well speak at once."""
    speakers = [line.speaker for line in lines for _ in line.words]
    out = list(words)
    for index in range(len(words) - 1):
        limit, end = words[index + 1].start, words[index].end
        if speakers[index] == speakers[index + 1] and limit is not None and end is not None and end > limit:
            out[index] = replace(words[index], end=limit)
    return out


def _cued(lines: Sequence[Line]) -> list[Word]:
    """Times of words spread over their lines; lines without a sound start share the stretch of the line before."""
    starts = in_order([line.start for line in lines], strictly=True)
    anchors = [index for index, start in enumerate(starts) if start is not None]
    words: list[Word] = []
    if anchors[0] > 0:  # a title above the first stamp
        words += _stretch(lines[: anchors[0]], 0.0, starts[anchors[0]])
    for at, following in zip(anchors, [*anchors[1:], None], strict=True):
        words += _stretch(lines[at:following], starts[at] or 0.0, None if following is None else starts[following])
    return words


def _stretch(lines: Sequence[Line], start: float, until: float | None) -> list[Word]:
    words = [word for line in lines for word in line.words]
    ends = [end for line in lines if (end := sound_time(line.end)) is not None and end > start]
    if ends:
        return spread(words, start, max(ends) if until is None else min(max(ends), until))
    end = start + len(words) * (LAST_WORD if until is None else LONGEST_WORD)
    return spread(words, start, end if until is None else min(end, until), LONGEST_WORD)


def _turns(lines: Sequence[Line], words: Sequence[Word]) -> tuple[Turn, ...]:
    turns: list[Turn] = []
    at = 0
    for line in lines:
        turns.append(Turn(tuple(words[at : at + len(line.words)]), line.speaker))
        at += len(line.words)
    return tuple(turns)
