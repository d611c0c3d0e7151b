"""OPS001 no-operations: no monitoring, rollout or ownership.

What it looks for:
    An answer of 250 words or more that ends when the system is built: no monitoring, alert, service level, rollout,
    rollback, runbook or on-call, and nobody who owns it after launch.

Why it matters:
    Where the people who build a system also run it, an answer without its operation sounds like somebody else's
    problem.

Heard:
    "... and then the members see the new subtitles, and that's the design."

Say instead:
    "We'd canary it on one percent of titles, alert on subtitle errors, and the publishing team owns the pager."

Does not flag:
    Any of these named; answers under 250 words; a round in which nothing is designed.

Source:
    Netflix "full cycle developers" (operate what you build); the long-term operation area of the software engineer
    round.
"""

from collections.abc import Iterable

from voicecoach.analysis.absence import Reproach, never
from voicecoach.analysis.types import Case, Need, Rule, Severity, Spot

REPROACH = Reproach(
    "You never said how this is rolled out, watched or owned",
    "We canary it on one percent of titles, alert on errors, and one team owns the pager.",
)


def check(case: Case) -> Iterable[Spot]:
    """The whole answer, when nothing of its operation is named in it."""
    return never(case, REPROACH, "operations")


RULE = Rule(
    code="OPS001",
    name="no-operations",
    kind="absent",
    severity=Severity.MEDIUM,
    page=__doc__,
    check=check,
    needs=frozenset({Need.ENOUGH_WORDS, Need.DESIGN_ROUND}),
)
