"""Passive clauses: a form of *be* or *get*, then a past participle; adverbs or the subject may stand between."""

from collections.abc import Sequence

BE = frozenset(
    "is are was were be been being am isn't aren't wasn't weren't it's that's he's she's they're we're you're "
    "i'm what's who's there's gets get got getting gotten 's 're 'm".split()
)

SHORT_IS = frozenset("it's that's he's she's what's who's there's 's".split())
"""Forms that may stand for *has*: "it's lost its leader" is no passive."""

OPENING_BE = frozenset("is are was were isn't aren't wasn't weren't".split())
"""Forms that stand before their subject in questions."""

DEGREES = frozenset({"really", "extremely", "fairly"})
"""Adverbs in -ly that go with states rather than with what is done."""

BETWEEN = frozenset(
    "not n't also already always never just only then all both being been still often sometimes well first "
    "yet now even ever once now later soon almost more less most better rather long far closely".split()
)
"""Words that may stand between the auxiliary and its participle, beside those in -ly."""

ADVERBS_AT_MOST = 3

SUBJECT_OPENERS = frozenset(
    "the a an this that these those it he she they we you i there my your our his her their any all anything".split()
)

SUBJECT_AT_MOST = 4
"""Words of an inverted subject, at most: "were all the old files deleted"."""

IRREGULAR = frozenset(
    "built made done given taken written sent kept held put set cut run shown known seen found left lost paid "
    "read said told brought bought caught chosen driven drawn broken born fed hit hidden led let met sold spent "
    "split spread thrown understood won worn woken shut stuck backed begun dealt eaten fallen felt forgotten "
    "frozen grown heard laid meant overridden rebuilt rewritten rerun resent reset shot spoken stolen sunk swept "
    "taught torn blown sworn undertaken overcome beaten bitten called flown forbidden forgiven hung hurt lent lit "
    "mistaken broadcast cast knit bound cut-off proven raised ridden sewn shaken spun struck strung sung thought "
    "withdrawn foreseen outgrown used tied owed sued drunk dug forecast forsaken fought ground interwoven learnt "
    "misled misread mown offset outdone overheard overseen overtaken overthrown rid rung sown sought shed shrunk "
    "slain slit spilt spoilt sprung stung stricken swung trodden undone upheld withheld woven wound wrung burnt "
    "bent flung spelt slung strewn thrust bred overlaid forgone forewarned".split()
)
"""Participles that do not end in -ed, and short ones that do."""

STATES = frozenset(
    "excited interested tired worried scared pleased confused addicted privileged expired married experienced "
    "concerned depressed motivated qualified related shared aligned ashamed amazed surprised bored annoyed "
    "embarrassed disappointed satisfied overwhelmed heightened thrilled delighted exhausted relaxed stressed "
    "frustrated biased sophisticated complicated dedicated detailed advanced talented gifted red bed need feed "
    "speed seed indeed embed hundred exceed proceed succeed breed sacred naked wicked beloved stuck inspired "
    "crowded wasted retired finished".split()
)
"""Words that look like participles and mostly state a property."""

BASE_FORMS = frozenset("put set cut let read hit run split spread shed reset rerun cast shut".split())
"""Participles that look like their infinitives: "what we do is put the cache in front" is no passive."""

PERSONS = frozenset("i you we he she they".split())

PERSON_IS = frozenset("i'm you're we're he's she's they're".split())
"""People who are done have finished, and nothing is done to them."""

OBJECTS = frozenset(
    "a an the my your his her its our their it them him us me some many this these those up all".split()
)
"""What follows an active verb ("it's changed the plan") and hardly ever a passive."""


def is_passive(tokens: Sequence[str]) -> bool:
    """True when a sentence holds a passive clause.

    Args:
        tokens: the sentence's fluent tokens.
    """
    return any(token in BE and _opens_passive(tokens, at) for at, token in enumerate(tokens[:-1]))


def _opens_passive(tokens: Sequence[str], at: int) -> bool:
    place = _after_adverbs(tokens, at + 1)
    if _is_participle(tokens, place):
        following = tokens[place + 1] if place + 1 < len(tokens) else ""
        if (tokens[at] in SHORT_IS or tokens[place] in BASE_FORMS) and following in OBJECTS:
            return False
        if tokens[place] == "done" and (tokens[at] in PERSON_IS or (at > 0 and tokens[at - 1] in PERSONS)):
            return False
        return not (tokens[at].startswith("g") and tokens[place] in {"done", "used", "to"})
    return tokens[at] in OPENING_BE and _is_inverted(tokens, at)


def _is_inverted(tokens: Sequence[str], at: int) -> bool:
    """A question whose subject stands between: "was it called", "are the files deleted"."""
    if tokens[at + 1] not in SUBJECT_OPENERS or (at > 0 and tokens[at - 1] in SUBJECT_OPENERS):
        return False
    pronoun = tokens[at + 1] in {"it", "he", "she", "they", "we", "you", "i", "this", "that"}
    opening = at == 0 or tokens[at - 1] in QUESTION_OPENERS
    if not opening:
        return False
    longest = 1 if pronoun and tokens[at + 1] not in {"this", "that"} else SUBJECT_AT_MOST
    for place in range(at + 2, min(at + 2 + longest, len(tokens))):
        adverb = _after_adverbs(tokens, place)
        if _is_participle(tokens, adverb):
            following = tokens[adverb + 1] if adverb + 1 < len(tokens) else ""
            return following not in OBJECTS
    return False


QUESTION_OPENERS = frozenset("what how where when why so okay".split())


def _after_adverbs(tokens: Sequence[str], at: int) -> int:
    last = min(at + ADVERBS_AT_MOST, len(tokens) - 1)
    while at < last and (tokens[at] in BETWEEN or tokens[at].endswith("ly")) and tokens[at] not in DEGREES:
        at += 1
    return at


def _is_participle(tokens: Sequence[str], at: int) -> bool:
    word = tokens[at] if at < len(tokens) else ""
    if word in STATES or (word.startswith("un") and word.endswith("ed") and not word.startswith(("under", "unif"))):
        return False
    return word in IRREGULAR or (len(word) > 4 and word.endswith("ed"))
