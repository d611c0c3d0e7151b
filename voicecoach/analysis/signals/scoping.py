"""`scoping-question`: asks the interviewer about users, scale, latency, budget, scope... before or while designing."""

from collections.abc import Iterator

from voicecoach.analysis.types import Signal
from voicecoach.language.sentences import Sentence
from voicecoach.language.talk import Talk

TOPIC = "topic."
"""Lexicon labels that begin so name what a scoping question asks about."""

ANY_SCOPE = "topic.scope"
"""The topic of questions that ask what is wanted, whatever it is."""


def find_scoping_questions(talk: Talk) -> Iterator[Signal]:
    """Questions about a scoping topic that the interviewer, not the speaker, is meant to answer."""
    for index, sentence in enumerate(talk.sentences):
        topic = _topic(talk, sentence) if sentence.question else None
        if topic and not _checks_in(talk, sentence) and not _rhetorical(talk, index):
            yield Signal("scoping-question", *talk.word_span(sentence.first, sentence.last), {"topic": topic})


def _topic(talk: Talk, sentence: Sentence) -> str | None:
    """What the question is about: the topic whose phrase comes first; plain scope only when there is no other."""
    found = [
        (label == ANY_SCOPE, mark.first, label.removeprefix(TOPIC))
        for label in talk.marks
        if label.startswith(TOPIC)
        for mark in talk.marks_within(label, sentence.first, sentence.last)
    ]
    return min(found)[2] if found else None


def _checks_in(talk: Talk, sentence: Sentence) -> bool:
    """Tell questions about the conversation ("does that make sense?") from questions about the problem."""
    return talk.any_mark("check-in", sentence.first, sentence.last)


def _rhetorical(talk: Talk, index: int) -> bool:
    """Tell a question that the speaker goes on to answer ("so how do we do that? Well, ...").

    It is real when somebody else speaks next.
    """
    sentence = talk.sentences[index]
    _, end = talk.word_span(sentence.first, sentence.last)
    following = talk.positions[sentence.last] if sentence.last < len(talk.positions) else end
    answered = any(end <= other.before_word <= following for other in talk.answer.others)
    return not answered and talk.any_mark("rhetorical", sentence.first, sentence.last)
