"""What the candidate may say to the program instead of to the interviewer; only when it is all they say."""

from collections.abc import Iterable

DONE = frozenset(
    {
        "i'm done",
        "im done",
        "i am done",
        "okay i'm done",
        "ok i'm done",
        "and i'm done",
        "so i'm done",
        "i'm all done",
        "i'm finished",
        "i am finished",
        "that's it i'm done",
        "thank you i'm done",
    }
)
"""Ways to end the answer. "Done" alone is none: it ends many a sentence that a pause has cut."""

HESITATIONS = frozenset({"um", "uh", "er", "hmm", "mm"})


def says_done(words: Iterable[str]) -> bool:
    """True when an utterance says that the answer is over, and nothing else.

    Args:
        words: the utterance's words as written.
    """
    spoken = [word.lower().replace("’", "'").strip(".,!?") for word in words]
    return " ".join(word for word in spoken if word not in HESITATIONS) in DONE
