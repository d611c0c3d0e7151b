"""Words of an answer as they are quoted to who was not there."""

from voicecoach.analysis.types import Analysis

FEWEST = 14
"""Words quoted at least, with those round them: less says nothing out of its place."""

LONGEST = 24
"""Words quoted at most, as much as stands in two lines; our choice."""


def quote_of(analysis: Analysis, first: int, last: int) -> str:
    """A stretch of words, cut where it is long; with the words round it where it is short."""
    context = max(0, FEWEST - (last - first))
    begin, end = max(0, first - context // 2), min(last + context - context // 2, first + LONGEST)
    words = " ".join(word.text for word in analysis.answer.words[begin:end])
    return f"{words} ..." if end < last else words
