"""TURN001 no-room: a stretch over two minutes that leaves the interviewer no room.

What it looks for:
    More than two minutes of talk without a check-in, a question, a word from the interviewer, or a silence of three
    seconds; over four minutes it weighs high.

Why it matters:
    The interviewer holds the hints and the marks. Who talks for four minutes about the wrong part finds out when it is
    over; "shall I go deeper here?" costs three seconds.

Heard:
    Three minutes on the shape of the events, while the interviewer wanted to hear about the failures.

Say instead:
    "That's the write path. Shall I go deeper here, or on to what happens when it breaks?"

Does not flag:
    A stretch broken by any of these; two minutes of explanation; where words are untimed, they are counted at 140 a
    minute.

Source:
    Rated mocks and hiring advice: two minutes an answer, three for complex technical ones; a hiring committee's remark
    on a candidate who left no entry points (monologue: warn at 120 s, high at 240 s).
"""

from collections.abc import Iterator
from itertools import pairwise
from operator import itemgetter

from voicecoach.analysis.types import Case, Need, Rule, Severity, Spot
from voicecoach.transcript.types import Timing


def check(case: Case) -> Iterator[Spot]:
    """The longest stretches without room, in order."""
    when, limits = case.timeline, case.limits
    edges = sorted({when.opening, len(when.starts), *_rooms(case)})
    stretches = ((_seconds(case, first, last), first, last) for first, last in pairwise(edges))
    longest = sorted((stretch for stretch in stretches if stretch[0] > limits["seconds"]), reverse=True)
    for seconds, first, last in sorted(longest[: int(limits["most"])], key=itemgetter(1)):
        due = when.word_at(when.starts[first] + limits["seconds"])
        yield Spot(
            first=first,
            last=last,
            quote=when.quote_at(due),
            message=f"You talked for {_spoken(seconds)} and left no room; two minutes in it was time to ask",
            say_instead="Shall I go deeper here, or on to what happens when it breaks?",
            severity=Severity.HIGH if seconds > limits["high_seconds"] else None,
        )


def _rooms(case: Case) -> Iterator[int]:
    """Words before which, or with which, the interviewer could come in."""
    talk, opening = case.talk, case.timeline.opening
    spots = [other.before_word for other in talk.answer.others]
    spots += [signal.last for kind in ("check-in", "scoping-question") for signal in case.of_kind(kind)]
    spots += [talk.word_span(sentence.first, sentence.last)[1] for sentence in talk.sentences if sentence.question]
    if talk.answer.timing is Timing.WORD:
        spots += _silences(case)
    yield from (spot for spot in spots if spot > opening)


def _silences(case: Case) -> Iterator[int]:
    for at, (left, right) in enumerate(pairwise(case.talk.answer.words), 1):
        if left.end is not None and right.start is not None and right.start - left.end >= case.limits["silence"]:
            yield at


def _seconds(case: Case, first: int, last: int) -> float:
    """Length of a stretch, up to the end of its last word."""
    starts = case.timeline.starts
    end = starts[last] if last < len(starts) else case.timeline.length
    return min(end, starts[last - 1] + 1) - starts[first] if last > first else 0.0


def _spoken(seconds: float) -> str:
    """A length as it is said, to ten seconds: "2 minutes 40"."""
    minutes, rest = divmod(round(seconds / 10) * 10, 60)
    return f"{minutes} minutes {rest}" if rest else f"{minutes} minutes"


RULE = Rule(
    code="TURN001",
    name="no-room",
    kind="absent",
    severity=Severity.MEDIUM,
    page=__doc__,
    check=check,
    needs=frozenset({Need.ENOUGH_WORDS}),
)
