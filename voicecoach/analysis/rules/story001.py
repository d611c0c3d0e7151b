"""STORY001 story-parts-missing: a story without one of its parts.

What it looks for:
    In a story of 250 words or more, none of the phrases that tell its context, what made it complex, your own role, the
    actions, the trade-offs, the outcome, or what you learned.

Why it matters:
    Each part is a mark of its own. Most stories stop at what was done: without the price it was no decision, without
    the outcome no success, and without reflection nothing shows that the next one will be better.

Heard:
    "So we moved everything over, and then I went to another team."

Say instead:
    "It cost us the October launch, it halved the failures, and next time I'd ask the encoding team first."

Does not flag:
    A part told in any words of its kind, wherever it comes; answers under 250 words; rounds in which something is
    designed.

Source:
    The situation, task, action, result scheme, with the trade-offs and the reflection that programme stories are marked
    on.
"""

from collections.abc import Iterator

from voicecoach.analysis.timeline import by_share
from voicecoach.analysis.types import Case, Need, Rule, Severity, Spot

PARTS = {
    "context": ("the context", 0.25),
    "complexity": ("what made it hard", 0.35),
    "role": ("your own role", 0.35),
    "action": ("what you did", 0.5),
    "tradeoff": ("what it cost or what you gave up", 0.65),
    "outcome": ("the outcome", 1.0),
    "reflection": ("what you learned", 1.0),
}
"""Part of a story, what it is called, and the share of the story by which it should have come."""


def check(case: Case) -> Iterator[Spot]:
    """The whole story, when parts are missing; points at where the first of them was due."""
    missing = [part for part in PARTS if not _told(case, part)]
    if not missing:
        return
    names = [PARTS[part][0] for part in missing]
    due, when = PARTS[missing[0]][1], case.timeline
    yield Spot(
        first=when.opening,
        last=len(when.starts),
        quote=when.quote_at(when.word_at(due * when.length)),
        message=f"Your story lacks {_listed(names)}; {names[0]} should have come {by_share(due)}",
        say_instead=_example(missing),
        severity=Severity.HIGH if len(missing) >= case.limits["high"] else None,
    )


def _told(case: Case, part: str) -> bool:
    if part == "tradeoff" and (case.of_kind("tradeoff") or case.of_kind("cost")):
        return True
    return bool(case.talk.marks[f"story.{part}"])


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _example(missing: list[str]) -> str:
    if "outcome" in missing:
        return "In the end failures fell by half, and it went live in May."
    if "reflection" in missing:
        return "Next time I'd ask the encoding team first."
    if "tradeoff" in missing:
        return "It cost us the October launch, and I took that."
    return "I ran it: the hard part was that five teams depended on the old one."


RULE = Rule(
    code="STORY001",
    name="story-parts-missing",
    kind="absent",
    severity=Severity.MEDIUM,
    page=__doc__,
    check=check,
    needs=frozenset({Need.ENOUGH_WORDS, Need.STORY_ROUND}),
)
