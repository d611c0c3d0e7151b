"""Whether there is enough to judge: a short, empty, foreign or garbled answer gets a reason and no verdict."""

from voicecoach.analysis.thresholds import limits
from voicecoach.language.talk import Talk


def enough(talk: Talk) -> str:
    """Why an answer cannot be judged as a whole, in words that complete "needs ..."; empty when it can."""
    return too_short(talk, limits("all")["minimum_words"]) or unintelligible(talk)


def too_short(talk: Talk, minimum_words: float) -> str:
    """How long an answer must be when it is shorter; empty when it is long enough."""
    short = len(talk.answer.words) < minimum_words
    return f"an answer of at least {minimum_words:.0f} words" if short else ""


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
    share = function_share(talk)
    if share < within["least_function_words"]:
        return "an answer in English sentences: hardly any of the small words of English were heard"
    if share > within["most_function_words"]:
        return "clearer sound: little but the small words of English was heard"
    return ""


def function_share(talk: Talk) -> float:
    """Share of grammatical words (the, of, we, is...) among the fluent words, 0 to 1; a contraction is one."""
    vocabulary = talk.fluent.vocab
    return sum(vocabulary[token.text.partition("'")[0]].is_stop for token in talk.fluent) / len(talk.fluent)
