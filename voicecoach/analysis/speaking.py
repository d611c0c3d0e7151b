"""How long the analysed speaker had the floor."""

from itertools import pairwise

from voicecoach.transcript.types import Answer, Timing


def speaking_seconds(answer: Answer) -> float | None:
    """Seconds from each turn's first word to its last, summed; thinking pauses count, what others say between does not.

    None where words carry no times, or too few do to tell.
    """
    if answer.timing is Timing.NONE or not answer.words:
        return None
    edges = sorted({0, len(answer.words)} | {other.before_word for other in answer.others})
    turns = [answer.words[first:last] for first, last in pairwise(edges)]
    total = sum((turn[-1].end or 0.0) - (turn[0].start or 0.0) for turn in turns if turn)
    return total if total > 0 else None
