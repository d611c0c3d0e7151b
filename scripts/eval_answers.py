"""Every rule and signal on the graded answers that stand beside the tests.

    scripts/eval answers [--show CODE|KIND...] [--json] [--write docs/accuracy.md] [FOLDER]

A finding of a rule on what was said, or a signal, is right when it shares a word with a gold label of its name; a label
is found when any of its name shares a word with it. A rule on what was left out is right on an answer when it fires
exactly where the gold says so. Lintscore is T * (T / (T + F)): what a checker finds, weighed by how far it can be
believed.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from graded_answers import ANSWERS, GradedAnswer, Span, read_answers
from scores import Score, total, write_between

from voicecoach.analysis.rules import RULES
from voicecoach.analysis.types import Analysis

MARKS = ("<!-- answers:begin -->", "<!-- answers:end -->")

FIELDS = ("reason", "alternative", "cost")
"""The fields of a choice that are held against the gold."""


@dataclass(frozen=True, slots=True)
class Row:
    """What one name did on one answer: stretches found and labelled."""

    name: str
    found: Sequence[Span]
    labelled: Sequence[Span]

    @property
    def score(self) -> Score:
        """Right and wrong among the found, found among the labelled."""
        right = sum(overlaps(span, self.labelled) for span in self.found)
        recalled = sum(overlaps(span, self.found) for span in self.labelled)
        return Score(right, len(self.found) - right, recalled, len(self.labelled))


def overlaps(span: Span, others: Sequence[Span]) -> bool:
    """True when a stretch shares a word with any of the others."""
    return any(span[0] < last and first < span[1] for first, last in others)


def rows(graded: GradedAnswer, heard: Analysis) -> Iterator[Row]:
    """Each rule on what was said, each kind of signal and each field of the choices, on one answer."""
    skipped = {one.code for one in heard.skipped}
    for rule in RULES:
        if rule.kind == "present" and rule.code not in skipped:
            found = [(one.first, one.last) for one in heard.findings if one.code == rule.code]
            yield Row(rule.code, found, [one.span for one in graded.present if one.name == rule.code])
    for kind in sorted({one.kind for one in heard.signals} | {one.name for one in graded.signals}):
        spans = [(one.first, one.last) for one in heard.signals if one.kind == kind]
        yield Row(kind, spans, [one.span for one in graded.signals if one.name == kind])
    yield from _fields(graded, heard)


def _fields(graded: GradedAnswer, heard: Analysis) -> Iterator[Row]:
    """Fields of the choices that were both found and labelled; another's error is not counted twice."""
    choices = [(one, (one.first, one.last)) for one in heard.signals if one.kind == "choice"]
    gold = [one for one in graded.signals if one.name == "choice"]
    pairs = [
        (signal, span, label)
        for signal, span in choices
        for label in [next((one for one in gold if overlaps(span, [one.span])), None)]
        if label is not None
    ]
    for name in FIELDS:
        found = [span for signal, span, label in pairs if signal.fields.get(name) and name in label.fields]
        yield Row(f"choice: {name}", found, [span for _, span, label in pairs if label.fields.get(name)])


def absences(graded: GradedAnswer, heard: Analysis) -> tuple[frozenset[str], frozenset[str]]:
    """The codes of rules on absences that fired, and those that should have."""
    return frozenset(one.code for one in heard.findings if one.kind == "absent"), graded.absent


def evaluate(answers: Sequence[GradedAnswer]) -> tuple[dict[str, Score], dict[str, tuple[int, int, int, int]]]:
    """By name, the scores of what is found in places; by code of an absence, how often rightly and wrongly so.

    The four counts: fires rightly, fires wrongly, is wrongly silent, is rightly silent.
    """
    places: dict[str, list[Score]] = {}
    fired: dict[str, list[int]] = {rule.code: [0, 0, 0, 0] for rule in RULES if rule.kind == "absent"}
    for graded in answers:
        heard = graded.judged()
        for row in rows(graded, heard):
            places.setdefault(row.name, []).append(row.score)
        found, gold = absences(graded, heard)
        for code, counts in fired.items():
            counts[{(1, 1): 0, (1, 0): 1, (0, 1): 2, (0, 0): 3}[code in found, code in gold]] += 1
    return (
        {name: total(scores) for name, scores in sorted(places.items())},
        {code: (right, extra, missed, silent) for code, (right, extra, missed, silent) in fired.items()},
    )


def show(answers: Sequence[GradedAnswer], names: frozenset[str]) -> Iterator[str]:
    """Every miss and false alarm of some rules or signals."""
    for graded in answers:
        heard = graded.judged()
        for row in rows(graded, heard):
            for title, spans, against in (("false", row.found, row.labelled), ("missed", row.labelled, row.found)):
                for span in spans:
                    if (row.name in names or "all" in names) and not overlaps(span, against):
                        yield f"{row.name} {title} {graded.name}: {graded.words(span)}"
        found, gold = absences(graded, heard)
        for code in sorted((found ^ gold) & names if "all" not in names else found ^ gold):
            yield f"{code} {'false' if code in found else 'missed'} {graded.name}"


def page(answers: Sequence[GradedAnswer]) -> Iterator[str]:
    """The section of the accuracy page."""
    places, fired = evaluate(answers)
    bare = sum(not one.punctuated for one in answers)
    yield "## Graded answers\n"
    yield (
        f"{len(answers)} answers written for this purpose ({bare} of them without punctuation), labelled before the\n"
        "program saw them, and then looked at while its errors were mended: figures of fitting, not of strangers.\n"
        "`scripts/eval answers` repeats this, and says what counts as right.\n"
    )
    yield "| rule or signal | P | R | T*T/(T+F) | found | labelled |"
    yield "|---|---|---|---|---|---|"
    for name, score in places.items():
        if score.labels or score.right + score.wrong:
            title = f"`{name}`" if name[-1].isdigit() else name
            cells = (_cell(score.precision), _cell(score.recall), f"{score.lintscore:.1f}")
            yield f"| {title} | {' | '.join(cells)} | {score.right + score.wrong} | {score.labels} |"
    yield "\n| absence | fires rightly | fires wrongly | wrongly silent | rightly silent |"
    yield "|---|---|---|---|---|"
    for code, counts in fired.items():
        yield f"| `{code}` | {' | '.join(map(str, counts))} |"
    yield ""


def _cell(share: float | None) -> str:
    return "-" if share is None else f"{share:.2f}"


def _plain(places: Mapping[str, Score], fired: Mapping[str, tuple[int, int, int, int]]) -> dict[str, object]:
    keys = ("right", "wrong", "missed", "silent")
    return {
        "places": {
            name: {"precision": one.precision, "recall": one.recall, "lintscore": one.lintscore, "labels": one.labels}
            for name, one in places.items()
        },
        "absences": {code: dict(zip(keys, counts, strict=True)) for code, counts in fired.items()},
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, default=ANSWERS)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--show", nargs="+", default=[], metavar="NAME", help="print the errors on these; all of them")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="put the tables into this page")
    arguments = parser.parse_args()
    answers = list(read_answers(arguments.folder))
    if arguments.show:
        print("\n".join(show(answers, frozenset(arguments.show))))
    elif arguments.json:
        json.dump(_plain(*evaluate(answers)), sys.stdout, indent=2)
    elif arguments.write:
        write_between(arguments.write, MARKS, page(answers))
    else:
        print("\n".join(page(answers)))


if __name__ == "__main__":
    main()
