"""FILL001 filled-pauses: um and uh, by rate and in clusters.

What it looks for:
    More than six filled pauses (um, uh, er, hmm) a minute over the whole answer, or three of them within ten seconds.

Why it matters:
    Little, below that: well-rated candidates say um six to nine times a minute. Above it, and in bursts, listeners
    notice the hesitation instead of the design.

Heard:
    "Um so the uh the main um thing here is, uh, latency."

Say instead:
    Nothing: close your mouth and pause. Two seconds of silence sound like thought.

Does not flag:
    Single filled pauses; answers shorter than twenty seconds; transcripts whose recogniser leaves um and uh out. It
    never outranks a finding about content.

Source:
    Seven rated design mocks (6.5 to 9.0 a minute); Laske 2024 (no penalty up to 5 a minute, harm round 12).
"""

from collections.abc import Iterator, Sequence

from voicecoach.analysis.speaking import speaking_seconds
from voicecoach.analysis.types import Case, Need, Rule, Severity, Spot

INSTEAD = "Say nothing: a silent pause of two seconds sounds like thought."


def check(case: Case) -> Iterator[Spot]:
    """One finding for the whole answer when the rate is high; otherwise one for the first cluster."""
    pauses = [found.first for found in case.talk.disfluencies if found.kind == "filled-pause"]
    spoken = speaking_seconds(case.talk.answer)
    if not pauses or spoken is None or spoken < case.limits["minimum_seconds"]:
        return
    rate = len(pauses) * 60 / spoken
    if rate > case.limits["quiet_per_minute"]:
        high = rate > case.limits["high_per_minute"]
        yield Spot(
            first=0,
            last=len(case.talk.answer.words),
            quote=(pauses[0], pauses[0] + 1),
            message=f"You said um or uh {len(pauses)} times, about {rate:.0f} a minute",
            say_instead=INSTEAD,
            severity=Severity.MEDIUM if high else Severity.LOW,
        )
    else:
        yield from _clusters(case, pauses)


def _clusters(case: Case, pauses: Sequence[int]) -> Iterator[Spot]:
    words, size = case.talk.answer.words, int(case.limits["cluster"])
    for first, last in zip(pauses, pauses[size - 1 :], strict=False):
        start, end = words[first].start, words[last].end
        if start is not None and end is not None and end - start <= case.limits["cluster_seconds"]:
            yield Spot(
                first=first,
                last=last + 1,
                message=f"You said um or uh {size} times in {end - start:.0f} seconds",
                say_instead=INSTEAD,
            )
            return


RULE = Rule(
    code="FILL001",
    name="filled-pauses",
    kind="present",
    severity=Severity.LOW,
    page=__doc__,
    check=check,
    needs=frozenset({Need.TIMES, Need.VERBATIM}),
    delivery=True,
)
