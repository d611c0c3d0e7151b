"""Sizing problems, and the figure that somebody who reckons aloud arrives at."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

from voicecoach.coach.drills.replies import Reply
from voicecoach.coach.drills.sheet import Sheet, read_sheet
from voicecoach.coach.spoken import quotation
from voicecoach.language.amounts import Amount, amount
from voicecoach.language.quantities import Quantity, find_quantities

CONCLUDING = frozenset(
    "so is are be that's it's makes make gives comes equals about roughly around say approximately".split()
)
"""Words after which a number without a unit may be the result."""

QUOTED = 8
"""Words of a figure that are quoted."""

NEAR = 3
"""Tokens before a number in which such a word stands."""

NAMES = frozenset({"percentile", "availability", "share"})
"""Kinds of figures that are no size."""

HIGHEST = 24
"""Power of ten that anybody says of a system, at most."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A sizing problem with its solution."""

    name: str
    """At the beginning of a sentence."""
    says: str
    value: Fraction
    """The right figure, in the unit."""
    unit: str
    """As pint reads it; empty for things that are counted."""
    factor: Fraction
    """How far off a figure may be, either way."""
    answer: str
    """The right figure as it is said."""
    path: str
    """How to get there, a sentence."""
    sum: str
    """The same for pint."""


def read_problems(data: Path) -> tuple[Problem, ...]:
    """All problems there are."""
    return tuple(map(_problem, read_sheet(data, "estimate").tables("problems")))


def _problem(row: Sheet) -> Problem:
    value, factor = (Fraction(str(row.number(key))) for key in ("value", "factor"))
    texts = (row.text(key) for key in ("name", "says", "unit", "answer", "path", "sum"))
    name, says, unit, answer, path, sums = texts
    return Problem(name, says, value, unit, factor, answer, path, sums)


@dataclass(frozen=True, slots=True)
class Result:
    """The figure that a reply arrives at."""

    quote: str
    """As it was said."""
    ratio: Fraction
    """How many times the right figure it is."""
    right: bool
    """It is within the problem's factor; of a range, any of it is."""


def result(problem: Problem, reply: Reply) -> Result | None:
    """The last figure of a reply that may be the result; None when there is none."""
    found = [figure for figure in figures(reply) if _may_be_result(problem, reply, figure)]
    if not found:
        return None
    figure = found[-1]
    low = _ratio(problem, figure)
    high = low * figure.upper / figure.value
    right = low <= problem.factor and high >= 1 / problem.factor
    return Result(_said(reply, figure), low, right)


def last_measure(reply: Reply) -> str:
    """The last figure with a unit or a thing that is counted, as it was said; empty when there is none."""
    measures = [figure for figure in figures(reply) if not figure.bare]
    return _said(reply, measures[-1]) if measures else ""


def _said(reply: Reply, figure: Quantity) -> str:
    first, last = reply.analysis.talk.word_span(figure.first, figure.last)
    return quotation(" ".join(word.text for word in reply.analysis.answer.words[first:last]), QUOTED)


def figures(reply: Reply) -> Iterator[Quantity]:
    """The quantities of a reply, in order; positions in fluent tokens."""
    talk, (first, last) = reply.analysis.talk, reply.tokens
    for sentence in talk.sentences:
        begin, end = max(first, sentence.first), min(last, sentence.last)
        tokens = [token.text for token in talk.fluent[begin:end]] if begin < end else []
        before: Quantity | None = None
        for figure in find_quantities(tokens):
            before = (
                _power(before, figure) if before and _raises(tokens[before.last : figure.first], figure) else figure
            )
            yield replace(before, first=before.first + begin, last=before.last + begin)


def _raises(between: Sequence[str], figure: Quantity) -> bool:
    """True for "ten to the thirteen"."""
    whole = figure.value.denominator == 1 and figure.value <= HIGHEST
    return whole and list(between) in (["to", "the"], ["to", "the", "power", "of"])


def _power(base: Quantity, figure: Quantity) -> Quantity:
    value = Fraction(base.value ** int(figure.value))
    return replace(figure, first=base.first, value=value, upper=value)


def _may_be_result(problem: Problem, reply: Reply, figure: Quantity) -> bool:
    """True for a figure in the unit asked for, and for a bare one that is said as a result."""
    if figure.kind in NAMES or figure.fraction or not figure.value:
        return False
    if not (figure.bare and problem.unit):
        return any(_sizes(problem, figure))
    talk = reply.analysis.talk
    before = {token.text for token in talk.fluent[max(0, figure.first - NEAR) : figure.first]}
    return not before.isdisjoint(CONCLUDING)


def _sizes(problem: Problem, figure: Quantity) -> Iterator[tuple[Amount, Amount]]:
    """The figure and the right result, as far as they can be compared; "a day" may be left unsaid."""
    head = problem.unit.partition(" / ")[0].replace("1", "")
    for unit in dict.fromkeys((figure.unit, figure.other_unit or figure.unit)):
        said = amount(figure.value, unit)
        for meant in (problem.unit, head):
            right = amount(problem.value, meant)
            if said.dimension == right.dimension:
                yield said, right
                break


def _ratio(problem: Problem, figure: Quantity) -> Fraction:
    """How many times the right figure it is; the nearest of its readings."""
    if figure.bare and problem.unit:
        return figure.value / problem.value
    return min(
        (said.size / right.size for said, right in _sizes(problem, figure)), key=lambda ratio: max(ratio, 1 / ratio)
    )
