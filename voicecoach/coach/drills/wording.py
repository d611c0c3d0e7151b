"""Sentences of a debrief: lists, counts and how much of it is told."""

from collections.abc import Iterable, Sequence

from voicecoach.coach.feedback import LONGEST, Feedback
from voicecoach.coach.spoken import duration, in_words, moment

QUOTED = 12
"""Words quoted at a time, at most."""

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def listed(names: Iterable[str], joint: str = "and") -> str:
    """Names in a row: "the cost, the team and the date"; empty when there are none."""
    row = tuple(names)
    return " ".join(filter(None, (", ".join(row[:-1]), joint if row[1:] else "", *row[-1:])))


def counted(count: int, noun: str) -> str:
    """How many: "no topic", "one topic", "three topics"."""
    return f"{in_words(count) if count else 'no'} {noun}{'' if count == 1 else 's'}"


def of_all(count: int, total: int) -> str:
    """A part of some things: "none of ten", "four of ten", "all ten"."""
    if count == total:
        return f"all {in_words(total)}" if total > 2 else "both" if total == 2 else "the one"
    return f"{in_words(count) if count else 'none'} of {in_words(total)}"


def capital(sentence: str) -> str:
    """With a capital letter at the beginning."""
    return sentence[:1].upper() + sentence[1:]


def when(seconds: float | None) -> str:
    """When something was said, to begin a sentence with; empty when unknown."""
    said = moment(seconds)
    return f"{capital(said)} " if said else ""


def lasting(seconds: float) -> str:
    """How long something took: "one minute and five seconds"."""
    minutes, rest = divmod(round(seconds), 60)
    parts = [counted(minutes, "minute")] if minutes else []
    return listed([*parts, counted(rest, "second")] if rest or not parts else parts)


def told(
    head: Sequence[str], examples: Iterable[Sequence[str]], tail: Sequence[str] = (), longest: float = LONGEST
) -> Feedback:
    """A debrief: what was heard, then as many examples as there is time for, then what to do.

    Args:
        head: always told.
        examples: a few sentences each, the most important first.
        tail: always told.
        longest: seconds that all of it may take.
    """
    kept = tuple(head)
    for example in examples:
        if duration((*kept, *example, *tail)) <= longest:
            kept = (*kept, *example)
    return Feedback((*kept, *tail), ())
