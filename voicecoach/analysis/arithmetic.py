"""Sums spoken aloud: which figures are worked out of which, and whether they hold.

Every claim ("that's forty million") is set against the figures said before it, in its own sentence and the one before.
What is said against a claim must be certain: the operator between the operands was spoken, the units agree, and neither
rounding, nor a word such as "roughly", nor another reading of the words makes the claim hold.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from voicecoach.analysis.operators import CAVEATS, COMBINING, JOINTS, NOTHING, Gap, Operator, read_gap
from voicecoach.analysis.reckoning import Worked, alike, compare, converts, evaluate, excused, readings
from voicecoach.analysis.tolerance import digits
from voicecoach.language.amounts import amount
from voicecoach.language.quantities import Quantity, find_quantities
from voicecoach.language.talk import Talk

MOST_BETWEEN = 30
"""Tokens between two neighbouring figures of one sum, at most: two spoken clauses."""

WINDOW = 4
"""Figures before a claim that it may be worked out of."""

AROUND = 5
"""Tokens before the first operand and after the claim in which the sum may be qualified or taken back."""

BRIEF = 6
"""Tokens between a figure for each thing and the number of things, at most ("... a node, and we have ten nodes")."""

NAMES = frozenset({"percentile", "availability"})
"""Kinds of figures that nobody reckons with."""

SPELLED = 3
"""Significant digits of a number that people say in words, at most; more are mostly two numbers run together."""

DERIVED = frozenset({"load", "size", "rate", "money"})
"""Kinds of claims that are estimates of a system even when one operand was said elsewhere."""


LARGE = 1000
"""A bare figure from which on it can only be load."""


@dataclass(frozen=True, slots=True)
class Sum:
    """A claim and what it is worked out of; positions in fluent tokens, half-open."""

    first: int
    """Where its first operand begins."""
    last: int
    """After its claim."""
    claim: Quantity
    operands_end: int
    """After its last operand."""
    holds: bool | None
    """None where it cannot be checked."""
    right: Fraction | None = None
    """What it does come to, in the claim's unit; only where the claim does not hold."""


def quantities(talk: Talk) -> tuple[Quantity, ...]:
    """Every quantity of an answer, in order; positions in fluent tokens, none across two sentences."""
    found: list[Quantity] = []
    for sentence in talk.sentences:
        tokens = [token.text for token in talk.fluent[sentence.first : sentence.last]]
        found += (
            replace(quantity, first=quantity.first + sentence.first, last=quantity.last + sentence.first)
            for quantity in find_quantities(tokens)
        )
    return tuple(found)


def find_sums(talk: Talk, figures: Sequence[Quantity]) -> Iterator[Sum]:
    """Every claim that is worked out of figures before it, in order.

    Args:
        talk: the answer.
        figures: its quantities.
    """
    gaps = [_gap(talk, left, right) for left, right in pairwise(figures)]
    for at, gap in enumerate(gaps):
        found = _capacity(figures, gaps, at) if figures[at + 1].noun == "time" else None
        if found is None and gap.operator in {"result", "equals"} and not _goes_on(gaps, at + 1):
            found = _sum(talk, figures, gaps, at)
        if found is not None:
            yield found


def _goes_on(gaps: Sequence[Gap], at: int) -> bool:
    """True when a claim is but the first operand of what follows ("that's ten million times five")."""
    return at < len(gaps) and gaps[at].operator in COMBINING - {"each"}


def _gap(talk: Talk, left: Quantity, right: Quantity) -> Gap:
    """What stands between two figures; nothing when they are far apart or others spoke between."""
    apart = right.first - left.last > MOST_BETWEEN or _sentences(talk, left, right) > 1
    if apart or _interrupted(talk, left, right) or not NAMES.isdisjoint({left.kind, right.kind}):
        return NOTHING
    words = [token.text for token in talk.fluent[left.last : right.first]]
    if right.kind == "time" and words in (["for"], ["over"], ["in"]):
        lasting = "/ " in left.unit
        return Gap("times" if lasting else "divided", sure=True) if lasting or words != ["for"] else NOTHING
    gap = read_gap(words)
    if not gap.operator and _distributes(left, right) and len(words) <= BRIEF:
        return Gap("each", sure=True)
    if gap.operator == "of" and not (left.fraction or left.unit == "percent"):
        return NOTHING
    if (
        gap.operator == "each"
        and not {"each", "every"} & {*words, right.per}
        and right.kind not in {"size", "money", "time"}
    ):
        return NOTHING
    return gap


def _distributes(left: Quantity, right: Quantity) -> bool:
    """True when one figure says how much each of the other has ("two terabytes a node, with ten nodes")."""
    each = right.per == "each" and left.kind in {"load", "machines"}
    return each or (bool(right.noun) and left.per == right.noun) or (bool(left.noun) and right.per == left.noun)


def _sentences(talk: Talk, left: Quantity, right: Quantity) -> int:
    """How many sentences on a figure stands."""
    return talk.sentence_of[right.first] - talk.sentence_of[left.last - 1]


def _interrupted(talk: Talk, left: Quantity, right: Quantity) -> bool:
    begin, end = talk.positions[left.last - 1], talk.positions[right.first]
    return any(begin < other.before_word <= end for other in talk.answer.others)


def _sum(talk: Talk, figures: Sequence[Quantity], gaps: Sequence[Gap], at: int) -> Sum | None:
    """The sum whose claim follows a gap; None when nothing was worked out."""
    claim, begin = figures[at + 1], at
    while begin > 0 and gaps[begin - 1].operator in COMBINING:
        begin -= 1
    chain = figures[begin : at + 1]
    earlier = _earlier(talk, figures[max(0, at + 1 - 2 * WINDOW) : at + 1], claim)
    if len(chain) == 1 and not converts(chain[0], claim):
        return _implied(earlier, gaps[at], claim)
    operators = [gap.operator for gap in gaps[begin:at]]
    if claim.bare and claim.per == "each" and operators[-1:] == ["divided"]:
        claim = replace(claim, unit=chain[0].unit, noun=chain[0].noun)
    worked = evaluate(chain, operators)
    holds = compare(worked, claim)
    if holds is False and (excused(chain, earlier, claim) or not _certain(talk, chain, operators, claim)):
        holds = None
    if holds is not True and not gaps[at].sure:
        return _implied(earlier, gaps[at], claim)
    right = _right(worked, claim) if holds is False else None
    return Sum(chain[0].first, claim.last, claim, chain[-1].last, holds, right)


def _earlier(talk: Talk, figures: Sequence[Quantity], claim: Quantity) -> list[Quantity]:
    """The last figures that a claim may be worked out of; one said again without its unit ("eighty") is left out."""
    near = [figure for figure in figures if _reaches(talk, figure, claim)]
    said = {figure.value for figure in near if not figure.bare}
    return [figure for figure in near if not (figure.bare and figure.value in said)][-WINDOW:]


def _right(worked: Worked | None, claim: Quantity) -> Fraction | None:
    """What a sum comes to, in the claim's unit."""
    return worked.low.size / amount(Fraction(1), claim.unit).size if worked else None


def _capacity(figures: Sequence[Quantity], gaps: Sequence[Gap], at: int) -> Sum | None:
    """How often a load goes into a capacity ("a gigabit link carries that load ten times over"), in either order."""
    if at == 0 or "carries" not in {gaps[at - 1].operator, gaps[at].operator}:
        return None
    left, right, claim = figures[at - 1], figures[at], figures[at + 1]
    if not converts(left, right) and left.unit != right.unit:
        return None
    large, small = sorted((left, right), key=lambda figure: -amount(figure.value, figure.unit).size)
    worked = evaluate((large, small), ("divided",))
    holds = compare(worked, claim)
    return Sum(left.first, claim.last, claim, right.last, holds, _right(worked, claim) if holds is False else None)


def _implied(earlier: Sequence[Quantity], gap: Gap, claim: Quantity) -> Sum | None:
    """A claim whose operator was not said: it counts where it comes out right, or where it is plainly derived."""
    derived = gap.sure and gap.operator == "result" and claim.unit != "percent"
    derived = derived and (claim.kind in DERIVED or (claim.bare and claim.value >= LARGE))
    pairs = [worked for worked in readings(earlier, 2) if earlier[-1] in worked.operands and _telling(worked, claim)]
    for worked in pairs:
        if compare(worked, claim):
            first = min(operand.first for operand in worked.operands)
            return Sum(first, claim.last, claim, earlier[-1].last, holds=True)
    shared = bool(earlier) and (earlier[-1].unit == "percent" or bool(earlier[-1].per))
    if derived and (pairs or shared):
        return Sum(earlier[-1].first, claim.last, claim, earlier[-1].last, holds=None)
    return None


def _telling(worked: Worked, claim: Quantity) -> bool:
    """True when two figures may well make a claim: their units make its unit, or one is a share of the other."""
    shares = any(operand.unit == "percent" or operand.fraction for operand in worked.operands)
    units = sum(bool(operand.unit) for operand in worked.operands)
    same = worked.low.dimension == amount(Fraction(1), claim.unit).dimension
    telling = shares or (same and units == len(worked.operands) and bool(worked.low.dimension))
    return telling and alike(worked.operands, claim)


def _reaches(talk: Talk, figure: Quantity, claim: Quantity) -> bool:
    """True when a claim may still speak of a figure: said in the two sentences before, by the same speaker's breath."""
    near = claim.first - figure.last <= 2 * MOST_BETWEEN and _sentences(talk, figure, claim) <= 3
    return near and figure.kind not in NAMES and not _interrupted(talk, figure, claim)


def _certain(talk: Talk, chain: Sequence[Quantity], operators: Sequence[Operator], claim: Quantity) -> bool:
    """True when nothing in or round a sum qualifies it, it is no question, and it is about the same things."""
    before = range(max(0, chain[0].first - AROUND), chain[0].first)
    within = range(chain[-1].last, claim.first)
    after = range(claim.last, min(len(talk.fluent), claim.last + AROUND))
    qualified = any(talk.fluent[at].text in CAVEATS for at in (*before, *within, *after))
    unfinished = bool(after) and talk.fluent[after[0]].text in JOINTS
    run_on = any(_runs_on(talk, figure) for figure in (*chain, claim))
    if qualified or unfinished or run_on or talk.token_sentence(claim.first).question:
        return False
    return (set(operators) == {"times"} or alike(chain, claim)) and _sentences(talk, chain[0], claim) <= 2


def _runs_on(talk: Talk, figure: Quantity) -> bool:
    """True when words may be two numbers without a pause between them ("is forty million ten thousand writes")."""
    spelled = not any(character.isdigit() for character in talk.text(figure.first, figure.last))
    return spelled and digits(figure.value) > SPELLED
