"""Whether a stretch of words names a quantity: digits, or numbers said as words."""

import re
from collections.abc import Sequence

DIGITS = re.compile(r"[$£€]?\d[\d,.]*(?:%|[a-z]{0,4})")
"""A figure as written, with its currency sign or short unit: 5, 10k, $2.50, 99.9%, 250ms."""

NUMBER_WORDS = frozenset(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand "
    "thousands million millions billion billions trillion half double triple twice dozen percent mil nines "
    "p95 p99 p999 p50 zero".split()
)
"""Number words; *one* is left out because it is mostly a pronoun."""

UNITS = frozenset(
    "second seconds minute minutes hour hours day week month year millisecond milliseconds ms percent request "
    "requests engineer engineers gigabyte megabyte terabyte region country replica".split()
)
"""Words before which *one* is a number."""


def is_quantity(tokens: Sequence[str], at: int) -> bool:
    """True when the token at `at` is a number."""
    word = tokens[at]
    if word == "one":
        return at + 1 < len(tokens) and tokens[at + 1] in UNITS
    return word in NUMBER_WORDS or DIGITS.fullmatch(word) is not None


MEASURES = UNITS | frozenset(
    "nines hundred thousand million billion nodes node servers server machines machine replicas regions shards x times "
    "partitions zones countries people members users gigabytes terabytes megabytes petabytes".split()
)
"""Words that make a small number a measure."""

SMALL = frozenset("two three four five six seven eight nine 2 3 4 5 6 7 8 9 half double twice".split())
"""Numbers that mostly count parts or points ("in three parts") and say something of a system only with a unit."""


def has_figure(tokens: Sequence[str]) -> bool:
    """True when a number says how much: any number over nine, or a small one before a unit ("three nodes")."""
    return any(
        is_quantity(tokens, at) and (tokens[at] not in SMALL or (at + 1 < len(tokens) and tokens[at + 1] in MEASURES))
        for at in range(len(tokens))
    )
