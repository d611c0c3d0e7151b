"""Precision and recall of the language room on a corpus of real speech, by document halves.

    scripts/eval language CORPUS.jsonl [--json] [--show ITEM...] [--write docs/accuracy.md]

CORPUS holds one JSON object a sentence: `doc`, `genre`, `text`, `tokens`, `s_type` (`q` and `wh` are questions),
`fillers` (half-open ranges of tokens), `reparandum`, `passive` (tokens), `connectives` (token and relation). The words
of a document are those of its texts, in one piece, once as written and once without punctuation and capitals. Every
second document of a genre was tuned on; of the others only figures were looked at, never their sentences. The corpus
belongs to others and is no part of this project.

A discourse filler is right when it covers exactly the labelled words. A question or passive is right when its sentence
overlaps a labelled one by half of the shorter of the two; a repair, when it covers a labelled word or touches one.
Lintscore is T * (T / (T + F)), T right and F wrong: what a checker finds, weighed by how far it can be believed.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from labelled_corpus import Document, Span, halves, read_corpus

from voicecoach.language.disfluency import Disfluency
from voicecoach.language.talk import Talk
from voicecoach.language.tokens import bare

SOUNDS = frozenset({"um", "uh"})

EDITED = "interview"
"""The genre of edited newspaper interviews, in which hardly anything should be found."""

SHOWN = 16
"""Fillers that get a row of their own: the most frequent ones."""

MARKS = ("<!-- language:begin -->", "<!-- language:end -->")


@dataclass(frozen=True, slots=True)
class Score:
    """How one item did."""

    right: int
    wrong: int
    found: int
    """Labels that were found."""
    labels: int

    @property
    def precision(self) -> float | None:
        """Share of what is reported that is right."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else None

    @property
    def recall(self) -> float | None:
        """Share of what is labelled that was reported."""
        return self.found / self.labels if self.labels else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of both."""
        if self.precision is None or self.recall is None or not self.precision + self.recall:
            return None
        return 2 * self.precision * self.recall / (self.precision + self.recall)

    @property
    def lintscore(self) -> float:
        """T * (T / (T + F))."""
        return self.right * (self.precision or 0.0)


def score_all(documents: Sequence[Document]) -> dict[str, Score]:
    """Every item's score on some documents, in the order they are printed."""
    written = [(document, document.talk(punctuated=True)) for document in documents]
    plain = [(document, document.talk(punctuated=False)) for document in documents]
    scores: dict[str, Score] = {}
    for form, talks in (("", written), (", unpunctuated", plain)):
        by_word = _fillers(talks)
        scores[f"discourse fillers with um, uh{form}"] = _sum(by_word.values())
        scores[f"discourse fillers without{form}"] = _sum(s for word, s in by_word.items() if word not in SOUNDS)
        scores[f"um, uh{form}"] = _sum(by_word[word] for word in SOUNDS if word in by_word)
        if not form:
            for word in sorted(by_word.keys() - SOUNDS, key=lambda word: (-by_word[word].labels, word))[:SHOWN]:
                scores[f"- {word}"] = by_word[word]
        scores[f"questions{form}"] = _sum(_spans(talk, "question", document.questions) for document, talk in talks)
        scores[f"passives{form}"] = _sum(_spans(talk, "passive", document.passives) for document, talk in talks)
        scores[f"repairs and stutters{form}"] = _sum(_repairs(document, talk) for document, talk in talks)
        scores[f"contrast and concession{form}"] = _sum(_contrasts(document, talk) for document, talk in talks)
    return scores


def _sum(scores: Iterable[Score]) -> Score:
    several = list(scores)
    return Score(
        sum(s.right for s in several),
        sum(s.wrong for s in several),
        sum(s.found for s in several),
        sum(s.labels for s in several),
    )


def _fillers(talks: Sequence[tuple[Document, Talk]]) -> dict[str, Score]:
    right, wrong, labels = Counter[str](), Counter[str](), Counter[str]()
    for document, talk in talks:
        found = {(d.first, d.last) for d in talk.disfluencies if d.kind in {"discourse", "filled-pause"}}
        said = _said(document.words)
        right.update(map(said, found & document.fillers))
        wrong.update(map(said, found - document.fillers))
        labels.update(map(said, document.fillers))
    return {
        word: Score(right[word], wrong[word], right[word], labels[word])
        for word in right.keys() | wrong.keys() | labels.keys()
    }


def _said(words: Sequence[str]) -> Callable[[Span], str]:
    return lambda span: " ".join(bare(word) for word in words[span[0] : span[1]])


def _sentences(talk: Talk, flag: str) -> list[Span]:
    """The sentences with a flag, in words; each reaches to the next one's first word."""
    starts = [talk.positions[sentence.first] for sentence in talk.sentences]
    ends = [*starts[1:], len(talk.answer.words)]
    return [
        (first, last)
        for sentence, first, last in zip(talk.sentences, starts, ends, strict=True)
        if getattr(sentence, flag)
    ]


def _spans(talk: Talk, flag: str, labelled: Sequence[Span]) -> Score:
    found = _sentences(talk, flag)
    right = sum(any(_overlap(span, label) for label in labelled) for span in found)
    recalled = sum(any(_overlap(label, span) for span in found) for label in labelled)
    return Score(right, len(found) - right, recalled, len(labelled))


def _overlap(one: Span, other: Span) -> bool:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared > 0 and 2 * shared >= min(one[1] - one[0], other[1] - other[0])


def _repairs(document: Document, talk: Talk) -> Score:
    taken = [found for found in talk.disfluencies if found.kind in {"repair", "repetition"}]
    spans = list(_joined(taken))
    covered = {at for first, last in spans for at in range(first, last)}
    right = sum(any(at in document.repairs for at in range(*span)) for span in spans)
    return Score(right, len(spans) - right, len(covered & document.repairs), len(document.repairs))


def _joined(found: Iterable[Disfluency]) -> Iterator[Span]:
    """Neighbouring stretches as one."""
    first = last = -2
    for one in found:
        if one.first > last + 1:
            if last > 0:
                yield first, last
            first = one.first
        last = one.last
    if last > 0:
        yield first, last


def _contrasts(document: Document, talk: Talk) -> Score:
    spans = [talk.word_span(mark.first, mark.last) for mark in talk.marks["connective.contrast"]]
    covered = {at for first, last in spans for at in range(first, last)}
    right = sum(any(at in document.contrasts for at in range(*span)) for span in spans)
    return Score(right, len(spans) - right, len(covered & document.contrasts), len(document.contrasts))


def words_a_filler(documents: Iterable[Document]) -> float | None:
    """Words of edited interviews for each discourse filler reported in them; None when there is none."""
    words = fillers = 0
    for document in documents:
        if document.genre == EDITED:
            words += len(document.words)
            fillers += sum(found.kind == "discourse" for found in document.talk(punctuated=True).disfluencies)
    return words / fillers if fillers else None


def table(tuned: dict[str, Score], aside: dict[str, Score]) -> Iterator[str]:
    """Both halves as a Markdown table."""
    yield "| item | tuned on: P / R / F1 | T*T/(T+F) | kept aside: P / R / F1 | T*T/(T+F) | labels |"
    yield "|---|---|---|---|---|---|"
    for item, score in tuned.items():
        other = aside.get(item, Score(0, 0, 0, 0))
        labels = f"{score.labels} + {other.labels}"
        cells = (item, _three(score), f"{score.lintscore:.0f}", _three(other), f"{other.lintscore:.0f}", labels)
        yield f"| {' | '.join(cells)} |"


def _three(score: Score) -> str:
    return " / ".join("-" if value is None else f"{value:.2f}" for value in (score.precision, score.recall, score.f1))


def show(documents: Sequence[Document], words: Iterable[str]) -> Iterator[str]:
    """Every miss and false alarm of some fillers, with the words about it, for those who tune."""
    for document in documents:
        found = {(d.first, d.last) for d in document.talk(punctuated=True).disfluencies if d.kind == "discourse"}
        said = _said(document.words)
        for span in sorted(found ^ document.fillers):
            if said(span) in words:
                before, after = document.words[max(0, span[0] - 7) : span[0]], document.words[span[1] : span[1] + 7]
                kind = "wrong" if span in found else "missed"
                yield f"{kind:7}{document.name}: {' '.join(before)} << {said(span)} >> {' '.join(after)}"


def write(path: Path, lines: Iterable[str]) -> None:
    """Put lines between the marks in a page."""
    head, _, rest = path.read_text(encoding="utf-8").partition(MARKS[0])
    _, _, tail = rest.partition(MARKS[1])
    path.write_text("\n".join((f"{head}{MARKS[0]}", *lines, f"{MARKS[1]}{tail}")), encoding="utf-8")


def page(tuned: Sequence[Document], aside: Sequence[Document]) -> Iterator[str]:
    """The section of the accuracy page."""
    words = [sum(len(document.words) for document in half) for half in (tuned, aside)]
    yield "## The language room, on real speech\n"
    yield (
        "`scripts/eval language CORPUS.jsonl` repeats this, and says what counts as right. Spoken documents of the\n"
        f"GUM corpus, train and dev parts: {len(tuned)} tuned on ({words[0]:,} words), {len(aside)} kept aside\n"
        f"({words[1]:,} words). No part of the program is made from the corpus: the rules were written by hand, and\n"
        "measured on it.\n"
    )
    yield from table(score_all(tuned), score_all(aside))
    rate = words_a_filler([*tuned, *aside])
    yield f"\nEdited newspaper interviews: one discourse filler reported in {rate:.0f} words.\n" if rate else ""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument(
        "--show", nargs="+", default=[], metavar="WORDS", help="print the errors on these fillers, tuned half only"
    )
    parser.add_argument("--write", type=Path, metavar="PAGE", help="put the table into this page")
    arguments = parser.parse_args()
    tuned, aside = halves(read_corpus(arguments.corpus))
    if arguments.show:
        print("\n".join(show(tuned, frozenset(arguments.show))))
    elif arguments.json:
        json.dump(
            {name: _plain(score_all(half)) for name, half in (("tuned", tuned), ("aside", aside))}, sys.stdout, indent=2
        )
    elif arguments.write:
        write(arguments.write, page(tuned, aside))
    else:
        print("\n".join(page(tuned, aside)))


def _plain(scores: dict[str, Score]) -> dict[str, Any]:
    return {
        item: {"precision": s.precision, "recall": s.recall, "f1": s.f1, "lintscore": s.lintscore, "labels": s.labels}
        for item, s in scores.items()
    }


if __name__ == "__main__":
    main()
