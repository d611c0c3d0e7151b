"""What the words between two figures make of them: a sum, its result, or nothing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Operator = Literal["", "times", "divided", "of", "each", "plus", "minus", "result", "equals", "carries"]

COMBINING = frozenset[Operator]({"times", "divided", "of", "each", "plus", "minus"})
"""Operators between two operands."""


def _any(*options: str) -> str:
    """A pattern for one of several, each of which may hold alternatives of its own."""
    return f"(?:{'|'.join(options)})"


SOFT = _any(
    "so|then|and|but|about|around|roughly|approximately|like|you know|okay|ok|well|right|i|say|maybe|just|only|almost",
    "nearly|more than|less than|at least|at most|up to|close to|over|under|something|a|an|the|our|those|these|us|we",
    "have|get|got|now|let's|again|probably|mean|guess|think|basically|yeah|that|of|kind|sort|per|each|total|in|on|with|really",
    "also",
)
"""Words that change nothing in a sum they stand in."""

HAS = _any(
    "is|are|has|have|takes?|weighs?|being|needs?|uses?|makes?|sends?|posts?|watch(?:es)?|gets?|generates?|produces?|does",
    "do|costs?|uploads?|views?|reads?|writes?|holds?|handles?|averag(?:es|ing)|will be|would be",
)
"""What each thing does with its share."""

SPREAD = "split|spread|shared|distributed|sharded|partitioned|balanced"

MACHINE = "one|node|server|machine|shard|box|instance|worker|replica|partition|consumer|host|of them"

WORDS: dict[Operator, str] = {
    "times": _any("times", "multiplied by", "multiply (?:that |it |this )?by", "x", r"\*"),
    "divided": _any(
        "divided? (?:that |it |this |those )?(?:by|over|across|between|among|into)",
        f"(?:{SPREAD})(?: evenly| equally| out)* (?:over|across|between|among)",
        "over|across|among|/",
    ),
    "of": "of(?: these| those| the| our| all| my| which| that)*",
    "each": _any(
        "at",
        "with each(?: [a-z]+)?(?: at| of| being)?",
        f"(?:each|every)(?: [a-z]+){{0,3}} {HAS}",
        f"(?:an?|the average|one|per) [a-z]+ {HAS}",
        "each",
    ),
    "plus": "plus",
    "minus": "minus",
}
"""How each operator is said."""

BACK = _any(
    "(?:that|which)(?:'s|'d be|'ll be| is| would be| will be)",
    "(?:that|which) (?:becomes|makes|gives|leaves|means|comes|works|adds|equals|gets|brings)",
    "this (?:will |would )?(?:is|be|leaves?|gives?|makes?|comes|equals)",
    "(?:so|and) (?:we|you|i) (?:get|end up|are)",
    "we get|we end up|it comes|leaving|giving|making it",
    f"(?:each|every)(?: (?:{MACHINE}))? (?:gets|takes|handles|sees|does|has|holds|serves)",
)
"""Words that point back at a sum, or at what follows from it."""

AFTER_BACK = "(?: us| you| me| out| up| to| at| with| actually| going to be)*"

EQUALS = _any(
    "is|are|equals?|=|makes?|gives?(?: us| you| me)?|comes?(?: out)? to|works? out (?:to|at)|adds? up to",
    "would be|will be|becomes|translates (?:to|into)|means|totals|leaves?(?: us| you)?",
)
"""Words that make what follows the result of what stands before them."""

CARRIES = "(?:can |could |would )?(?:carry|carries|handles?|fits?|holds?|takes?|covers?)"

_SOFTS = f"(?:{SOFT} )*"
_OPERATORS = {name: re.compile(f" {_SOFTS}{words} {_SOFTS}") for name, words in WORDS.items()}
_EQUALS = re.compile(f" {_SOFTS}{EQUALS} {_SOFTS}")
_BACK_AT_END = re.compile(f" {BACK}{AFTER_BACK} {_SOFTS}$")
_BACK = re.compile(f" {BACK} ")
_SO = re.compile(f" {_SOFTS}so {_SOFTS}")
_CARRIES = re.compile(f" {_SOFTS}{CARRIES} {_SOFTS}")

CAVEATS = frozenset(
    "not isn't aren't don't doesn't won't wouldn't can't cannot no never peak peaks peaking burst bursts bursty spike "
    "spikes headroom overhead compress compressed compression replication replicated replicas copies buffer growth "
    "growing worst average if unless instead extra before after including include includes excluding except without "
    "another business working evening primetime prime retries indexes metadata half twice double doubled doubling "
    "triple third quarter sorry wait rather actually correction wrong versus compared factor remaining rest leave "
    "leaves leaving left until was were used dropped grew went".split()
)
"""Words that make a figure differ from the plain sum, or show that it is being mended: nothing is said against it."""

JOINTS = frozenset("to or than plus minus".split())
"""Words that after a claim say that it is not over."""


@dataclass(frozen=True, slots=True)
class Gap:
    """What is said between two neighbouring figures."""

    operator: Operator
    sure: bool
    """True when nothing stands there but the operator and words that change nothing."""


NOTHING = Gap("", sure=False)


def read_gap(words: Sequence[str]) -> Gap:
    """What the words between two figures make of them.

    Args:
        words: bare fluent tokens between the figures.
    """
    text = f" {' '.join(words)} " if words else " "
    plain: tuple[Operator, ...] = ("times", "divided", "of", "plus", "minus")
    for name in plain:
        if _OPERATORS[name].fullmatch(text):
            return Gap(name, sure=True)
    if _BACK_AT_END.search(text):
        return Gap("result", sure=True)
    if _OPERATORS["each"].fullmatch(text):
        return Gap("each", sure=True)
    if _EQUALS.fullmatch(text):
        return Gap("equals", sure=True)
    if _CARRIES.fullmatch(text):
        return Gap("carries", sure=True)
    follows = _BACK.search(text) or _SO.fullmatch(text)
    return Gap("result", sure=False) if follows else NOTHING
