"""Something that never came: the stretch without it, when it was due, and which words stood there."""

from dataclasses import dataclass

from voicecoach.analysis.timeline import by_share
from voicecoach.analysis.types import Case, Spot


@dataclass(frozen=True, slots=True)
class Reproach:
    """The two sentences of a finding about an absence."""

    message: str
    """What never came, without when it was due."""
    say_instead: str


def never(case: Case, reproach: Reproach, *kinds: str) -> tuple[Spot, ...]:
    """A finding over the whole answer when no signal of the kinds stands in it; nothing otherwise.

    The rule's threshold `due` is the share of the answer by which one should have come.
    """
    if any(signal.kind in kinds for signal in case.signals):
        return ()
    when, due = case.timeline, case.limits["due"]
    spot = Spot(
        first=when.opening,
        last=len(when.starts),
        quote=when.quote_at(when.word_at(due * when.length)),
        message=f"{reproach.message}; it should have come {by_share(due)}",
        say_instead=reproach.say_instead,
    )
    return (spot,)
