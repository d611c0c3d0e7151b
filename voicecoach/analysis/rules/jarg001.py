"""JARG001 unexplained-name: an acronym or product name that is never explained nor tied to a reason.

What it looks for:
    An acronym or a product's name that, at none of its mentions, is spelled out, defined, put beside the kind of
    thing it is, or tied to a purpose, a reason, an alternative or a price.

Why it matters:
    A name alone shows that you have heard it. The interviewer may not know it, or may know it better than you.

Heard:
    "And then there's Druid, and NDCG, and that's it."

Say instead:
    "Druid, a column store for time series, because the dashboards ask for sums by the minute."

Does not flag:
    What every engineer knows (API, CPU, HTTP, SQL); a name the interviewer used first; a name explained at any
    mention; an unknown word in capitals said only once, which may be misheard.

Source:
    Labels on three rated mock design interviews: the labellers marked one name in each.
"""

from collections.abc import Iterator, Sequence

from voicecoach.analysis.types import Case, Rule, Severity, Spot
from voicecoach.language.jargon import Term, find_terms

NAMED = 2
"""Names told beside the one pointed at (our choice); the report on fillers lists all."""


def check(case: Case) -> Iterator[Spot]:
    """One finding a name, the names said most often first, at most so many; the last one names the others."""
    unexplained = [term for term in find_terms(case.talk) if _is_unexplained(case, term)]
    unexplained.sort(key=lambda term: -len(term.mentions))
    told, left = unexplained[: int(case.limits["most"])], unexplained[int(case.limits["most"]) :]
    for term in told:
        first, last = term.mentions[0]
        yield Spot(
            first=first,
            last=last,
            quote=(max(0, first - 3), min(len(case.talk.answer.words), last + 2)),
            message=f"You never said what {term.name} is or why it is there{_nor(left) if term is told[-1] else ''}",
            say_instead=f"{term.name}, then what it is in five words, then why you need it.",
        )


def _nor(others: Sequence[Term]) -> str:
    return f", nor {' and '.join(term.name for term in others[:NAMED])}" if others else ""


def _is_unexplained(case: Case, term: Term) -> bool:
    sure = term.listed or len(term.mentions) >= case.limits["unlisted_mentions"]
    return sure and not term.known and not term.explained


RULE = Rule(
    code="JARG001",
    name="unexplained-name",
    kind="present",
    severity=Severity.LOW,
    page=__doc__,
    check=check,
    delivery=True,
)
