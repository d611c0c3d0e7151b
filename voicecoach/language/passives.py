"""Passive clauses: a form of *be* or *get*, then a past participle."""

from collections.abc import Sequence

BE = frozenset(
    "is are was were be been being am isn't aren't wasn't weren't it's that's he's she's they're we're you're "
    "i'm gets get got getting".split()
)

BETWEEN = frozenset(
    "not also already always never just only then all both being been usually typically basically actually "
    "really still probably currently often sometimes automatically fully partially directly".split()
)
"""Words that may stand between the auxiliary and its participle."""

IRREGULAR = frozenset(
    "built made done given taken written sent kept held put set cut run shown known seen found left lost paid "
    "read said told brought bought caught chosen driven drawn broken born fed hit hidden led let met sold "
    "spent split spread thrown understood won worn woken shut stuck backed begun bound dealt eaten fallen "
    "felt forgotten frozen grown heard laid meant overridden rebuilt rewritten rerun resent reset shot spoken "
    "stolen sunk swept taught torn".split()
)
"""Participles that do not end in -ed."""

STATES = frozenset(
    "excited interested supposed used tired worried concerned based related needed limited involved allowed "
    "red bed need feed speed seed indeed embed hundred shared aligned experienced married fed biased "
    "distributed sophisticated complicated dedicated unrelated detailed advanced stuck".split()
)
"""Words that look like participles and mostly state a property."""


def is_passive(tokens: Sequence[str]) -> bool:
    """True when a sentence holds a passive clause.

    Args:
        tokens: the sentence's fluent tokens.
    """
    return any(token in BE and _is_participle(_after_adverbs(tokens, at + 1)) for at, token in enumerate(tokens[:-1]))


def _after_adverbs(tokens: Sequence[str], at: int) -> str:
    while at < len(tokens) - 1 and tokens[at] in BETWEEN:
        at += 1
    return tokens[at]


def _is_participle(word: str) -> bool:
    if word in STATES:
        return False
    return word in IRREGULAR or (len(word) > 4 and word.endswith("ed"))
