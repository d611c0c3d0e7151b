"""FAIL001 no-failure-mode: nothing is said about what can break.

What it looks for:
    An answer of 250 words or more without a single failure mode: nothing fails, degrades, goes stale, drifts, is lost,
    doubled or overloaded, and nothing is retried or falls back.

Why it matters:
    A design that only works on a good day is half a design. Naming what breaks, before being asked, is the plainest
    sign of having run something.

Heard:
    "The job picks the file up, writes it out, and the members see it."

Say instead:
    "If the worker dies halfway, the file stays in the queue and another worker takes it; writes are idempotent."

Does not flag:
    Any failure named or handled; answers under 250 words; a round in which nothing is designed.

Source:
    Netflix, "Full cycle developers" (operate what you build); the labels of three rated design mocks, each of which
    names failures. No study says how much it counts.
"""

from collections.abc import Iterable

from voicecoach.analysis.absence import Reproach, never
from voicecoach.analysis.types import Case, Need, Rule, Severity, Spot

REPROACH = Reproach(
    "You never said what can break", "If a worker dies halfway, the job stays in the queue and another one takes it."
)


def check(case: Case) -> Iterable[Spot]:
    """The whole answer, when no failure mode is named in it."""
    return never(case, REPROACH, "failure-mode")


RULE = Rule(
    code="FAIL001",
    name="no-failure-mode",
    kind="absent",
    severity=Severity.HIGH,
    page=__doc__,
    check=check,
    needs=frozenset({Need.ENOUGH_WORDS, Need.DESIGN_ROUND}),
)
