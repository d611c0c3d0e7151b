"""`operations`: monitoring, alerts, service levels, rollout, rollback, runbooks, on-call, ownership after launch."""

from collections.abc import Iterator

from voicecoach.analysis.signals.spotting import newly_said, once_a_sentence, quoted
from voicecoach.analysis.types import Signal
from voicecoach.language.phrases import Mark
from voicecoach.language.talk import Talk

NEAR = 15
"""Tokens round an experiment in which what it decides on stands."""


def find_operations(talk: Talk) -> Iterator[Signal]:
    """Operations when they are first named, at most one a sentence.

    An experiment is one where it decides on what goes live ("an A/B test before the new model ships"), and not where it
    only measures ("an A/B test of the two pictures").
    """
    named = newly_said(talk, once_a_sentence(talk, "operation"))
    trials = newly_said(talk, once_a_sentence(talk, "experiment", lambda mark: _decides(talk, mark)))
    sentences: set[int] = set()
    for mark in sorted((*named, *trials), key=lambda mark: mark.first):
        sentence = talk.sentence_of[mark.first]
        if mark.label == "operation" or sentence not in sentences:
            yield Signal("operations", *quoted(talk, mark))
        sentences.add(sentence)


def _decides(talk: Talk, experiment: Mark) -> bool:
    return talk.any_mark("going-live", experiment.first - NEAR, experiment.last + NEAR)
