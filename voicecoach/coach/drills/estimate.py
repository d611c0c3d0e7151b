"""`estimate`: sizing problems; the figure is worked out aloud, and checked afterwards."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial
from pathlib import Path
from random import Random

from voicecoach.analysis.types import Analysis
from voicecoach.coach.drills.replies import Reply, replies
from voicecoach.coach.drills.row import Row
from voicecoach.coach.drills.sheet import Sheet, read_sheet
from voicecoach.coach.drills.types import Drill
from voicecoach.coach.drills.wording import capital, of_all, told
from voicecoach.coach.feedback import Feedback
from voicecoach.coach.spoken import in_words, quotation
from voicecoach.language.amounts import Amount, amount
from voicecoach.language.quantities import Quantity, find_quantities

PROBLEMS = 5
"""Problems in one drill."""

PAUSE = 5.0
"""Seconds of silence that end an answer: people who reckon aloud pause longer than people who talk."""

PATIENCE = 25.0
"""Seconds without a word after which the next problem comes."""

LONGEST = 60.0
"""Seconds of the debrief: every wrong figure gets the right one and the path to it."""

QUOTED = 8
"""Words of a figure that are quoted."""

CONCLUDING = frozenset(
    "so is are be that's it's makes make gives comes equals about roughly around say approximately".split()
)
"""Words after which a number without a unit may be the result."""

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


def estimate_drill(data: Path, seed: int, minutes: float | None = None) -> Drill:
    """The drill with problems that follow from the seed."""
    sheet = read_sheet(data, "estimate")
    chosen = tuple(Random(f"{seed} estimate").sample(read_problems(data), PROBLEMS))
    return Drill(
        name="estimate",
        title=sheet.text("title"),
        minutes=minutes or sheet.number("minutes"),
        round="tpm",
        opening=sheet.texts("opening"),
        question=sheet.text("question"),
        conversation=Row(
            [problem.says for problem in chosen], closing=sheet.text("closing"), pause=PAUSE, patience=PATIENCE
        ),
        debrief=partial(_debrief, chosen),
    )


def _debrief(chosen: tuple[Problem, ...], analysis: Analysis) -> Feedback:
    given = replies(analysis, [problem.says for problem in chosen])
    if not given:
        return Feedback(("We did not get to the first problem.",), ())
    figures = [(chosen[reply.number], reply, result(chosen[reply.number], reply)) for reply in given]
    wrong = [row for row in figures if row[2] is None or not is_right(row[0], row[2])]
    right = [row for row in figures if row not in wrong]
    head = [f"You got {of_all(len(right), len(given))} right."]
    if right:
        problem, reply, figure = right[0]
        assert figure is not None
        head.append(f"{capital(problem.name)}: you said, {_quote(reply, figure)}. It is {problem.answer}.")
    tail = () if wrong else ("Next time say which of your figures you trust least.",)
    return told(head, [_correction(*row) for row in wrong], tail, LONGEST)


def _correction(problem: Problem, reply: Reply, figure: Quantity | None) -> tuple[str, ...]:
    name = capital(problem.name)
    if figure is None:
        return (f"{name}: {_no_result(reply)} It is {problem.answer}.", problem.path)
    off = _ratio(problem, figure)
    return (f"{name}: you said, {_quote(reply, figure)}. {_distance(off)} It is {problem.answer}.", problem.path)


def _no_result(reply: Reply) -> str:
    """What is to be said where no figure of a reply can be the result."""
    said = [figure for figure in _figures(reply) if not figure.bare]
    return f"you said, {_quote(reply, said[-1])}. That is another unit." if said else "I heard no result."


def _distance(ratio: Fraction) -> str:
    """How far off a figure is, as a sentence."""
    way, factor = ("high", ratio) if ratio > 1 else ("low", 1 / ratio)
    if factor >= 1000:
        return f"That is more than a thousand times too {way}."
    return f"That is {in_words(round(factor))} times too {way}." if factor >= Fraction(3, 2) else f"That is too {way}."


def _quote(reply: Reply, figure: Quantity) -> str:
    first, last = reply.analysis.talk.word_span(figure.first, figure.last)
    return quotation(" ".join(word.text for word in reply.analysis.answer.words[first:last]), QUOTED)


def result(problem: Problem, reply: Reply) -> Quantity | None:
    """The result of a reply: the last figure in it that may be one."""
    last = None
    for figure in _figures(reply):
        if _may_be_result(problem, reply, figure):
            last = figure
    return last


def _figures(reply: Reply) -> Iterator[Quantity]:
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


def is_right(problem: Problem, figure: Quantity) -> bool:
    """True when a result is within the problem's factor; of a range, when any of it is."""
    low = _ratio(problem, figure)
    high = low * figure.upper / figure.value
    return low <= problem.factor and high >= 1 / problem.factor
