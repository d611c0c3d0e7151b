"""The level of an answer, as interviewers write it at the end of their notes."""

from voicecoach.analysis.types import Analysis

NOT_ENOUGH = "not enough to judge"
"""The level of an answer that was not marked."""

LEAST_WORDS = 250
"""Fluent words a verdict needs, not quite two minutes: as long as a story must be before missing parts are held against
it."""

BANDS = ((80, "strong yes"), (60, "yes"), (40, "lean"), (20, "no"), (0, "strong no"))
"""Least points of a hundred, and the level: five levels, a fifth of the points each."""


def level_of(total: float) -> str:
    """The level that many points of a hundred come to."""
    return next(level for least, level in BANDS if total >= least)


def missing(analysis: Analysis) -> str:
    """Why an answer gets no points, in words that complete "needs ..."; empty when it does."""
    if not analysis.not_enough and len(analysis.talk.fluent) < LEAST_WORDS:
        return f"an answer of at least {LEAST_WORDS} words"
    return analysis.not_enough
