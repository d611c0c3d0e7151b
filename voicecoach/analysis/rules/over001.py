"""OVER001 heavier-than-needed: real time, machine learning, microservices or multi-region with no stated need.

What it looks for:
    One of four heavy answers (real-time streaming, machine learning, microservices, several regions) proposed when
    neither the need for it nor a reason was said before it or right after it.

Why it matters:
    Each of the four multiplies what has to be built, run and paid. Proposed unasked they say that the design follows
    fashion and not the problem.

Heard:
    "So we split it into microservices and run it active-active in three regions."

Say instead:
    "Members in Asia must start within two seconds, so we serve from two regions; one service is enough for now."

Does not flag:
    The heavy answer with its need ("subtitles must be right within seconds, so we stream them"), with a reason beside
    it, put off or turned down ("no machine learning in the first version"), or asked about; what the question itself
    is about, once said as its goal.

Source:
    Our own judgement: no rated interview we measured on shows it. It is reported of four sorts of design only, and
    never when any need for them was spoken of.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from voicecoach.analysis.signals.proposals import find_proposals
from voicecoach.analysis.signals.reasons import real_reasons
from voicecoach.analysis.types import Case, Need, Rule, Severity, Spot
from voicecoach.language.phrases import Mark

WEIGHTS: Mapping[str, str] = {
    "real-time": "the freshness",
    "learning": "a problem that rules cannot solve",
    "microservices": "the teams or the scaling",
    "multi-region": "the members or the failure",
}
"""The heavy answers, and what their need would be."""

REACH = 14
"""Tokens from the proposing words to the heavy answer, at most."""


def check(case: Case) -> Iterator[Spot]:
    """Heavy answers that nothing called for, the first of each sort."""
    heavy = any(case.talk.marks[f"heavy.{sort}"] for sort in WEIGHTS)
    starts = [proposal.first for proposal in find_proposals(case.talk)] if heavy else []
    found = (
        Spot(
            *case.talk.word_span(first, mark.last),
            message=f"Nothing said so far needs {case.talk.text(mark.first, mark.last)}",
            say_instead=f"Name {need} that calls for it, or start without it.",
        )
        for sort, need in WEIGHTS.items()
        for first, mark in islice(_uncalled(case, sort, starts), 1)
    )
    yield from islice(sorted(found, key=lambda spot: spot.first), int(case.limits["most"]))


def _uncalled(case: Case, sort: str, starts: Sequence[int]) -> Iterator[tuple[int, Mark]]:
    """Proposals of a heavy answer with no need before them and no reason in their own and the next sentences.

    Args:
        case: what is judged.
        sort: which of the heavy answers.
        starts: the tokens at which something is proposed.
    """
    talk = case.talk
    need = talk.first_mark(f"need.{sort}", 0, len(talk.fluent))
    for mark in talk.marks[f"heavy.{sort}"]:
        first = max((start for start in starts if mark.first - REACH <= start <= mark.first), default=None)
        if first is None or talk.token_sentence(mark.first).question:
            continue
        if (need is not None and need.first < mark.first) or talk.any_mark("rejected", first, mark.first + 1):
            continue
        if not any(real_reasons(talk, *talk.near(mark.first, after=int(case.limits["after"])))):
            yield first, mark


RULE = Rule(
    code="OVER001",
    name="heavier-than-needed",
    kind="present",
    severity=Severity.MEDIUM,
    page=__doc__,
    check=check,
    needs=frozenset({Need.DESIGN_ROUND}),
)
