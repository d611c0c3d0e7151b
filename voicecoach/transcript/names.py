"""Which words before a colon are a speaker's name, judged over the whole transcript."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

CANDIDATE_NAMES = frozenset({"candidate", "you", "me", "interviewee"})
"""Names, in lower case, that tools and people give the one who is being interviewed."""

_ROLES = CANDIDATE_NAMES | {
    "interviewer",
    "host",
    "guest",
    "coach",
    "moderator",
    "speaker",
    "unknown",
    "unknown speaker",
}
_PARTICLES = frozenset(
    ["van", "von", "de", "der", "den", "di", "da", "la", "le", "al", "bin", "ibn", "y", "and", "of", "the", "&", "-"]
)
_PREFIX = re.compile(r"\s*([^\W\d_][^:\n!?;<>\[\]\"]{0,39}?)\s{0,3}:(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Names:
    """The names a transcript uses before a colon."""

    known: frozenset[str]
    """In lower case."""

    def split(self, line: str) -> tuple[str | None, str]:
        """Part a line into its speaker, if it names one, and what was said."""
        name, rest = _prefix(line)
        return (name, rest) if name is not None and name.casefold() in self.known else (None, line)


def find_names(lines: Sequence[str]) -> Names:
    """Find the names by which lines open.

    A colon is also what a sentence may hold ("two questions: who, and how many"), so a name must be
    that of a role; or such names open half the lines; or it is written like a name and comes back. A name in lower case
    must come back in any case. The half and the two are judgements, not measurements.

    Args:
        lines: what may open with a name, stamps removed.
    """
    prefixes = [name for line in lines if (name := _prefix(line)[0]) is not None]
    counts = Counter(name.casefold() for name in prefixes)
    likely = [name for name in prefixes if is_role(name) or is_written_like_a_name(name) or counts[name.casefold()] > 1]
    common = 2 * len(likely) >= len(lines)
    known = {
        name.casefold()
        for name in likely
        if common or is_role(name) or (is_written_like_a_name(name) and counts[name.casefold()] > 1)
    }
    return Names(frozenset(known))


def is_role(name: str) -> bool:
    """Say whether a name tells a part in the conversation: Interviewer, Candidate, Speaker 2."""
    return name.casefold().rstrip(" _0123456789") in _ROLES


def is_written_like_a_name(name: str) -> bool:
    """Say whether every word begins with a capital or a digit, as in "Speaker 1" or "Ana de la Cruz (Acme)"."""
    words = name.split()
    return 0 < len(words) <= 5 and not words[0][0].islower() and all(map(_fits_a_name, words))


def _fits_a_name(word: str) -> bool:
    return not word[0].islower() or word in _PARTICLES


def _prefix(line: str) -> tuple[str | None, str]:
    match = _PREFIX.match(line)
    if match is None or len(match[1].split()) > 5:
        return None, line
    return " ".join(match[1].split()), line[match.end() :]
