"""The sentences of an answer as stretches of its words; a talk counts them in fluent tokens."""

from voicecoach.analysis.types import Analysis


def sentence_edges(analysis: Analysis) -> tuple[int, ...]:
    """Where sentences begin, in words, and where the last one ends; empty when there are no words.

    A hesitation between two sentences belongs to the next one, unless a full stop follows it.
    """
    talk, words = analysis.talk, analysis.answer.words
    if not words:
        return ()
    starts = [0]
    for sentence in talk.sentences[1:]:
        before, first = talk.positions[sentence.first - 1], talk.positions[sentence.first]
        closed = [at + 1 for at in range(before, first) if words[at].text.rstrip("\"'”’)]").endswith((".", "!", "?"))]
        starts.append(closed[-1] if closed else before + 1)
    return (*starts, len(words))
