"""`scoping-question`: asks the interviewer about users, scale, latency, budget, scope... before or while designing.

Questions are known by their words, for most captions have no question marks: either the sentence is one, or a question
opens in its middle ("and then another one is how soon do we need it"). While the problem is framed, a question about it
is scoping; once the design is under way it must be answered by somebody else, and clarifying what the interviewer just
said is no scoping. A statement the interviewer is meant to confirm ("I take it this is for members only") is scoping
when somebody takes the floor after it; nobody doing so, it is an assumption.
"""

from collections.abc import Iterator
from itertools import pairwise

from voicecoach.analysis.signals.framing import design_begins, is_answered, is_told
from voicecoach.analysis.types import Signal
from voicecoach.language.sentences import Sentence
from voicecoach.language.talk import Talk

TOPIC = "topic."
"""Lexicon labels that begin so name what a scoping question asks about."""

ASKING = ("asking", "requesting")
"""Labels of the words that open a question."""

BEFORE_WHO = frozenset("and so or but okay ok then also is well like know anywhere now first".split())
"""Words after which "who" asks; after another it tells of somebody."""

SCOPE = "scope"
"""The topic of questions that ask what is wanted, whatever it is."""

LONGEST = 30
"""Tokens of a question that opens inside an unpunctuated sentence, at most."""

SHORTEST = 5
"""Tokens of a question before another one may open in the same unpunctuated sentence."""

JOINED = 2
"""Tokens between two questions, at most, that "or" joins ("or like")."""


def find_scoping_questions(talk: Talk) -> Iterator[Signal]:
    """Questions about the problem that the interviewer, not the speaker, is meant to answer."""
    framed = design_begins(talk)
    end = 0
    asked = (*_questions(talk, framed), *_to_be_confirmed(talk, framed))
    for first, last in _joined(talk, [span for span in asked if not _about_the_talk(talk, *span, framed)]):
        if first < end or is_told(talk, first):
            continue
        answered = is_answered(talk, last)
        rhetorical = talk.any_mark("rhetorical", first, last)
        topic = _topic(talk, first, last)
        if topic and (answered or (first < framed and not rhetorical)):
            end = last
            yield Signal("scoping-question", *talk.word_span(first, last), {"topic": topic})


def _joined(talk: Talk, asked: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Questions in order; one that only offers another answer to the one before it ("or is it ...") goes with it."""
    whole: tuple[int, int] | None = None
    for first, last in sorted(asked):
        if whole is not None and (first < whole[1] or _goes_on(talk, whole[1], first)):
            whole = whole[0], max(last, whole[1])
            continue
        if whole is not None:
            yield whole
        whole = first, last
    if whole is not None:
        yield whole


def _goes_on(talk: Talk, end: int, first: int) -> bool:
    """True when "or" leads from the end of one question into the next, or "I mean" puts it again."""
    between = [token.text for token in talk.fluent[max(0, first - JOINED) : first + 1]]
    return first - end <= JOINED and ("or" in between or between[:JOINED] == ["i", "mean"])


def _to_be_confirmed(talk: Talk, framed: int) -> Iterator[tuple[int, int]]:
    """Statements about the problem, opened as such, after which somebody else takes the floor."""
    for mark in talk.marks["understanding"]:
        last = talk.token_sentence(mark.first).last
        if mark.first < framed and is_answered(talk, last):
            yield mark.first, last


def _questions(talk: Talk, framed: int) -> Iterator[tuple[int, int]]:
    """Stretches that ask: a question's sentence, or from the words that open a question to the sentence's end."""
    for sentence in talk.sentences:
        openings = _openings(talk, sentence)
        if _asks(talk, sentence, opens=bool(openings)) or (sentence.first < framed and _is_put(talk, sentence)):
            yield sentence.first, sentence.last
        else:
            for opening, following in pairwise([*openings, sentence.last]):
                stop = following if following - opening >= SHORTEST else sentence.last
                yield opening, min(stop, opening + LONGEST)


def _openings(talk: Talk, sentence: Sentence) -> list[int]:
    """Tokens at which words open that ask or request."""
    marks = (mark for kind in ASKING for mark in talk.marks_within(kind, sentence.first, sentence.last))
    return sorted({mark.first for mark in marks if not _is_relative(talk, mark.first, sentence)})


def _is_relative(talk: Talk, at: int, sentence: Sentence) -> bool:
    """Tell "Marco, who runs support" from "and who runs it"."""
    return talk.fluent[at].text == "who" and at > sentence.first and talk.fluent[at - 1].text not in BEFORE_WHO


def _asks(talk: Talk, sentence: Sentence, *, opens: bool) -> bool:
    """True for a sentence that asks as a whole: with a question mark, or with a tag on words to be confirmed."""
    if _tagged(talk, sentence) and not (opens and _written(talk, sentence)):
        return talk.any_mark("confirming", sentence.first, sentence.last)
    return sentence.question and _written(talk, sentence)


def _is_put(talk: Talk, sentence: Sentence) -> bool:
    """True for a question without its mark that somebody else answers."""
    brief = sentence.last - sentence.first <= LONGEST
    return sentence.question and brief and is_answered(talk, sentence.last) and not _tagged(talk, sentence)


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
        (label == TOPIC + SCOPE, mark.first, label.removeprefix(TOPIC))
        for label in talk.marks
        if label.startswith(TOPIC)
        for mark in talk.marks_within(label, first, last)
    ]
    return min(found)[2] if found else None


def _about_the_talk(talk: Talk, first: int, last: int, framed: int) -> bool:
    """Tell questions about the conversation ("does that make sense?", "do you mean the model?") from the problem's."""
    return talk.any_mark("check-in", first, last) or (first >= framed and talk.any_mark("clarifying", first, last))
