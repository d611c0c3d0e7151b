"""EST002 sum-does-not-hold: arithmetic that does not hold, with the right figure.

What it looks for:
    A sum said aloud (a rate times a size, a percentage of a number, a day's count made a rate, a load spread over
    machines) whose result is not what was said.

Why it matters:
    A figure that is ten times too large buys ten times the machines. The interviewer checks it in their head while you
    talk, and every later choice rests on it.

Heard:
    "Eighty percent of fifty million, so that's four million a day."

Say instead:
    "Eighty percent of fifty million is forty million a day."

Does not flag:
    Rounding (a hundred thousand seconds in a day, a terabyte for 1,024 gigabytes), anything within a factor of two
    after "about" or "roughly", peaks, replicas and other things that change the sum, results that are corrected at
    once, and every sum whose units or roles are not certain.

Source:
    Captions of rated mock interviews, in which candidates lose their own figures ("I am not good at math right now").
"""

from collections.abc import Iterator
from itertools import islice

from voicecoach.analysis.types import Case, Rule, Severity, Signal, Spot

LONGEST = 14
"""Words of a sum that are said again, of a longer one only the result is (our choice: one breath of speech)."""


def check(case: Case) -> Iterator[Spot]:
    """The sums that do not hold, the earliest first."""
    wrong = (signal for signal in case.of_kind("estimate") if signal.fields["holds"] is False)
    for signal in islice(wrong, int(case.limits["most"])):
        right = str(signal.fields["right"])
        yield Spot(
            first=signal.first,
            last=signal.last,
            message=f"{_sum(signal)} comes to {right}, not {signal.fields['claim']}",
            say_instead=f"That makes {right}.",
        )


def _sum(signal: Signal) -> str:
    words = str(signal.fields["of"])
    return words[0].upper() + words[1:] if len(words.split()) <= LONGEST else "That sum"


RULE = Rule(
    code="EST002",
    name="sum-does-not-hold",
    kind="present",
    severity=Severity.HIGH,
    page=__doc__,
    check=check,
)
