"""Texts as spoken answers, for the tests of language and rules."""

from voicecoach.analysis.runner import analyse
from voicecoach.analysis.types import Analysis, Source
from voicecoach.engines.types import EngineInfo
from voicecoach.language.tokens import bare
from voicecoach.transcript.types import Answer, OtherTurn, Timing, Word

PACE = 0.4
"""Seconds a word: 150 words a minute."""

SOURCE = Source("answer.txt", "transcript", None, "0" * 64)

VERBATIM = EngineInfo("replay", "test", verbatim=True, offline_fallback=False)


def answer(text: str, *, others: tuple[OtherTurn, ...] = (), timing: Timing = Timing.CUE) -> Answer:
    """A text as an answer, spoken evenly; untimed when the timing says so."""
    timed = timing is not Timing.NONE
    words = tuple(
        Word(word, at * PACE if timed else None, at * PACE + 0.35 if timed else None)
        for at, word in enumerate(text.split())
    )
    return Answer(words, others, timing, (0,) if words else ())


def unpunctuated(text: str) -> str:
    """The same words as a recogniser without punctuation writes them."""
    return " ".join(bare(word) for word in text.split())


def judged(text: str, round_name: str = "tpm") -> Analysis:
    """The analysis of a text."""
    return analyse(answer(text), SOURCE, None, round_name=round_name)
