"""SCOPE003 late-first-question: no scoping question in the first minute of speech.

What it looks for:
    The first minute after the problem was put passes without a scoping question and without a stated assumption.

Why it matters:
    The first minute is where the interviewer decides whether you work on the problem or on a memorised answer. A
    question costs ten seconds and shows which it is.

Heard:
    "So what I'll do is first I'll talk about the components, and then about the data, and then about ..."

Say instead:
    "Let me ask first: who uses this, and how many of them are there?"

Does not flag:
    A question or an assumption within the first minute, however it is worded; silence for thinking; greetings and
    introductions before the problem was put; answers shorter than the minute.

Source:
    Interviewers' advice to scope in the first three to five of 45 minutes, and no component before about 90 seconds
    (seven rated design mocks).
"""

from collections.abc import Iterator

from voicecoach.analysis.timeline import WORDS_A_MINUTE
from voicecoach.analysis.types import Case, Need, Rule, Severity, Spot

SCOPING = frozenset({"scoping-question", "assumption"})


def check(case: Case) -> Iterator[Spot]:
    """The stretch from the opening to the first question, when more than a minute was spoken in it."""
    when, seconds = case.timeline, case.limits["seconds"]
    asked = next((signal.first for signal in case.signals if signal.kind in SCOPING), len(when.starts))
    due = max(when.word_at(seconds), when.opening + int(seconds / 60 * WORDS_A_MINUTE))
    if asked >= due and due < len(when.starts):
        yield Spot(
            first=when.opening,
            last=asked,
            quote=when.quote_at(due),
            message=f"No question about the problem {when.by(seconds)}",
            say_instead="Let me ask first: who uses this, and how many of them are there?",
        )


RULE = Rule(
    code="SCOPE003",
    name="late-first-question",
    kind="absent",
    severity=Severity.LOW,
    page=__doc__,
    check=check,
    needs=frozenset({Need.ENOUGH_WORDS, Need.DESIGN_ROUND}),
)
