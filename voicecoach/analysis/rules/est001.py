"""EST001 scale-never-sized: scale spoken of and never sized.

What it looks for:
    Load named as something large ("millions of users", "high throughput", "at scale") in an answer in which no figure
    says how large: no count of users, requests or files, no rate, no size, no estimate.

Why it matters:
    One figure decides whether a single database will do. Until it is said, every choice made for the sake of scale is a
    guess, and the interviewer cannot tell whether you would know.

Heard:
    "It has to handle high traffic, so we shard everything."

Say instead:
    "A million updates a day is about twelve a second, so one node carries it, and we shard when it is a thousand."

Does not flag:
    An answer with one figure of load in it, whoever said it and however rough ("hundreds of millions of posts"); scale
    that is only asked about; an answer that never speaks of scale.

Source:
    A Meta interviewer's feedback collected by interviewing.io: requirements and numbers are there within ten minutes.
"""

from collections.abc import Iterator

from voicecoach.analysis.arithmetic import quantities
from voicecoach.analysis.timeline import Timeline
from voicecoach.analysis.types import Case, Need, Rule, Severity, Spot
from voicecoach.language.phrases import Mark
from voicecoach.language.quantities import Quantity, find_quantities
from voicecoach.language.saying import say_number
from voicecoach.language.tokens import bare


def check(case: Case) -> Iterator[Spot]:
    """The whole answer, from the first time that scale was named."""
    concern = _concern(case)
    if concern is None or case.of_kind("estimate") or _sized(case):
        return
    when = case.timeline
    due = min(case.limits["due_share"] * when.length, case.limits["due_minutes"] * 60)
    phrase = case.talk.text(concern.first, concern.last)
    yield Spot(
        first=when.opening,
        last=len(when.starts),
        quote=case.talk.word_span(concern.first, concern.last),
        message=f'You said "{phrase}" and no figure; one was due {when.by(due)}, and {_stretch(when)} without it',
        say_instead="Say a million updates a day, that's about twelve a second.",
    )


def _concern(case: Case) -> Mark | None:
    """The first time load is named as large, other than in a question."""
    marks = case.talk.marks["scale-concern"]
    return next((mark for mark in marks if not case.talk.token_sentence(mark.first).question), None)


def _sized(case: Case) -> bool:
    """True when anybody, the interviewer too, said how much there is of anything."""
    least = case.limits["least"]
    said = [find_quantities([bare(word) for word in other.text.split()]) for other in case.talk.answer.others]
    figures = [*quantities(case.talk), *(figure for found in said for figure in found)]
    return any(_is_load(figure, least) for figure in figures)


def _is_load(figure: Quantity, least: float) -> bool:
    """A rate, a size, or a count of users, requests and the like that is not a handful; a large bare number too."""
    if figure.kind in {"size", "rate"} or (figure.kind == "load" and "/ " in figure.unit):
        return True
    return (figure.kind == "load" or figure.bare) and figure.upper >= least


def _stretch(when: Timeline) -> str:
    """How much went by, for the ear: of untimed words, the whole answer."""
    if not when.timed:
        return "the whole answer went by"
    if when.length < 90:
        return f"{say_number(round(when.length))} seconds went by"
    return f"{say_number(round(when.length / 60))} minutes went by"


RULE = Rule(
    code="EST001",
    name="scale-never-sized",
    kind="absent",
    severity=Severity.MEDIUM,
    page=__doc__,
    check=check,
    needs=frozenset({Need.ENOUGH_WORDS, Need.DESIGN_ROUND}),
)
