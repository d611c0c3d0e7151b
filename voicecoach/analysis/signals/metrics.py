"""`success-metric`: how success is measured, stated as a goal; a metric only mentioned as data is none."""

from collections.abc import Iterator

from voicecoach.analysis.types import Signal
from voicecoach.language.talk import Talk


def find_success_metrics(talk: Talk) -> Iterator[Signal]:
    """A goal phrase ("optimise for", "we measure success by") with a metric in the same sentence or the next."""
    reached = 0
    for goal in talk.marks["goal"]:
        sentence = talk.token_sentence(goal.first)
        if sentence.question or goal.first < reached:
            continue
        _, end = talk.near(goal.first, after=1)
        metric = talk.first_mark("metric", goal.first, end)
        if metric is not None:
            reached = max(sentence.last, metric.last)
            primary = talk.any_mark("primary", sentence.first, end)
            yield Signal("success-metric", *talk.word_span(goal.first, metric.last), {"primary": primary})
