"""What was said in one order of time, as captions need it: nobody's words begin before those above them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from voicecoach.analysis.types import Analysis
from voicecoach.reports.sentences import sentence_edges
from voicecoach.transcript.lines import words_of
from voicecoach.transcript.timing import filled, spread, without_damage
from voicecoach.transcript.types import Answer, OtherTurn, Transcript, Turn, Word

CLOSING = (".", "!", "?")

DASHES = ("-", "–", "—")
"""Beginnings no row may have, unless its speaker's turn has it: readers take them for the mark of another speaker."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of one speaker that nobody cuts into."""

    speaker: str | None
    words: tuple[Word, ...]
    """All of them have a start and an end, in seconds."""
    closes: tuple[bool, ...]
    """For each word whether a sentence ends with it."""


def conversation(answer: Answer) -> Transcript:
    """Both sides of an answer; its speaker is called Candidate where the transcript gave no name and others speak."""
    name = answer.speaker or ("Candidate" if answer.others else None)
    cuts = sorted({*answer.breaks, *(other.before_word for other in answer.others), 0, len(answer.words)})
    own = {first: Turn(answer.words[first:last], name) for first, last in pairwise(cuts)}
    turns: list[Turn] = []
    for place in cuts:
        turns += (_turn(other) for other in answer.others if other.before_word == place)
        turns += (own[place],) if place in own else ()
    return Transcript(tuple(turns), answer.timing)


def stretches(transcript: Transcript, analysis: Analysis | None) -> tuple[Stretch, ...]:
    """Everything that was said, in order of time; empty where nothing is timed.

    A turn into which another speaks is parted there. Where two speak at once, the times of the fewer words are moved
    out of the way.

    Args:
        transcript: what everybody said.
        analysis: of one side of it, which knows its sentences without full stops.
    """
    pieces = _in_order(_pieces(transcript, _closes(transcript, analysis)))
    words = without_damage([word for piece in pieces for word in piece.words])
    if all(word.start is None for word in words):
        return ()
    timed = iter(filled(words))
    return tuple(Stretch(piece.speaker, tuple(next(timed) for _ in piece.words), piece.closes) for piece in pieces)


def _turn(other: OtherTurn) -> Turn:
    words: Sequence[Word] = words_of(other.text)
    if other.start is not None and other.end is not None and other.end >= other.start:
        words = spread(words, other.start, other.end)
    elif words:
        words = (Word(words[0].text, other.start), *words[1:])
    return Turn(tuple(words), other.speaker, move=other.move)


def _closes(transcript: Transcript, analysis: Analysis | None) -> Iterator[bool]:
    """For every word whether a sentence ends with it: as the analysis has it, else by its full stop."""
    ends: frozenset[int] = frozenset()
    if analysis is not None and _own_words(transcript, analysis.answer) == [
        word.text for word in analysis.answer.words
    ]:
        ends = frozenset(edge - 1 for edge in sentence_edges(analysis))
    at = 0
    for turn in transcript.turns:
        own = bool(ends) and _is_own(turn, analysis)
        for word in turn.words:
            yield at in ends if own else word.text.rstrip("\"'”’)]").endswith(CLOSING)
            at += own


def _own_words(transcript: Transcript, answer: Answer) -> list[str]:
    return [word.text for turn in transcript.turns if _by(turn, answer.speaker) for word in turn.words]


def _is_own(turn: Turn, analysis: Analysis | None) -> bool:
    return analysis is not None and _by(turn, analysis.answer.speaker)


def _by(turn: Turn, speaker: str | None) -> bool:
    """True for a turn of a speaker; where nobody is named, all turns are the speaker's."""
    return speaker is None or (turn.speaker or "").strip().casefold() == speaker.strip().casefold()


def _pieces(transcript: Transcript, closes: Iterator[bool]) -> Iterator[Stretch]:
    """The turns, parted where another begins while they last."""
    begins = sorted(start for turn in transcript.turns if (start := _start(turn.words)) is not None)
    for turn in transcript.turns:
        flags = tuple(next(closes) for _ in turn.words)
        for first, last in pairwise(_cuts(turn.words, begins)):
            yield Stretch(turn.speaker, turn.words[first:last], flags[first:last])


def _cuts(words: Sequence[Word], begins: Sequence[float]) -> list[int]:
    """Where a turn is parted, from its first word to behind its last; nowhere when there are none."""
    starts = [word.start for word in words if word.start is not None]
    if len(starts) < len(words) or starts != sorted(starts):
        return [0, len(words)]
    inside = begins[bisect_right(begins, starts[0]) : bisect_right(begins, starts[-1])] if starts else ()
    cuts = {bisect_left(starts, begin) for begin in inside}
    return sorted({0, len(words), *(cut for cut in cuts if not words[cut].text.startswith(DASHES))})


def _in_order(pieces: Iterable[Stretch]) -> list[Stretch]:
    """Sort by start; what is not timed stays behind what stands before it."""
    latest, keyed = 0.0, []
    for piece in pieces:
        start = _start(piece.words)
        latest = latest if start is None else start
        keyed.append((latest, piece))
    return [piece for _, piece in sorted(keyed, key=lambda pair: pair[0]) if piece.words]


def _start(words: Iterable[Word]) -> float | None:
    return next((word.start for word in words if word.start is not None), None)
