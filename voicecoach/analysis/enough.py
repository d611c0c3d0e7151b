"""Whether there is enough to judge: a short, empty, foreign or garbled answer gets a reason and no verdict."""

import re
from collections.abc import Mapping, Sequence

from voicecoach.analysis.thresholds import limits
from voicecoach.analysis.types import Signal
from voicecoach.language.talk import Talk

NEVER_SAID = re.compile(r"[{}=;_<>|\\@#]|\w\(")
"""Signs that stand in program code and tables, and in no transcript of speech."""


def enough(talk: Talk) -> str:
    """Why an answer cannot be judged as a whole, in words that complete "needs ..."; empty when it can."""
    return too_short(talk, limits("all")["minimum_words"]) or unintelligible(talk)


def too_short(talk: Talk, minimum_words: float) -> str:
    """How long an answer must be when it is shorter; empty when it is long enough.

    Um, uh and words said twice by mistake are no words of an answer.
    """
    if len(talk.fluent) >= minimum_words:
        return ""
    padded = len(talk.answer.words) >= minimum_words
    return f"an answer of at least {minimum_words:.0f} words{' beside um, uh and stutters' if padded else ''}"


def too_thin(signals: Sequence[Signal]) -> str:
    """What an answer must hold when next to nothing was heard in it; empty when there is something to go by."""
    thin = len(signals) < limits("enough")["least_signals"]
    return "more to go by: hardly a question, choice, figure or decision was heard in it" if thin else ""


def unintelligible(talk: Talk) -> str:
    """Why nothing in an answer can be trusted, in words that complete "needs ..."; empty when it can.

    Short answers pass: too few words say nothing about their language.
    """
    within = limits("enough")
    if len(talk.fluent) < within["words"]:
        return ""
    probabilities = [word.probability for word in talk.answer.words if word.probability is not None]
    if probabilities and sum(probabilities) / len(probabilities) < within["least_probability"]:
        return "clearer sound: the recogniser was unsure of most words"
    return _no_speech(talk, within) or _no_english(function_share(talk), within)


def _no_speech(talk: Talk, within: Mapping[str, float]) -> str:
    if unsaid_share(talk) > within["most_unsaid"]:
        return "speech: much of it is written as nobody says it, like program code or a table"
    looped = distinct_words(talk) < within["least_distinct"]
    return "clearer sound: the same few words were heard again and again" if looped else ""


def _no_english(share: float, within: Mapping[str, float]) -> str:
    if share < within["least_function_words"]:
        return "an answer in English sentences: hardly any of the small words of English were heard"
    if share > within["most_function_words"]:
        return "clearer sound: little but the small words of English was heard"
    return ""


def function_share(talk: Talk) -> float:
    """Share of grammatical words (the, of, we, is...) among the fluent words, 0 to 1; a contraction is one."""
    vocabulary = talk.fluent.vocab
    return sum(vocabulary[token.text.partition("'")[0]].is_stop for token in talk.fluent) / len(talk.fluent)


def unsaid_share(talk: Talk) -> float:
    """Share of the words that hold signs nobody says, 0 to 1."""
    return sum(NEVER_SAID.search(word.text) is not None for word in talk.answer.words) / len(talk.answer.words)


def distinct_words(talk: Talk) -> float:
    """Different words among sixty fluent ones in a row, on average; the last few words are left out."""
    said, size = [token.text for token in talk.fluent], int(limits("enough")["words"])
    rows = [said[at : at + size] for at in range(0, len(said) - size + 1, size)]
    return sum(len(set(row)) for row in rows) / len(rows)
