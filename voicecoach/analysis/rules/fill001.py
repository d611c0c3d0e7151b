"""FILL001 filled-pauses: um and uh, by rate and in bursts.

What it looks for:
    More than six filled pauses (um, uh, er, hmm) in a minute of your own speech over the whole answer; below that,
    bursts of three within ten seconds, when there are more of them than one in three minutes.

Why it matters:
    Little, by itself: well-rated candidates say um six to nine times in a minute of interview, and more in a minute of
    their own speech. Far above it, and in bursts, listeners notice the hesitation instead of the design.

Heard:
    "Um so the uh the main um thing here is, uh, latency."

Say instead:
    Nothing: close your mouth and pause. Two seconds of silence sound like thought.

Does not flag:
    Single filled pauses; answers shorter than twenty seconds; transcripts that leave um and uh out. Where a recording's
    recogniser leaves them out, those heard in the sound count, and the finding says "at least". It never outranks a
    finding about content.

Source:
    SpeechAway, after Laske 2024 in the Journal of Applied Behavior Analysis (no penalty up to 5 a minute, harm round
    12); altura.coach (bursts are the signal); seven rated design mocks (6.5 to 9.0 in a minute of interview).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from voicecoach.analysis.hearing import Hearing, hearing
from voicecoach.analysis.speaking import speaking_seconds
from voicecoach.analysis.types import Case, Need, Rule, Severity, Spot
from voicecoach.language.disfluency import Disfluency

INSTEAD = "Say nothing: a silent pause of two seconds sounds like thought."


def check(case: Case) -> Iterator[Spot]:
    """One finding for the whole answer: for its rate when that is high, otherwise for its bursts."""
    pauses = tuple(found for found in case.talk.disfluencies if found.kind == "filled-pause")
    spoken = speaking_seconds(case.talk.answer)
    if not pauses or spoken is None or spoken < case.limits["minimum_seconds"]:
        return
    rate = len(pauses) * 60 / spoken
    if rate > case.limits["quiet_per_minute"]:
        yield Spot(
            first=0,
            last=len(case.talk.answer.words),
            quote=_quote(case, pauses),
            message=f"{_counted(case, len(pauses))}, {rate:.0f} in a minute of speech{_told_apart(pauses)}",
            say_instead=INSTEAD,
        )
        return
    bursts = tuple(_bursts(case, pauses))
    if len(bursts) > spoken / 60 / case.limits["minutes_a_cluster"]:
        yield _tightest(case, bursts)


def _counted(case: Case, times: int) -> str:
    least = "at least " if hearing(case.talk, case.engine) is Hearing.LEAST else ""
    return f"You said um or uh {least}{times} times"


def _told_apart(pauses: Sequence[Disfluency]) -> str:
    sound = sum(found.heard == "sound" for found in pauses)
    return f", {sound} of them heard in the sound alone" if sound else ""


def _quote(case: Case, pauses: Sequence[Disfluency]) -> tuple[int, int]:
    """The first um that is a word; where all were heard in the sound alone, the word after the first."""
    first = next((found.first for found in pauses if found.heard == "words"), pauses[0].first)
    first = min(first, len(case.talk.answer.words) - 1)
    return first, first + 1


@dataclass(frozen=True, slots=True)
class _Burst:
    """Filled pauses close together."""

    pauses: tuple[Disfluency, ...]
    seconds: float


def _bursts(case: Case, pauses: tuple[Disfluency, ...]) -> Iterator[_Burst]:
    """Each burst in order; no pause belongs to two."""
    size, at = int(case.limits["cluster"]), 0
    words = case.talk.answer.words
    times = [found.start if found.heard == "sound" else words[found.first].start for found in pauses]
    while at + size <= len(pauses):
        start, end = times[at], times[at + size - 1]
        if start is not None and end is not None and end - start <= case.limits["cluster_seconds"]:
            yield _Burst(pauses[at : at + size], end - start)
            at += size
        else:
            at += 1


def _tightest(case: Case, bursts: Sequence[_Burst]) -> Spot:
    burst = min(bursts, key=lambda burst: burst.seconds)
    often = f", and there were {len(bursts)} such bursts" if len(bursts) > 1 else ""
    counted, sound = _counted(case, len(burst.pauses)), _told_apart(burst.pauses)
    return Spot(
        first=min(burst.pauses[0].first, len(case.talk.answer.words) - 1),
        last=min(burst.pauses[-1].first + 1, len(case.talk.answer.words)),
        message=f"{counted} in {max(burst.seconds, 1):.0f} seconds{sound}{often}",
        say_instead=INSTEAD,
    )


RULE = Rule(
    code="FILL001",
    name="filled-pauses",
    kind="present",
    severity=Severity.LOW,
    page=__doc__,
    check=check,
    needs=frozenset({Need.TIMES, Need.FILLED_PAUSES}),
    delivery=True,
)
