"""Discourse markers told from content by their surroundings: *like*, *you know*, *I mean*, *so*, *well* and their kin.

The same word is a filler in "it takes, like, a second" and content in "it looks like a cache". Which it is shows in the
words and pauses beside it, so every marker has an ordered list of cues in `lexicons/discourse.toml`; the first that
fits decides. Rules and no trained part: the labelled speech that a model may be made from and given away (court
records, edited interviews) holds a hundred markers, hardly one of them *like*: too few to learn from. Cues can be read,
changed and argued about.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

from voicecoach.language.cues import Context, Cue, parse_cue
from voicecoach.language.tokens import pieces_of

COLLOQUIAL = frozenset(
    "um uh erm uhm hmm mm mhm yeah yep oh okay ok gonna wanna gotta kinda sorta cuz anyways alright".split()
)
"""Words that editors take out and recognisers leave in."""

COLLOQUIAL_PAIRS = frozenset(
    {("you", "know"), ("i", "mean"), ("kind", "of"), ("sort", "of"), ("was", "like"), ("just", "like")}
)

LOOSE = 130
"""Words among which loose talk holds at least one of these; of GUM's edited interviews those that keep fillers hold one
in 110 or more, the others one in 150 or fewer."""


@dataclass(frozen=True, slots=True)
class Marker:
    """A word or phrase that may be a discourse marker."""

    words: tuple[str, ...]
    """Its pieces."""
    cues: tuple[tuple[bool, Cue], ...]
    """Verdicts and the cues that give them, in order."""
    otherwise: bool
    """The verdict when no cue fits."""


@cache
def markers() -> Mapping[str, tuple[Marker, ...]]:
    """The markers of the lexicon by their first piece, longest first."""
    text = files("voicecoach.language.lexicons").joinpath("discourse.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    classes = {name: frozenset(words.split()) for name, words in table["classes"].items()}
    found: dict[str, list[Marker]] = {}
    for entry in table["marker"]:
        cues = tuple(_verdict(line, classes) for line in entry.get("cues", ()))
        for said in entry["words"]:
            marker = Marker(tuple(said.split()), cues, entry["otherwise"] == "filler")
            found.setdefault(marker.words[0], []).append(marker)
    return {first: tuple(sorted(several, key=lambda one: -len(one.words))) for first, several in found.items()}


def _verdict(line: str, classes: Mapping[str, frozenset[str]]) -> tuple[bool, Cue]:
    verdict, _, cue = line.partition(":")
    if verdict not in {"filler", "content"}:
        raise ValueError(f'a cue says "filler:" or "content:" first: "{line}"')
    return verdict == "filler", parse_cue(cue, classes)


def find_markers(context: Context) -> Iterator[tuple[int, int]]:
    """Pieces (half-open) that are discourse markers, in order."""
    known, pieces = markers(), context.pieces
    at, end = 0, len(pieces)
    while at < end:
        for marker in known.get(pieces[at], ()):
            last = at + len(marker.words)
            if pieces[at:last] == marker.words:
                if _is_filler(marker, context, at, last):
                    yield at, last
                at = last - 1
                break
        at += 1


def _is_filler(marker: Marker, context: Context, first: int, last: int) -> bool:
    return next((verdict for verdict, cue in marker.cues if cue.fits(context, first, last)), marker.otherwise)


def context_of(
    words: Sequence[str],
    positions: Sequence[int],
    gaps: Sequence[int],
    *,
    punctuated: bool,
    dialogue: bool,
    spoken: bool,
) -> tuple[Context, tuple[int, ...]]:
    """The surroundings cues are matched on, and for each piece its word.

    Args:
        words: bare words.
        positions: the words to look at, ascending; hesitations are left out.
        gaps: for each word the boundary before it, and one for the end.
        punctuated: whether the text has full stops.
        dialogue: whether the turns of other speakers are known.
        spoken: whether it was surely spoken (timed words); of a bare text only its words tell.
    """
    pieces: list[str] = []
    owners: list[int] = []
    strengths: list[int] = []
    before = -1
    for position in positions:
        strength = max(gaps[before + 1 : position + 1])
        if position > before + 1 and before >= 0:
            strength = max(strength, 1)
        for number, piece in enumerate(pieces_of(words[position])):
            pieces.append("0" if piece[0].isdigit() else piece)
            owners.append(position)
            strengths.append(0 if number else strength)
        before = position
    strengths.append(2)
    loose = spoken or dialogue or _is_loose(words)
    return Context(tuple(pieces), tuple(strengths), punctuated, dialogue, loose), tuple(owners)


def _is_loose(words: Sequence[str]) -> bool:
    """True for speech written down as it was said, and for a text too short to tell; false for edited text."""
    found = sum(word in COLLOQUIAL for word in words) + sum(pair in COLLOQUIAL_PAIRS for pair in pairwise(words))
    return len(words) < LOOSE or found * LOOSE >= len(words)
