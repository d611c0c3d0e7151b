"""What goes on when "details" is said: the findings left over, the points and where they are from, the committee."""

from collections.abc import Iterator, Sequence

from voicecoach.analysis.types import Analysis
from voicecoach.coach.drills.replies import replies
from voicecoach.coach.drills.wording import listed
from voicecoach.coach.feedback import Feedback
from voicecoach.coach.phrases import FeedbackPhrases
from voicecoach.coach.prompts import Shift
from voicecoach.coach.quotes import pointed
from voicecoach.coach.sentences import Room, Sentences
from voicecoach.coach.spoken import in_words, moment
from voicecoach.rubric.committee import NO_EVIDENCE, CommitteeAnswer, Heard
from voicecoach.rubric.score import AreaScore, Reason

ROOM = Room(0, 12)

GIVEN, LOST = 2, 2
"""Pieces of evidence and findings that are named in an area, at most: those that gave and took most. Our choice; the
report has them all."""

QUOTED = 14
"""Words quoted for the committee, at most."""


def details(
    analysis: Analysis, given: Feedback, phrases: FeedbackPhrases, shifts: Sequence[Shift] = ()
) -> tuple[tuple[str, ...], ...]:
    """Everything else that was found, a few sentences at a time; what the feedback has said is not said again.

    Args:
        analysis: of the answer.
        given: the feedback that was spoken on it.
        phrases: what the coach says of its own.
        shifts: the changed constraints of the question, with what a good reply to each names.
    """
    wording = Sentences(analysis, phrases)
    said = {finding.code for finding in given.fixes}
    found = [wording.fix(finding, ROOM) for finding in analysis.foremost if finding.code not in said]
    points, committee = _points(analysis, given, wording), _committee(given, wording)
    return (*found, *_unnamed(analysis, shifts, wording), *points, *committee) or ((wording.say("details.none"),),)


def _unnamed(analysis: Analysis, shifts: Sequence[Shift], wording: Sentences) -> Iterator[tuple[str, ...]]:
    """What replies to changed constraints left out; a reply of no words is SHIFT001's."""
    for reply in replies(analysis, [shift.says for shift in shifts]):
        missing = [want.name for want in shifts[reply.number].wants if not reply.names(want)]
        if missing and reply.first < reply.last:
            yield (wording.say("details.unnamed", when=moment(reply.at), what=listed(missing, "or")),)


def _points(analysis: Analysis, given: Feedback, wording: Sentences) -> Iterator[tuple[str, ...]]:
    if given.verdict is not None and given.verdict.score.total is not None:
        for area in given.verdict.score.areas:
            yield tuple(_area(analysis, area, wording))


def _area(analysis: Analysis, area: AreaScore, wording: Sentences) -> Iterator[str]:
    """An area's points, the evidence that gave most, and the findings that took most."""
    yield wording.say(
        "details.area",
        area=wording.area(area.name),
        points=_points_in_words(area.points or 0.0),
        weight=in_words(area.weight),
    )
    given = _dearest([reason for reason in area.because if (reason.points or 0.0) > 0], GIVEN)
    lost = _dearest([reason for reason in area.because if (reason.points or 0.0) < 0], LOST)
    names = {finding.code: finding.name.replace("-", " ") for finding in analysis.findings}
    if not given:
        yield wording.say("details.nothing")
    for reason in given:
        yield _told("details.given", wording.name_of(reason.signal or ""), reason, wording)
    for reason in lost:
        yield _told("details.lost", names[reason.code or ""], reason, wording)


def _dearest(reasons: Sequence[Reason], most: int) -> list[Reason]:
    """Those worth most, one of each kind, in their order."""
    kinds: dict[str | None, Reason] = {}
    for reason in sorted(reasons, key=lambda reason: -abs(reason.points or 0.0)):
        kinds.setdefault(reason.signal or reason.code, reason)
    chosen = list(kinds.values())[:most]
    return [reason for reason in reasons if reason in chosen]


def _told(name: str, what: str, reason: Reason, wording: Sentences) -> str:
    amount = _points_in_words(abs(reason.points or 0.0))
    return wording.say(name, what=what, when=moment(reason.at), amount=amount)


def _points_in_words(points: float) -> str:
    """Points as people say them: "seven", "one and a half", "a half"."""
    whole, half = divmod(round(2 * points), 2)
    if not half:
        return in_words(whole)
    return f"{in_words(whole)} and a half" if whole else "a half"


def _committee(given: Feedback, wording: Sentences) -> Iterator[tuple[str, ...]]:
    """Each question with the answer and the words it rests on."""
    asked = given.verdict.committee if given.verdict is not None else ()
    if asked:
        yield (wording.say("details.committee"),)
    for question in asked:
        yield (wording.aloud(question.asks), *_answer(question, wording))


def _answer(question: CommitteeAnswer, wording: Sentences) -> Iterator[str]:
    if question.answer == NO_EVIDENCE:
        yield wording.say("details.no-evidence")
        return
    yield _heard(f"details.{question.answer}", (*question.favour, *question.against)[0], wording)
    if question.favour and question.against:
        yield _heard("details.against", question.against[0], wording)


def _heard(name: str, heard: Heard, wording: Sentences) -> str:
    return wording.say(name, when=moment(heard.at), quote=pointed(heard.quote, QUOTED))
