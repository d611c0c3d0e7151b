"""How long the analysed speaker had the floor."""

from collections.abc import Sequence
from itertools import pairwise

from voicecoach.analysis.thresholds import limits
from voicecoach.transcript.types import Answer, Timing, Word


def speaking_seconds(answer: Answer) -> float | None:
    """Seconds from each turn's first word to its last, summed; thinking pauses count, what others say between does not.

    None where words carry no times, or too few do to tell.
    """
    if answer.timing is Timing.NONE or not answer.words:
        return None
    edges = sorted({0, len(answer.words)} | {other.before_word for other in answer.others})
    turns = [answer.words[first:last] for first, last in pairwise(edges)]
    lengths = [stretch_seconds(turn) for turn in turns]
    total = sum(length for length in lengths if length is not None)
    return total if total > 0 else None


def rated_seconds(answer: Answer) -> float | None:
    """The speaker's own time in seconds, where it is long enough for a rate of fillers; None where it is not."""
    seconds = speaking_seconds(answer)
    return seconds if seconds is not None and seconds >= limits("FILL001")["minimum_seconds"] else None


def stretch_seconds(words: Sequence[Word]) -> float | None:
    """Seconds from the first known start to the last known end of some words; None where nothing is known."""
    start = next((word.start for word in words if word.start is not None), None)
    end = next((word.end for word in reversed(words) if word.end is not None), None)
    return end - start if start is not None and end is not None and end > start else None
