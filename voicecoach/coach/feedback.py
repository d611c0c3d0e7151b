"""Spoken feedback: the strongest moment, at most three things to fix, the level, and one drill to do next.

Evidence comes before advice: when it was, the candidate's own words, what is missing, and what to say instead.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from voicecoach.analysis.types import Analysis, Finding
from voicecoach.coach.phrases import FeedbackPhrases
from voicecoach.coach.sentences import Room, Sentences
from voicecoach.coach.spoken import duration, in_words
from voicecoach.rubric.verdict import Verdict, judge

LONGEST = 43.0
"""Seconds of speech, our choice: as much as can be kept in mind until the next attempt; the rest is in the details."""


@dataclass(frozen=True, slots=True)
class Feedback:
    """What the coach says, sentence by sentence, and what it rests on."""

    sentences: tuple[str, ...]
    fixes: tuple[Finding, ...]
    verdict: Verdict | None = None
    """On the whole answer; None where only an exercise was held."""


Judge = Callable[[Analysis], Feedback]
"""Words the feedback on an answer."""


ROOMS = (
    Room(14, 12, around=True, more=True),
    Room(14, 12, around=True),
    Room(12, 10, around=True),
    Room(10, 8),
    Room(8, 8, brief=True),
    Room(8, 8, brief=True, all_said=False),
    Room(0, 6, brief=True, all_said=False),
    Room(0, 5, brief=True, all_said=False, counted=False),
    Room(0, 5, brief=True, all_said=False, counted=False, areas=False),
)
"""From much to little; the first that does not run too long is taken."""


def feedback(analysis: Analysis, phrases: FeedbackPhrases) -> Feedback:
    """Word the feedback on an answer; the same analysis always gives the same words.

    Where it would run too long, what more there is goes first, then quotations shrink, then what to say instead of the
    third, then the areas, and then the least important fix.
    """
    verdict = judge(analysis)
    if not verdict.fixes and (analysis.not_enough or not analysis.answer.words):
        return Feedback((_nothing(analysis, verdict, phrases),), (), verdict)
    attempts = (
        (tuple(_told(analysis, verdict, verdict.fixes[:count], room, phrases)), verdict.fixes[:count])
        for count in range(len(verdict.fixes), -1, -1)
        for room in ROOMS
    )
    sentences, fixes = next(attempt for attempt in attempts if duration(attempt[0]) <= LONGEST)
    return Feedback(sentences, fixes, verdict)


def _nothing(analysis: Analysis, verdict: Verdict, phrases: FeedbackPhrases) -> str:
    wording = Sentences(analysis, phrases)
    return wording.level(verdict.score, areas=False) if analysis.answer.words else wording.say("nothing-heard")


def _told(
    analysis: Analysis, verdict: Verdict, fixes: tuple[Finding, ...], room: Room, phrases: FeedbackPhrases
) -> Iterator[str]:
    wording = Sentences(analysis, phrases)
    yield from wording.strength(verdict.strength, room.praised)
    yield from wording.fixes(fixes, room)
    if not fixes and verdict.score.total is not None:
        yield wording.say("clear")
    more = len(analysis.foremost) - len(fixes)
    if room.more and fixes and more > 0:
        yield wording.say("more", are="is" if more == 1 else "are", number=in_words(more))
    yield wording.level(verdict.score, areas=room.areas)
    yield from wording.recovery(fixes)
    yield from wording.ending(verdict)
