"""A corpus of real speech with its labels, one JSON object a sentence, as documents counted in words.

What a sentence holds stands in `eval_language.py`, which measures with it.
"""

import json
from bisect import bisect_left
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
    sentences: list[Span] = field(default_factory=list)
    mixed: list[Span] = field(default_factory=list)
    """Sentences that hold a question mark and are labelled as something else than a question: quoted questions, and
    questions with a statement before them."""
    turns: list[int] = field(default_factory=list)
    """Words at which somebody else begins to speak, and the first one."""

    def talk(self, *, lines: bool = False) -> Talk:
        """The document read as language, untimed; in one piece, or with a line for each speaker's turn."""
        words = tuple(Word(word) for word in self.words)
        return read_talk(Answer(words, (), Timing.NONE, tuple(self.turns) if lines else (0,)))

    def sentence_talks(self) -> Iterator[tuple[Span, Talk]]:
        """Each sentence and, read on its own, what is in it."""
        for first, last in self.sentences:
            words = tuple(Word(word) for word in self.words[first:last])
            yield (first, last), read_talk(Answer(words, (), Timing.NONE, (0,)))

    def plain(self) -> "Document":
        """The document without punctuation and capitals, as a bare recogniser writes."""
        kept = [at for at, word in enumerate(self.words) if any(map(str.isalnum, word))]
        place = [bisect_left(kept, at) for at in range(len(self.words) + 1)]

        def spans(several: Iterable[Span]) -> list[Span]:
            moved = ((place[first], place[last]) for first, last in several)
            return [span for span in moved if span[0] < span[1]]

        return Document(
            self.name,
            self.genre,
            words=[bare(self.words[at]) for at in kept],
            fillers=set(spans(self.fillers)),
            repairs={place[at] for at in self.repairs & set(kept)},
            questions=spans(self.questions),
            passives=spans(self.passives),
            contrasts={place[at] for at in self.contrasts & set(kept)},
            sentences=spans(self.sentences),
            mixed=spans(self.mixed),
            turns=sorted({place[at] for at in self.turns}),
        )


def read_corpus(path: Path) -> list[Document]:
    """The corpus's documents, in its order."""
    documents: dict[str, Document] = {}
    speakers: dict[str, str] = {}
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            sentence = json.loads(line)
            document = documents.setdefault(sentence["doc"], Document(sentence["doc"], sentence["genre"]))
            if not document.words or speakers[document.name] != sentence["speaker"]:
                document.turns.append(len(document.words))
            speakers[document.name] = sentence["speaker"]
            _add(document, sentence)
    return list(documents.values())


def _add(document: Document, sentence: dict[str, Any]) -> None:
    first, words = len(document.words), sentence["text"].split()
    document.words += words
    span = (first, first + len(words))
    place = [first + at for at in _owners(words, sentence["tokens"])]
    document.fillers |= {(place[start], place[end - 1] + 1) for start, end in sentence["fillers"]}
    document.repairs |= {place[at] for at in sentence["reparandum"]}
    document.sentences.append(span)
    if sentence["s_type"] in {"q", "wh"}:
        document.questions.append(span)
    elif "?" in sentence["text"]:
        document.mixed.append(span)
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
