"""Reasons that say something: what only leads on to custom or to a bare quality word is none.

"Because everybody uses it" and "which gives us a robust foundation" have the form of a reason, and nothing of the
problem in them.
"""

from collections.abc import Iterator

from voicecoach.language.phrases import Mark
from voicecoach.language.talk import Talk

CUSTOM_NEAR = 7
"""Tokens after the words of a reason in which custom opens ("because, I mean, everybody in video is on it")."""

QUALITY_NEAR = 4
"""Tokens after them in which a quality word opens ("which gives us a robust ...")."""


def real_reasons(talk: Talk, first: int, last: int) -> Iterator[Mark]:
    """The words of reasons in a stretch that custom and quality words do not empty.

    Args:
        talk: the answer.
        first: the first fluent token.
        last: the token after the last.
    """
    return (mark for mark in talk.marks_within("reason", first, last) if not _hollow(talk, mark))


def _hollow(talk: Talk, mark: Mark) -> bool:
    custom = talk.first_mark("custom", mark.first, mark.last + CUSTOM_NEAR + 1)
    return custom is not None or talk.any_mark("quality", mark.last, mark.last + QUALITY_NEAR + 1)
