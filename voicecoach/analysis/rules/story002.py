"""STORY002 outcome-without-number: no number in the outcome.

What it looks for:
    A story of 250 words or more that tells an outcome, and no figure stands in any sentence of it or beside one.

Why it matters:
    "It went really well" is what everybody says. A figure, even a rough one, shows that you looked afterwards.

Heard:
    "In the end we launched it, and it was a big success, everyone was happy."

Say instead:
    "In the end failures fell from four percent to one, and the launch moved by nine days."

Does not flag:
    An outcome with any figure that says how much beside it; a story without an outcome, which STORY001 reports; rounds
    in which something is designed.

Source:
    Standing advice of interview coaches: the result with its size. No study.
"""

from collections.abc import Iterator

from voicecoach.analysis.types import Case, Need, Rule, Severity, Spot
from voicecoach.language.numbers import has_figure
from voicecoach.language.phrases import Mark

MEASURED = frozenset("percent point hundred thousand million billion in hour hours minute day week month".split())
"""Words before which "one" is a figure; elsewhere it is an article ("one person being interrupted")."""


def check(case: Case) -> Iterator[Spot]:
    """From the first outcome to the end, when no outcome has a figure."""
    outcomes = [mark for mark in case.talk.marks["story.outcome"] if _late(case, mark)]
    if not outcomes or any(_sized(case, mark) for mark in outcomes):
        return
    talk, told = case.talk, outcomes[-1]
    sentence = talk.token_sentence(told.first)
    yield Spot(
        first=talk.positions[outcomes[0].first],
        last=len(case.timeline.starts),
        quote=talk.word_span(max(sentence.first, told.first - 8), min(sentence.last, told.last + 4)),
        message="Your outcome has no number in it; it should have ended the story",
        say_instead="In the end failures fell from four percent to one.",
    )


def _late(case: Case, mark: Mark) -> bool:
    """Outcomes come after the beginning."""
    return case.timeline.share(case.talk.positions[mark.first]) >= case.limits["share"]


def _sized(case: Case, mark: Mark) -> bool:
    first, last = case.talk.near(mark.first, before=1, after=1)
    tokens = [token.text for token in case.talk.fluent[first:last]]
    counted = [
        word for word, after in zip(tokens, [*tokens[1:], ""], strict=True) if word != "one" or after in MEASURED
    ]
    return has_figure(counted)


RULE = Rule(
    code="STORY002",
    name="outcome-without-number",
    kind="absent",
    severity=Severity.MEDIUM,
    page=__doc__,
    check=check,
    needs=frozenset({Need.ENOUGH_WORDS, Need.STORY_ROUND}),
)
