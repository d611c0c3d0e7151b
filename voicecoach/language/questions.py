"""Questions told by their words, since unpunctuated speech has no question marks."""

from collections.abc import Sequence

LEAD_INS = frozenset(
    "so okay ok well and but now then um alright right yeah yes no like just also great cool sure first "
    "actually basically maybe because or".split()
)
"""Words that may stand before a question without being part of it."""

AUXILIARIES = frozenset(
    "is are was were do does did can could should would will shall may might have has had am isn't aren't "
    "don't doesn't didn't can't couldn't shouldn't wouldn't won't haven't hasn't".split()
)

PRONOUNS = frozenset("i we you he she it they there this that these those".split())

SUBJECTS = PRONOUNS | frozenset("anyone someone people users members creators".split())
"""What can follow an auxiliary in a question without an article."""

DETERMINERS = frozenset("the a an any our your their its my some each every these those".split())

WH_WORDS = frozenset("what who whom which when where why how whose what's who's how's where's".split())

WH_HEADS = frozenset(
    "many much often long soon fast far big large quickly kind sort type fresh old strict about".split()
)
"""Words that may stand between a wh-word and its verb: "how many users do we"."""

HAPPENINGS = frozenset(
    "happens breaks fails matters changes goes owns runs uses triggers consumes needs counts decides pays reads calls "
    "operates maintains drives causes".split()
)
"""Verbs before which what or who is the subject: "what breaks if it is late"."""

EMBEDDERS = frozenset(
    "know see understand decide figure define ask tell think about of on is that's depends show understanding "
    "and sure explain describe determine care into by to with for matter learn consider out from remember "
    "check at".split()
)
"""Words after which a wh-clause is part of a statement ("that depends on how many ...")."""

INDIRECT = (
    ("i'd", "like", "to", "know"),
    ("i'd", "like", "to", "understand"),
    ("i", "would", "like", "to", "know"),
    ("i", "want", "to", "know"),
    ("i'd", "want", "to", "know"),
    ("i'd", "love", "to", "know"),
    ("i", "wonder"),
    ("i", "was", "wondering"),
    ("i'm", "wondering"),
    ("i'm", "curious"),
    ("could", "you", "tell"),
    ("can", "you", "tell"),
    ("let", "me", "ask"),
)
"""Openings that ask without a question's word order."""


def is_question(tokens: Sequence[str]) -> bool:
    """True when an unpunctuated sentence asks something, judged by its opening words.

    Args:
        tokens: the sentence's fluent tokens.
    """
    start = 0
    while start < len(tokens) - 2 and tokens[start] in LEAD_INS:
        start += 1
    return is_indirect(tokens[start:]) or _inverted(tokens, start) or _wh(tokens, start)


def opens_question(tokens: Sequence[str], at: int) -> bool:
    """True when a direct question could open at this token, in the middle of unpunctuated words."""
    if tokens[at - 1] in EMBEDDERS or tokens[at - 1] in PRONOUNS | WH_WORDS | WH_HEADS | LEAD_INS:
        return False
    return _wh(tokens, at) and tokens[at] in {"what", "how", "who", "which", "what's", "where"}


def is_indirect(tokens: Sequence[str]) -> bool:
    """True when words ask without a question's word order ("I'd like to know whether ..."), punctuated or not."""
    return any(tuple(tokens[: len(opening)]) == opening for opening in INDIRECT)


def _inverted(tokens: Sequence[str], start: int) -> bool:
    """Auxiliary before subject: "do we have", "is the budget fixed"."""
    pair = tokens[start : start + 2]
    return len(pair) == 2 and pair[0] in AUXILIARIES and pair[1] in SUBJECTS | DETERMINERS


def _wh(tokens: Sequence[str], start: int) -> bool:
    """A wh-word and, within a noun phrase's length, an auxiliary before its subject: "how many users do we have"."""
    if start >= len(tokens) or tokens[start] not in WH_WORDS:
        return False
    if "'s" in tokens[start] or tuple(tokens[start : start + 2]) in {("how", "many"), ("how", "much")}:
        return True
    if tokens[start] in {"what", "who"} and start + 1 < len(tokens) and tokens[start + 1] in HAPPENINGS:
        return True
    for at in range(start + 1, min(start + 7, len(tokens) - 1)):
        if tokens[at] in AUXILIARIES:
            return at == start + 1 or tokens[at - 1] not in PRONOUNS
        if tokens[at] in PRONOUNS:
            return False
    return False
