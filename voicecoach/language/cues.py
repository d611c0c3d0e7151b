"""Cues: what stands round a word and says which of its uses it is; a small notation, kept as TOML data.

A cue is read like a line of a concordance. `~` is the word in question, what stands left and right of it is matched
outwards from there, and the first cue that fits decides:

    a|the ~              after either word
    ~ <number>           before a word of a class; classes are lists of words in the same file
    , ~                  after a pause: a comma or dash, a filled pause, a silence
    ^ ~                  where a sentence opens (a pause opens nothing)
    > ~                  right after somebody else spoke
    ~ ,                  before a pause or the end of a sentence
    ~ $                  at the end of a sentence
    ~ -                  no pause here
    just? ~              a word that may stand between
    _ ~                  any word
    ~ *ed|*ing           before a word with either ending
    !a|the ~             neither word; anything else, or nothing
    * ~                  only in loose talk, where um, yeah, gonna and their like are heard
    = ~                  only in edited text, where they are not
    # ^ ~                only where the text is punctuated;  % only where it is not
    @ ~                  only where other speakers are known to take turns
    & ~                  only where they are not known

Contracted words are matched as two (*it's* as *it 's*), so that it does not matter which way they are written.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

TURN, OPEN, PAUSE, NONE = 3, 2, 1, 0
"""How strong a boundary is: somebody else spoke, a sentence opens, the speaker pauses, nothing."""


@dataclass(frozen=True, slots=True)
class Context:
    """The words of an answer as cues see them: without hesitations, contractions in two pieces."""

    pieces: tuple[str, ...]
    gaps: tuple[int, ...]
    """Strength of the boundary before each piece, and one more for the end."""
    punctuated: bool
    dialogue: bool
    """True when it is known who else speaks, and when."""
    loose: bool
    """True for spontaneous speech written down as it was said, false for edited text."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One thing a cue asks for beside the word."""

    words: frozenset[str] = frozenset()
    endings: tuple[str, ...] = ()
    edge: str = ""
    """A mark of the notation in place of words."""
    optional: bool = False
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue, ready to be matched: slots in order of distance from the word."""

    left: tuple[Slot, ...]
    right: tuple[Slot, ...]
    only: frozenset[str]

    def fits(self, context: Context, first: int, last: int) -> bool:
        """True when the surroundings of pieces [first, last) are as the cue asks."""
        return (
            _applies(self.only, context)
            and _matches(self.left, context, first - 1, -1)
            and _matches(self.right, context, last, 1)
        )


STRENGTH = {",": PAUSE, "^": OPEN, "$": OPEN, ">": TURN}
"""How strong a boundary a mark asks for, at least."""

EDGES = frozenset({*STRENGTH, "-", "_"})

CONDITIONS = frozenset("#%@&*=")


def _applies(only: frozenset[str], context: Context) -> bool:
    if not only:
        return True
    holds = {
        "#": context.punctuated,
        "%": not context.punctuated,
        "@": context.dialogue,
        "&": not context.dialogue,
        "*": context.loose,
        "=": not context.loose,
    }
    return all(holds[mark] for mark in only)


def _matches(slots: Sequence[Slot], context: Context, at: int, step: int) -> bool:
    """Match slots outwards; an optional slot takes its word where it can."""
    pieces, gaps = context.pieces, context.gaps
    for slot in slots:
        if slot.edge:
            if slot.edge != "_":
                if _is_edge(slot.edge, gaps[at + 1 if step < 0 else min(at, len(pieces))]) is slot.negated:
                    return False
                continue
            if not 0 <= at < len(pieces):
                return False
        else:
            found = 0 <= at < len(pieces) and (pieces[at] in slot.words or pieces[at].endswith(slot.endings))
            if slot.optional and not found:
                continue
            if found is slot.negated:
                return False
        at += step
    return True


def _is_edge(mark: str, gap: int) -> bool:
    return gap == NONE if mark == "-" else gap >= STRENGTH[mark]


def parse_cue(text: str, classes: Mapping[str, frozenset[str]]) -> Cue:
    """A cue from its notation.

    Raises:
        ValueError: the cue does not hold exactly one `~`, or names an unknown class.
    """
    parts = text.split()
    only = frozenset(part for part in parts if part in CONDITIONS)
    parts = [part for part in parts if part not in CONDITIONS]
    if parts.count("~") != 1:
        raise ValueError(f'a cue holds one "~", the word in question: "{text}"')
    centre = parts.index("~")
    left = tuple(_slot(part, classes) for part in reversed(parts[:centre]))
    right = tuple(_slot(part, classes) for part in parts[centre + 1 :])
    return Cue(left, right, only)


def _slot(part: str, classes: Mapping[str, frozenset[str]]) -> Slot:
    negated, optional = part.startswith("!"), part.endswith("?")
    if part.lstrip("!") in EDGES:
        return Slot(edge=part.lstrip("!"), negated=negated)
    words: set[str] = set()
    endings: list[str] = []
    for option in part.strip("!?").split("|"):
        if option.startswith("<"):
            if option.strip("<>") not in classes:
                raise ValueError(f'"{option}" is no class of words in this file')
            words |= classes[option.strip("<>")]
        elif option.startswith("*"):
            endings.append(option[1:])
        else:
            words.add(option)
    return Slot(frozenset(words), tuple(endings), optional=optional, negated=negated)
