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
    available?"), reported ("they asked for a scalable system") or
    denied ("that isn't scalable"); *available* in the sense of at hand.

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

OPENING = 6
"""Tokens of the next sentence in which the mechanism may open ("It scales well. We do that by ...")."""

SMALL = frozenset("one two three four five 1 2 3 4 5".split())
"""Numbers that bound a claim only with a unit of size, time or redundancy."""

UNITS = frozenset(
    "hundred thousand million billion percent second seconds millisecond milliseconds ms minute minutes hour hours "
    "nine nines node nodes replica replicas copy copies region regions zone zones shard shards partition partitions "
    "server servers machine machines instance instances request requests gigabytes megabytes terabytes times".split()
)

UNIT = 2
"""Tokens after a small number in which its unit stands ("three more nodes")."""

FIGURES = 30
"""Tokens on either side in which a number still bounds the claim: two spoken sentences."""

FRAME = 14
"""Tokens before a word of degree in which the words that propose or want something stand."""

DENIAL = 3
"""Tokens before a claim in which a negation denies it."""

DOUBT = 6
"""Tokens before a claim in which "unlikely" denies it ("unlikely to be fast or scalable")."""

NEGATIONS = frozenset({"not", "never", "hardly", "no", "neither", "nor", "without", "barely"})

ASKED_FOR = 10
"""Tokens before a claim in which somebody else's wish for it stands ("they asked for a scalable system")."""

WISH = 5
"""Tokens before a claim in which "has to be" makes it a requirement: "because" then gives its need and no mechanism."""

REQUIRING = frozenset({"must", "should", "need", "needs", "has", "have", "want", "wants", "gotta"})

CAUSES = frozenset({"because", "cause", "since"})


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
    near = (max(first, mark.first - FIGURES), min(last, mark.last + FIGURES))
    if own.question or _denied(talk, mark) or _reported(talk, mark) or has_figure(_bounding(talk, *near)):
        return True
    last = min(mark.last + MEANS, own.last + OPENING)
    means = talk.marks_within("mechanism", max(own.first, mark.first - MEANS), last)
    return any(_brings(talk, mechanism, mark) for mechanism in means)


def _bounding(talk: Talk, first: int, last: int) -> list[str]:
    """The words of a stretch without the small numbers that only count something ("two groups", "the one")."""
    words = [token.text for token in talk.fluent[first:last]]
    return [
        word
        for at, word in enumerate(words)
        if word not in SMALL or not UNITS.isdisjoint(words[at + 1 : at + 1 + UNIT])
    ]


def _brings(talk: Talk, mechanism: Mark, mark: Mark) -> bool:
    """Tell a mechanism from the claim it opens ("since it is robust") and from the need ("must be fast because")."""
    if talk.fluent[mechanism.first].text in CAUSES and mechanism.first >= mark.last:
        opens = talk.token_sentence(mechanism.first).first == mechanism.first
        return not opens and not REQUIRING & {one.text for one in talk.fluent[max(0, mark.first - WISH) : mark.first]}
    opens = 0 <= mark.first - mechanism.last <= WITHIN
    return not opens or talk.text(mechanism.first, mechanism.last) == "in order to"


def _reported(talk: Talk, mark: Mark) -> bool:
    """True for somebody else's wish, which the speaker does not claim."""
    first = max(talk.token_sentence(mark.first).first, mark.first - ASKED_FOR)
    return talk.any_mark("demanded", first, mark.first)


def _denied(talk: Talk, mark: Mark) -> bool:
    """Tell "that isn't robust" and "unlikely to be robust", which claim nothing, from a claim."""
    start = talk.token_sentence(mark.first).first
    near = talk.fluent[max(start, mark.first - DENIAL) : mark.first]
    doubted = "unlikely" in {token.text for token in talk.fluent[max(start, mark.first - DOUBT) : mark.first]}
    return doubted or any(token.text in NEGATIONS or token.text.endswith("n't") for token in near)


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
