"""A corpus of real speech with its labels, one JSON object a sentence, as documents counted in words.

What a sentence holds stands in `eval_language.py`, which measures with it.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from voicecoach.language.talk import Talk, read_talk
from voicecoach.language.tokens import bare
from voicecoach.transcript.types import Answer, Timing, Word

Span = tuple[int, int]
"""Words, half-open."""


@dataclass(slots=True)
class Document:
    """One document: its words, and what people labelled, in words."""

    name: str
    genre: str
    words: list[str] = field(default_factory=list)
    fillers: set[Span] = field(default_factory=set)
    repairs: set[int] = field(default_factory=set)
    questions: list[Span] = field(default_factory=list)
    passives: list[Span] = field(default_factory=list)
    contrasts: set[int] = field(default_factory=set)

    def talk(self, *, punctuated: bool) -> Talk:
        """The document read as language, untimed and in one piece."""
        words = tuple(Word(word if punctuated else bare(word)) for word in self.words)
        return read_talk(Answer(words, (), Timing.NONE, (0,)))


def read_corpus(path: Path) -> list[Document]:
    """The corpus's documents, in its order."""
    documents: dict[str, Document] = {}
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            sentence = json.loads(line)
            _add(documents.setdefault(sentence["doc"], Document(sentence["doc"], sentence["genre"])), sentence)
    return list(documents.values())


def _add(document: Document, sentence: dict[str, Any]) -> None:
    first, words = len(document.words), sentence["text"].split()
    document.words += words
    span = (first, first + len(words))
    place = [first + at for at in _owners(words, sentence["tokens"])]
    document.fillers |= {(place[start], place[end - 1] + 1) for start, end in sentence["fillers"]}
    document.repairs |= {place[at] for at in sentence["reparandum"]}
    if sentence["s_type"] in {"q", "wh"}:
        document.questions.append(span)
    if sentence["passive"]:
        document.passives.append(span)
    contrasts = (at for at, relation in sentence["connectives"] if "Contrast" in relation or "Concession" in relation)
    document.contrasts |= {place[at] for at in contrasts}


def _owners(words: Sequence[str], tokens: Sequence[str]) -> Iterator[int]:
    """For each token the word that holds its first letter."""
    owners = [number for number, word in enumerate(words) for _ in word]
    at = 0
    for token in tokens:
        yield owners[at]
        at += len(token.replace(" ", ""))


def halves(documents: Iterable[Document]) -> tuple[list[Document], list[Document]]:
    """The documents tuned on, and those kept aside: turn about within each genre."""
    genres: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        genres[document.genre].append(document)
    return (
        [document for several in genres.values() for document in several[0::2]],
        [document for several in genres.values() for document in several[1::2]],
    )
