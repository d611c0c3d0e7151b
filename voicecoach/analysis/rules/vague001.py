"""VAGUE001 quality-without-number: "scalable" and its kin without a number.

What it looks for:
    A quality word ("scalable", "highly available", "low latency", "robust") with no number, bound or mechanism in its
    own sentence or the ones beside it.

Why it matters:
    Everybody's design is scalable. The interviewer hears whether you know how far, and by what.

Heard:
    "It's a highly scalable and robust solution."

Say instead:
    "It carries ten thousand updates a second on three nodes; past that we shard by title."

Does not flag:
    A quality with its number ("available, four nines"), its bound ("under two hundred milliseconds") or its mechanism
    ("scalable because each title has its own partition"); a quality asked about ("does it need to be highly
    available?") or denied ("that isn't scalable"); *available* in the sense of at hand.

Source:
    Captions of rated mock interviews ("the biggest mistake is that they just write those terms").
"""

from collections.abc import Iterator
from itertools import islice

from voicecoach.analysis.signals.proposals import puts_forward
from voicecoach.analysis.types import Case, Rule, Severity, Spot
from voicecoach.language.numbers import has_figure
from voicecoach.language.phrases import Mark
from voicecoach.language.talk import Talk

WITHIN = 3
"""Tokens from a mechanism's word to the claim when the claim itself is what it brings in ("since it is robust")."""

MEANS = 14
"""Tokens on either side in which a mechanism still belongs to the claim: a clause's length."""

FIGURES = 30
"""Tokens on either side in which a number still bounds the claim: two spoken sentences."""

FRAME = 14
"""Tokens before a word of degree in which the words that propose or want something stand."""

DENIAL = 3
"""Tokens before a claim in which a negation denies it."""

NEGATIONS = frozenset({"not", "never", "hardly", "no", "neither", "nor", "without"})


def check(case: Case) -> Iterator[Spot]:
    """Quality claims that nothing near them supports, the earliest first."""
    claims = (mark for mark in _claims(case.talk) if not _supported(case, mark))
    for mark in islice(claims, int(case.limits["most"])):
        word = case.talk.text(mark.first, mark.last)
        first, last = case.talk.word_span(mark.first, mark.last)
        yield Spot(
            first=first,
            last=last,
            quote=_clause(case.talk, mark),
            message=f"No number, bound or mechanism stands behind {word}",
            say_instead=_example(word),
        )


def _claims(talk: Talk) -> list[Mark]:
    """Quality words, and words of degree in what is proposed or wanted."""
    degrees = (mark for mark in talk.marks["unbounded"] if puts_forward(talk, *_before(talk, mark)))
    return sorted((*talk.marks["quality"], *degrees), key=lambda mark: mark.first)


def _before(talk: Talk, mark: Mark) -> tuple[int, int]:
    return max(talk.token_sentence(mark.first).first, mark.first - FRAME), mark.first


def _supported(case: Case, mark: Mark) -> bool:
    """A figure nearby, or a mechanism in the claim's own clause or the next."""
    talk, own = case.talk, case.talk.token_sentence(mark.first)
    first, last = talk.near(mark.first, before=int(case.limits["before"]), after=int(case.limits["after"]))
    near = talk.fluent[max(first, mark.first - FIGURES) : min(last, mark.last + FIGURES)]
    if own.question or _denied(talk, mark) or has_figure([token.text for token in near]):
        return True
    means = talk.marks_within("mechanism", max(own.first, mark.first - MEANS), mark.last + MEANS)
    return any(not 0 <= mark.first - mechanism.last <= WITHIN for mechanism in means)


def _denied(talk: Talk, mark: Mark) -> bool:
    """Tell "that isn't robust", which claims nothing, from a claim."""
    first = max(talk.token_sentence(mark.first).first, mark.first - DENIAL)
    return any(token.text in NEGATIONS or token.text.endswith("n't") for token in talk.fluent[first : mark.first])


def _clause(talk: Talk, mark: Mark) -> tuple[int, int]:
    """The claim with up to four words on either side, for the quotation."""
    sentence = talk.token_sentence(mark.first)
    return talk.word_span(max(sentence.first, mark.first - 4), min(sentence.last, mark.last + 4))


def _example(word: str) -> str:
    if "laten" in word or "fast" in word or "quick" in word or "respons" in word:
        return "Ninety-nine percent answer within two hundred milliseconds."
    if "avail" in word or "reli" in word or "resilien" in word or "toleran" in word:
        return "It is up three nines; when a region fails, another takes over."
    return "It carries ten thousand requests a second, then we add a shard."


RULE = Rule(
    code="VAGUE001",
    name="quality-without-number",
    kind="present",
    severity=Severity.MEDIUM,
    page=__doc__,
    check=check,
)
