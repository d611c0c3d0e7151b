"""Self-repairs: words a speaker takes back and says anew ("a more a amiable", "we had, we have two").

What is taken back (the *reparandum*, Shriberg 1994) mostly shows in what follows it: speakers start again at a word
they have just said. How far back that is believed depends on what stands between. After a word broken off, a dash or a
word of correction ("sorry", "no wait") one word said again is enough; in the middle of a run of words it must be an
article, or a pronoun with its auxiliary, which no sentence says twice in a row.
"""

from collections.abc import Iterator, Sequence

from voicecoach.language.disfluency import OPEN, Disfluency

REACH = 4
"""Words taken back, at most; nine in ten repairs of Switchboard take back no more (Shriberg 1994)."""

SHORT_STEM = 3
"""Letters up to which a word with a hyphen at its end is taken for a broken one, whatever follows."""

ARTICLES = frozenset({"a", "an", "the"})

SUBJECTS = frozenset({"i", "we", "you", "it", "he", "she", "they", "there", "that", "this", "what"})
"""Words that start a clause anew."""

AUXILIARIES = frozenset(
    "is was are were am do did does don't didn't doesn't can could will would should have has had might may want need "
    "can't couldn't would've 's 're 'm 've 'd 'll".split()
)

SUBORDINATORS = frozenset(
    "if when what whatever wherever whenever as that than how where because since who which once before after until "
    "whether while though although however".split()
)
"""Words that begin a clause which another may follow at once: "if you can you should"."""

DEGREES = frozenset(
    "more very really little bit kind sort much new good better whole lot more single big small".split()
)
"""Words that an article does not end with: "a more", "the whole"."""

COMPARED = frozenset({"more", "better", "less"})
"""Degrees in which *the* says a thing twice on purpose: "the more the better"."""

CORRECTIONS = frozenset({("sorry",), ("no", "wait"), ("no", "sorry"), ("or", "rather"), ("wait", "no")})


def repairs(
    words: Sequence[str], texts: Sequence[str], spoken: Sequence[int], gaps: Sequence[int]
) -> Iterator[Disfluency]:
    """Stretches that were taken back, in order; none overlaps another.

    Args:
        words: bare words.
        texts: the same as written, with the punctuation that touches them.
        spoken: indices of the words to look at: neither hesitations nor stutters, ascending.
        gaps: strength of the boundary before each word.
    """
    end = 0
    for at in range(len(spoken)):
        if at < end:
            continue
        length = _broken_off(texts, spoken, at) or _taken_back(words, texts, spoken, gaps, at)
        if length:
            yield Disfluency(spoken[at], spoken[at + length - 1] + 1, "repair")
            end = at + length


def _broken_off(texts: Sequence[str], spoken: Sequence[int], at: int) -> int:
    """1 for a word that breaks off ("th- the"), 0 otherwise; "self- and peer-reviewed" is whole."""
    stem = texts[spoken[at]].rstrip(",.").lower()
    if len(stem) < 2 or not (stem.endswith("-") and stem[-2].isalpha()) or at + 1 == len(spoken):
        return 0
    return int(
        len(stem) <= SHORT_STEM + 1
        or texts[spoken[at + 1]].lower().startswith(stem[:-1])
        or _dashed(texts, spoken, at + 1, touching=False)
    )


def _taken_back(words: Sequence[str], texts: Sequence[str], spoken: Sequence[int], gaps: Sequence[int], at: int) -> int:
    """Number of words from `at` that are taken back; 0 when none are."""
    first = words[spoken[at]]
    if _is_marker(words, spoken, at):
        return 0
    for length in range(1, min(REACH, len(spoken) - at - 1) + 1):
        again = at + length
        if gaps[spoken[again]] >= OPEN or _is_marker(words, spoken, again):
            return 0
        edit = _correction(words, spoken, again)
        if edit and again + edit < len(spoken) and words[spoken[again + edit]] == first:
            return length + edit
        if _dashed(texts, spoken, again) and _same_start(first, words[spoken[again]]):
            return length
        if length > 1 and _same_start(first, words[spoken[again]]) and _restarts(words, spoken, at, again):
            return length
    return 0


def _is_marker(words: Sequence[str], spoken: Sequence[int], at: int) -> bool:
    """True where a discourse marker starts, which may well be said twice."""
    return tuple(words[i] for i in spoken[at : at + 2]) in {("you", "know"), ("i", "mean")}


def _correction(words: Sequence[str], spoken: Sequence[int], at: int) -> int:
    """Number of words of a correction at `at`; 0 when there is none."""
    return next((n for n in (2, 1) if tuple(words[i] for i in spoken[at : at + n]) in CORRECTIONS), 0)


def _dashed(texts: Sequence[str], spoken: Sequence[int], at: int, *, touching: bool = True) -> bool:
    """True when a dash stands before a word: on its own, or touching the word before it."""
    between = texts[spoken[at - 1] : spoken[at]]
    return (touching and between[0].endswith(("—", "–", "--"))) or any(
        not any(map(str.isalnum, text)) for text in between[1:]
    )


def _same_start(word: str, other: str) -> bool:
    """True when two words are the same but for a contraction: it, it's."""
    return word.partition("'")[0] == other.partition("'")[0]


def _restarts(words: Sequence[str], spoken: Sequence[int], at: int, again: int) -> bool:
    """True when words from `at` up to `again` are an attempt that is begun anew, with nothing that says so between."""
    first, inner = words[spoken[at]], [words[i] for i in spoken[at + 1 : again]]
    if first in ARTICLES:
        return len(inner) == 1 and inner[0] in (DEGREES if first != "the" else DEGREES - COMPARED)
    before = words[spoken[at - 1]] if at else ""
    if first.partition("'")[0] not in SUBJECTS or before in SUBORDINATORS or first in {"that", "what", "this", "there"}:
        return False
    return len(inner) == 1 and inner[0] in AUXILIARIES
