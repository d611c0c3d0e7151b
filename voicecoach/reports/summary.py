"""The figures of an answer in one line of words, left out where they were not measured."""

from collections.abc import Iterator

from voicecoach.analysis.types import Analysis
from voicecoach.reports.clock import clock


def summary(analysis: Analysis) -> str:
    """Words, length, pace, fillers, questions and choices."""
    return ", ".join(_parts(analysis)) + "."


def _parts(analysis: Analysis) -> Iterator[str]:
    measures = analysis.measures
    yield _count(measures["words"], "word")
    if measures["minutes"] is not None:
        yield f"{measures['minutes']:.1f} minutes"
        yield f"{measures['words_per_minute']:.0f} words a minute"
    yield from _fillers(measures["fillers_per_minute"], at_least=bool(measures["fillers_at_least"]))
    asked = _count(measures["scoping_questions"], "scoping question")
    first = measures["first_scoping_question_s"]
    yield f"{asked}, the first at {clock(first)}" if first is not None else asked
    yield f"{_count(measures['choices'], 'design choice')}, {measures['choices_with_cost']} with a cost"


def _fillers(rate: float | None, *, at_least: bool) -> Iterator[str]:
    """The rate of um and uh; that there were at least none goes without saying."""
    if rate or (rate is not None and not at_least):
        yield f"{'at least ' if at_least else ''}{rate:.1f} um or uh a minute"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
