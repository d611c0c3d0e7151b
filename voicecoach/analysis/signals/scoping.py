"""`scoping-question`: asks the interviewer about users, scale, latency, budget, scope... before or while designing.

Questions are known by their words, for most captions have no question marks: either the sentence is one, or a question
opens in its middle ("and then another one is how soon do we need it"). While the problem is framed, a question about it
is scoping; once the design is under way it must be answered by somebody else, and clarifying what the interviewer just
said is no scoping.
"""

from collections.abc import Iterator
from itertools import pairwise

from voicecoach.analysis.signals.proposals import find_proposals
from voicecoach.analysis.types import Signal
from voicecoach.language.sentences import Sentence
from voicecoach.language.talk import Talk

TOPIC = "topic."
"""Lexicon labels that begin so name what a scoping question asks about."""

ANY_SCOPE = "topic.scope"
"""The topic of questions that ask what is wanted, whatever it is."""

PROPOSALS = 3
"""So many proposals close together mean that the design is under way; single ones slip out while questions are still
being asked."""

CLOSE = 300
"""Tokens that are close together: two minutes of speech."""

LONGEST = 30
"""Tokens of a question that opens inside an unpunctuated sentence, at most."""

SHORTEST = 5
"""Tokens of a question before another one may open in the same unpunctuated sentence."""

ANSWERED = 3
"""Tokens after a question within which another speaker's turn counts as its answer ("... or so")."""


def find_scoping_questions(talk: Talk) -> Iterator[Signal]:
    """Questions about the problem that the interviewer, not the speaker, is meant to answer."""
    framed = _framed(talk)
    end = 0
    for first, last in _questions(talk):
        if first < end or _about_the_talk(talk, first, last, framed):
            continue
        topic = _topic(talk, first, last)
        answered = _answered(talk, last)
        rhetorical = talk.any_mark("rhetorical", first, last)
        if topic and (answered or (first < framed and not rhetorical)):
            end = last
            yield Signal("scoping-question", *talk.word_span(first, last), {"topic": topic})


def _framed(talk: Talk) -> int:
    """The token at which the design is under way: proposals come close together, or many have come one by one."""
    starts = [proposal.first for proposal in find_proposals(talk)]
    runs = zip(starts, starts[PROPOSALS - 1 :], strict=False)
    dense = next((last for first, last in runs if last - first <= CLOSE), None)
    if dense is None:
        return starts[PROPOSALS - 1] if len(starts) >= PROPOSALS else len(talk.fluent)
    return dense


def _questions(talk: Talk) -> Iterator[tuple[int, int]]:
    """Stretches that ask: a question's sentence, or from the words that open a question to the sentence's end."""
    for sentence in talk.sentences:
        openings = [mark.first for mark in talk.marks_within("asking", sentence.first, sentence.last)]
        if _asks(talk, sentence, opens=bool(openings)):
            yield sentence.first, sentence.last
        else:
            for opening, following in pairwise([*openings, sentence.last]):
                stop = following if following - opening >= SHORTEST else sentence.last
                yield opening, min(stop, opening + LONGEST)


def _asks(talk: Talk, sentence: Sentence, *, opens: bool) -> bool:
    """True for a sentence that asks as a whole: with a question mark, or with a tag on words to be confirmed."""
    if _tagged(talk, sentence) and not (opens and _written(talk, sentence)):
        return talk.any_mark("confirming", sentence.first, sentence.last)
    return sentence.question and _written(talk, sentence)


def _written(talk: Talk, sentence: Sentence) -> bool:
    """True where somebody put a question mark."""
    first, last = talk.word_span(sentence.first, sentence.last)
    return any("?" in word.text for word in talk.answer.words[first:last])


def _tagged(talk: Talk, sentence: Sentence) -> bool:
    """True for a statement that only asks for agreement ("..., right?")."""
    return talk.fluent[sentence.last - 1].text in {"right", "correct", "okay"} and sentence.last - sentence.first > 2


def _topic(talk: Talk, first: int, last: int) -> str | None:
    """What the question is about: the topic whose phrase comes first; plain scope only when there is no other."""
    found = [
        (label == ANY_SCOPE, mark.first, label.removeprefix(TOPIC))
        for label in talk.marks
        if label.startswith(TOPIC)
        for mark in talk.marks_within(label, first, last)
    ]
    return min(found)[2] if found else None


def _about_the_talk(talk: Talk, first: int, last: int, framed: int) -> bool:
    """Tell questions about the conversation ("does that make sense?", "do you mean the model?") from the problem's."""
    return talk.any_mark("check-in", first, last) or (first >= framed and talk.any_mark("clarifying", first, last))


def _answered(talk: Talk, last: int) -> bool:
    """True when somebody else speaks right after a question."""
    end = talk.positions[last - 1] + 1
    reach = min(last + ANSWERED, len(talk.positions)) - 1
    until = talk.positions[reach] + 1 if last + ANSWERED <= len(talk.positions) else len(talk.answer.words)
    return any(end <= other.before_word <= until for other in talk.answer.others)
