"""PACE001 pace-outside-band: long stretches told too fast or too slowly.

What it looks for:
    Stretches of thirty seconds or more at over 190 or under 100 words a minute, when they make up a fifth of your
    speech or more. Pauses of more than two and a half seconds do not count as speech.

Why it matters:
    Above 190 words a minute listeners understand less, and nobody can take notes; below 100 they finish your
    sentences.

Heard:
    Four minutes on the storage layer at 210 words a minute.

Say instead:
    The same words with a pause after each decision: the pause is where the interviewer comes in.

Does not flag:
    A quick half minute, or a slow one; thinking time; transcripts in which only lines are timed.

Source:
    SpeechAway, after Miller 1976 and others (comprehension falls round 190 words a minute); vendors' bands run from 100
    to 175 (Microsoft 100 to 165, Read AI 130 to 175).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from voicecoach.analysis.types import Case, Need, Rule, Severity, Spot
from voicecoach.transcript.types import Timing, Word


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Words told in one go at one side of the band."""

    first: int
    last: int
    seconds: float


def check(case: Case) -> Iterator[Spot]:
    """At most one finding for what is too fast and one for what is too slow, at its longest stretch."""
    answer = case.talk.answer
    clock = _spoken_clock(case, answer.words) if answer.timing is Timing.WORD else ()
    if not clock or clock[-1] < case.limits["window_seconds"]:
        return
    for fast in (True, False):
        stretches = tuple(_stretches(case, clock, fast=fast))
        if sum(stretch.seconds for stretch in stretches) >= max(case.limits["share"] * clock[-1], 1):
            yield _spot(max(stretches, key=lambda stretch: stretch.seconds), fast=fast)


def _spoken_clock(case: Case, words: Sequence[Word]) -> tuple[float, ...]:
    """For each word the seconds of speech before it, and one for the end; others' turns and long pauses stand still."""
    turns = {other.before_word for other in case.talk.answer.others}
    at, clock = 0.0, [0.0]
    for index, (left, right) in enumerate(pairwise(words), 1):
        if left.start is None or left.end is None or right.start is None:
            return ()
        silence = right.start - left.end
        still = index in turns or silence > case.limits["pause_seconds"]
        at += max(0.0, left.end - left.start + (0.0 if still else silence))
        clock.append(at)
    last = words[-1] if words else Word("-")
    return (*clock, at + (last.end or 0.0) - (last.start or 0.0))


def _stretches(case: Case, clock: Sequence[float], *, fast: bool) -> Iterator[_Stretch]:
    """Windows on one side of the band, neighbours joined."""
    windows = [(start, end) for start, end in _windows(case, clock) if _is_outside(case, clock, start, end, fast=fast)]
    while windows:
        first, last = windows.pop(0)
        while windows and windows[0][0] == last:
            _, last = windows.pop(0)
        yield _Stretch(first, last, clock[last] - clock[first])


def _is_outside(case: Case, clock: Sequence[float], start: int, end: int, *, fast: bool) -> bool:
    rate = (end - start) * 60 / (clock[end] - clock[start])
    return rate > case.limits["fastest"] if fast else rate < case.limits["slowest"]


def _windows(case: Case, clock: Sequence[float]) -> Iterator[tuple[int, int]]:
    """The answer cut into windows, as words (half-open); a shorter rest is left out."""
    start = 0
    for end, second in enumerate(clock):
        if second - clock[start] >= case.limits["window_seconds"]:
            yield start, end
            start = end


def _spot(stretch: _Stretch, *, fast: bool) -> Spot:
    rate = (stretch.last - stretch.first) * 60 / stretch.seconds
    return Spot(
        first=stretch.first,
        last=stretch.last,
        quote=(stretch.first, min(stretch.last, stretch.first + 12)),
        message=f"You spoke at {rate:.0f} words a minute for {stretch.seconds:.0f} seconds",
        say_instead=(
            "The same words, with a breath after each decision."
            if fast
            else "Decide on the sentence before you start it, then say it in one go."
        ),
    )


RULE = Rule(
    code="PACE001",
    name="pace-outside-band",
    kind="present",
    severity=Severity.LOW,
    page=__doc__,
    check=check,
    needs=frozenset({Need.WORD_TIMES}),
    delivery=True,
)
