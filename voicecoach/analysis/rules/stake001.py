"""STAKE001 no-stakeholder: no team, role or affected party is named.

What it looks for:
    An answer of 250 words or more in which nobody is consulted, served or told: no adjacent team, no role, no partner,
    nobody on call.

Why it matters:
    Designs fail between teams more often than inside them. In a programme manager's round a quarter of the marks is for
    seeing who will be affected before they come and complain.

Heard:
    A pipeline from the studio to the player, built and changed by nobody in particular.

Say instead:
    "Before we change the manifest I'd talk to the playback team, because their clients cache it."

Does not flag:
    Any team by its name, or a role somebody deals with ("legal has to sign it off"); answers under 250 words; a round
    in which nothing is designed. "Users" in a data flow are not stakeholders and do not silence it.

Source:
    The programme manager's round: a quarter of the marks is for anticipating stakeholders.
"""

from collections.abc import Iterable

from voicecoach.analysis.absence import Reproach, never
from voicecoach.analysis.types import Case, Need, Rule, Severity, Spot

REPROACH = Reproach(
    "You named nobody who is affected or has to be asked",
    "Before I change the manifest I'd talk to the playback team, because their clients cache it.",
)


def check(case: Case) -> Iterable[Spot]:
    """The whole answer, when no stakeholder is named in it."""
    return never(case, REPROACH, "stakeholder")


RULE = Rule(
    code="STAKE001",
    name="no-stakeholder",
    kind="absent",
    severity=Severity.MEDIUM,
    page=__doc__,
    check=check,
    needs=frozenset({Need.ENOUGH_WORDS, Need.DESIGN_ROUND}),
)
