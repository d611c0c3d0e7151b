"""REGION001 no-regional-difference: a global system with no regional difference.

What it looks for:
    The system was called global (by you or by the interviewer), and in 250 words or more no country, device, bandwidth,
    language or regulation is said to differ.

Why it matters:
    A member on an old phone in a country with slow mobile data is no rounding error for a global service. "Global"
    without a difference is a number, not a thought.

Heard:
    "It's a worldwide product, so we'd have two hundred million members, and they all get the file from the cache."

Say instead:
    "In India most plays are on phones with little bandwidth, so there I'd send the small files first."

Does not flag:
    Any regional difference, also one asked about; systems nobody called global; answers under 250 words; *global* as a
    technical word ("a global lock", "the global average").

Source:
    Netflix has members in more than 190 countries; interviewers of rated mocks answer scoping questions by region. No
    study says how much it counts.
"""

from collections.abc import Iterable

from voicecoach.analysis.absence import Reproach, never
from voicecoach.analysis.others import speeches
from voicecoach.analysis.scoped import tokens_of
from voicecoach.analysis.types import Case, Need, Rule, Severity, Signal, Spot

REPROACH = Reproach(
    "You called it global, and nothing differs from country to country",
    "In India most plays are on phones with little bandwidth, so there I'd send the small files first.",
)


def check(case: Case) -> Iterable[Spot]:
    """The whole answer, when it is about a global system and nothing in it differs by region."""
    if case.talk.marks["region"] or any(_asks_region(case, question) for question in case.of_kind("scoping-question")):
        return ()
    if not _global(case):
        return ()
    return never(case, REPROACH, "region")


def _global(case: Case) -> bool:
    said = speeches(case.talk.answer.others)
    return bool(case.talk.marks["worldwide"]) or any(speech.marks["worldwide"] for speech in said)


def _asks_region(case: Case, question: Signal) -> bool:
    marks = case.talk.marks_within("topic.region", *tokens_of(case, question.first, question.last))
    return question.fields["topic"] == "region" or bool(marks)


RULE = Rule(
    code="REGION001",
    name="no-regional-difference",
    kind="absent",
    severity=Severity.MEDIUM,
    page=__doc__,
    check=check,
    needs=frozenset({Need.ENOUGH_WORDS, Need.DESIGN_ROUND}),
)
