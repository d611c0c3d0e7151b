"""Bare prose: words on white space, a turn a paragraph; and dialogue whose lines open with names."""

import re
from collections.abc import Iterator

from voicecoach.transcript.lines import Line, transcript_of, words_of
from voicecoach.transcript.names import Names, find_names, is_role
from voicecoach.transcript.types import Transcript

_BLANK = re.compile(r"\n[^\S\n]*\n")


def parse_bare(text: str) -> Transcript:
    """Read prose, untimed.

    Typed or pasted text is often wrapped by hand, so a line end says nothing; a blank line does. Where lines or
    paragraphs open with speakers' names, the names are taken off; otherwise each word of the text is a word.
    """
    paragraphs = [part for part in _BLANK.split(text) if part.strip()]
    for blocks in ([line for line in text.splitlines() if line.strip()], paragraphs):
        names = find_names(blocks)
        if _is_dialogue(blocks, names):
            return transcript_of(_turns(blocks, names))
    return transcript_of(Line(words_of(part)) for part in paragraphs)


def _is_dialogue(blocks: list[str], names: Names) -> bool:
    """Ask for two roles, or for names that take turns: "Scope: ... Capacity: ..." is the outline of one speaker."""
    speakers = [names.split(block)[0] for block in blocks]
    named = [speaker.casefold() for speaker in speakers if speaker is not None]
    if not speakers or speakers[0] is None:
        return False
    if len(set(filter(is_role, named))) > 1:
        return True
    return len(named) == len(blocks) and (any(map(is_role, named)) or 1 < len(set(named)) < len(named))


def _turns(blocks: list[str], names: Names) -> Iterator[Line]:
    """Open a turn at every name; what has none goes on with the speaker above."""
    speaker: str | None = None
    said: list[str] = []
    for block in blocks:
        name, rest = names.split(block)
        if name is not None:
            yield Line(words_of(" ".join(said)), speaker)
            speaker, said = name, []
        said.append(rest)
    yield Line(words_of(" ".join(said)), speaker)
