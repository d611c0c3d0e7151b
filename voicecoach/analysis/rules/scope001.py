"""SCOPE001 design-before-scoping: talking before scoping.

What it looks for:
    The first design statement (a technology or an architecture element proposed) comes before any scoping question and
    before any stated assumption.

Why it matters:
    An interviewer cannot credit a design for a problem nobody has agreed on. In a round without a whiteboard the first
    minutes are the only proof that the problem was understood.

Heard:
    "Okay so we'd put everything into Kafka and a big Cassandra cluster behind it."

Say instead:
    "Before I design anything: who uses this, how many of them are there, and how fresh must it be?"

Does not flag:
    A design that follows a scoping question, also one without a question mark ("I'd like to know whether this is user
    facing"), or an assumption said aloud ("I'll assume two hundred million members"). An agenda ("first I'll clarify,
    then I'll design") is no design.

Source:
    Hello Interview and interviewing.io feedback: clarify in the first three to five of 45 minutes; no clarifying
    question at all is a red flag.
"""

from collections.abc import Iterator

from voicecoach.analysis.types import Case, Need, Rule, Severity, Spot

SCOPING = frozenset({"scoping-question", "assumption"})


def check(case: Case) -> Iterator[Spot]:
    """The stretch from the beginning to the first design statement, when nothing was scoped in it."""
    design = next(iter(case.of_kind("choice")), None)
    if design is None or any(signal.kind in SCOPING and signal.first < design.first for signal in case.signals):
        return
    yield Spot(
        first=0,
        last=design.last,
        quote=(design.first, design.last),
        message="You had asked and assumed nothing yet",
        say_instead="Before I design, who uses this, and how many are there?",
    )


RULE = Rule(
    code="SCOPE001",
    name="design-before-scoping",
    kind="absent",
    severity=Severity.HIGH,
    page=__doc__,
    check=check,
    needs=frozenset({Need.ENOUGH_WORDS, Need.DESIGN_ROUND}),
)
