"""`success-metric`: how success is measured, stated as a goal; a metric only mentioned as data is none."""

from collections.abc import Iterator

from voicecoach.analysis.types import Signal
from voicecoach.language.talk import Talk

LISTED = 22
"""Tokens after a success metric in which the next one still belongs to the same list: a spoken sentence."""


def find_success_metrics(talk: Talk) -> Iterator[Signal]:
    """A goal phrase ("optimise for", "we measure success by") with a metric after it, and the metrics listed then."""
    reached = 0
    named: set[str] = set()
    for goal in talk.marks["goal"]:
        sentence = talk.token_sentence(goal.first)
        if sentence.question or goal.first < reached:
            continue
        _, end = talk.near(goal.first, after=1)
        metric = talk.first_mark("metric", goal.first, min(end, goal.last + LISTED))
        if metric is not None:
            reached = max(sentence.last, metric.last)
            primary = talk.any_mark("primary", sentence.first, end)
            yield Signal("success-metric", *talk.word_span(goal.first, metric.last), {"primary": primary})
            named.add(talk.text(metric.first, metric.last))
            yield from _listed(talk, metric.last, named)


def _listed(talk: Talk, first: int, named: set[str]) -> Iterator[Signal]:
    """The metrics that follow one another closely from a token on, each when it is first named."""
    while (metric := talk.first_mark("metric", first, first + LISTED)) is not None:
        text = talk.text(metric.first, metric.last)
        if text not in named:
            named.add(text)
            yield Signal("success-metric", *talk.word_span(metric.first, metric.last), {"primary": False})
        first = metric.last
