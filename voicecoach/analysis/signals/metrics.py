"""`success-metric`: how success is measured, stated as a goal; a metric only mentioned as data is none.

A goal phrase brings a metric in ("optimise for engagement"), and so does talk of measuring a sentence or two before it
("as for the metrics, you could use the area under the curve"). Each metric counts when it is first named so.
"""

from collections.abc import Iterator

from voicecoach.analysis.types import Signal
from voicecoach.language.phrases import Mark
from voicecoach.language.talk import Talk

LISTED = 22
"""Tokens after a success metric in which the next one still belongs to the same list: a spoken sentence."""

OUTRIGHT = "scorekeeping"
"""Label of the words that say outright what success is told by."""

LEAST = 2
"""Words said beside what says outright that they are the measure of success, at least."""

STATED = 8
"""Tokens quoted of them."""

TAGS = frozenset({"right", "correct"})

MEASURED = 60
"""Tokens after talk of measuring in which a metric is one of success: three spoken sentences."""


def find_success_metrics(talk: Talk) -> Iterator[Signal]:
    """Metrics that a goal or talk of measuring brings in, and the metrics listed then."""
    named: set[str] = set()
    reached = 0
    for first, metric in sorted((*_brought_in(talk), *_outright(talk)), key=lambda found: found[1].first):
        again = first == metric.first and talk.text(metric.first, metric.last) in named
        if metric.first < reached or again:
            continue
        sentence = talk.token_sentence(metric.first)
        primary = talk.any_mark("primary", min(first, sentence.first), sentence.last)
        yield Signal("success-metric", *talk.word_span(first, metric.last), {"primary": primary})
        named.add(talk.text(metric.first, metric.last))
        reached = max(metric.last, sentence.last)
        yield from _listed(talk, reached if metric.label == OUTRIGHT else metric.last, named)


def _brought_in(talk: Talk) -> Iterator[tuple[int, Mark]]:
    """Metrics with the token from which they are stated."""
    for metric in talk.marks["metric"]:
        if _is_asked(talk, metric):
            continue
        goal = next(reversed(talk.marks_within("goal", max(0, metric.first - LISTED), metric.first)), None)
        if goal is not None and not _is_asked(talk, goal):
            yield goal.first, metric
        elif talk.any_mark("measuring", metric.first - MEASURED, metric.first):
            yield metric.first, metric


def _outright(talk: Talk) -> Iterator[tuple[int, Mark]]:
    """What is said to be the measure of success, whatever it is ("I'd keep score with broken minutes")."""
    for opening in talk.marks[OUTRIGHT]:
        sentence = talk.token_sentence(opening.first)
        if not _is_asked(talk, opening) and sentence.last - sentence.first > opening.last - opening.first + LEAST:
            last = min(sentence.last, opening.last + STATED)
            # Nothing follows "that's the number I'd put on the wall".
            begin = opening.last if opening.last < last else opening.first
            yield opening.first, Mark(OUTRIGHT, begin, last)


def _is_asked(talk: Talk, mark: Mark) -> bool:
    """True inside a question; a statement that only asks for agreement ("..., right?") is none."""
    sentence = talk.token_sentence(mark.first)
    return sentence.question and talk.fluent[sentence.last - 1].text not in TAGS


def _listed(talk: Talk, first: int, named: set[str]) -> Iterator[Signal]:
    """The metrics that follow one another closely from a token on, each when it is first named."""
    while (metric := talk.first_mark("metric", first, first + LISTED)) is not None:
        text = talk.text(metric.first, metric.last)
        if text not in named:
            named.add(text)
            yield Signal("success-metric", *talk.word_span(metric.first, metric.last), {"primary": False})
        first = metric.last
