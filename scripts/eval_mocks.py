"""Precision and recall of signals and rules on real mock interviews that people have labelled.

    scripts/eval mocks FOLDER [--show KIND...] [--json]

FOLDER holds `labels/*.json` (who speaks, and labels as half-open ranges of caption words) and `mocks.py`, which knows
where the captions are; the variable VOICECOACH_MOCKS names it when the argument is left out. The captions are other
people's words and no part of this project. A finding or signal counts as right when its words overlap a label of its
kind; a label counts as found when any of its kind overlaps it. What is said after the interview has ended is left out.
Discourse fillers are labelled up to a word that the labels name; um and uh are not labelled and not counted. The fields
of choices are judged where a choice that was found overlaps a labelled one.
"""

import argparse
import importlib.util
import json
import os
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from voicecoach.analysis.runner import analyse
from voicecoach.analysis.types import Analysis, Signal, Source
from voicecoach.transcript.types import Answer, OtherTurn, Timing, Word

SIGNALS = {
    "scoping-question": "scoping_question",
    "assumption": "assumption",
    "success-metric": "success_metric",
    "choice": "choice",
    "cost": "cost",
    "tradeoff": "tradeoff",
    "check-in": "check_in",
    "estimate": "estimate",
    "stakeholder": "stakeholder",
    "failure-mode": "failure_mode",
    "operations": "operations",
}
"""Kind of signal, and the label it is held against."""

RULES = {
    "VAGUE001+VAGUE002": (("VAGUE001", "VAGUE002"), "vague"),
    "OWN001": (("OWN001",), "diffuse_ownership"),
}
"""Name of a row, the rules in it, and the label they are held against. COST001 has its own: choices without a cost."""

FILLERS = "discourse fillers"
"""Name of the row of words like *you know*, as they are used to fill."""

FIELDS = ("reason", "alternative", "cost")
"""Fields of a choice that are labelled."""

COLUMNS = ("right", "claimed", "labelled")

ROUND = "swe"

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Interview:
    """One interview: the candidate's answer and what people labelled in it."""

    name: str
    captions: Sequence[str]
    answer: Answer
    index: Sequence[int]
    """For each of the candidate's words, its place in the captions."""
    labels: Sequence[Mapping[str, Any]]
    ends: int
    """Place in the captions at which the interview is over."""
    fillers_end: int
    """Place in the captions up to which fillers are labelled."""

    def spans(self, found: Sequence[Span]) -> list[Span]:
        """Stretches of the candidate's words as stretches of the captions, up to the interview's end."""
        spans = [(self.index[first], self.index[last - 1] + 1) for first, last in found]
        return [span for span in spans if span[0] < self.ends]

    def labelled(self, label: str) -> list[Span]:
        """The stretches that carry a label."""
        return [(one["i"], one["j"]) for one in self.labels if one["kind"] == label]

    def quote(self, span: Span) -> str:
        """The words of a stretch with a few before and after."""
        before, inside, after = ((span[0] - 10, span[0]), span, (span[1], span[1] + 8))
        return " || ".join(" ".join(self.captions[max(0, first) : last]) for first, last in (before, inside, after))


@dataclass(frozen=True, slots=True)
class Score:
    """How one kind did on one or more interviews."""

    kind: str
    found: int
    right: int
    labelled: int
    recalled: int

    @property
    def precision(self) -> float | None:
        """Share of what was found that is right; None when nothing was found."""
        return round(self.right / self.found, 3) if self.found else None

    @property
    def recall(self) -> float | None:
        """Share of what is labelled that was found; None when nothing is labelled."""
        return round(self.recalled / self.labelled, 3) if self.labelled else None


def read_interviews(folder: Path) -> Iterator[Interview]:
    """The labelled interviews of a folder, read with the reader beside them."""
    reader = _reader(folder)
    for name, gold in reader.all_labels().items():
        timed = reader.words(name)
        spoken = [(first, last) for first, last, who in gold["turns"] if who == "C"]
        index = [place for first, last in spoken for place in range(first, last)]
        ends = _ends(timed)
        words = tuple(Word(timed[place][0], float(timed[place][1]), ends[place]) for place in index)
        others = tuple(
            OtherTurn(
                "Interviewer",
                " ".join(word for word, _, _ in timed[first:last]),
                float(timed[first][1]),
                float(timed[last - 1][1]),
                sum(place < first for place in index),
            )
            for first, last, who in gold["turns"]
            if who != "C"
        )
        answer = Answer(words, others, Timing.CUE, (0,))
        captions = tuple(word for word, _, _ in timed)
        yield Interview(name, captions, answer, index, gold["labels"], gold["interview_ends"], gold["filler_until"])


def _ends(timed: Sequence[tuple[str, int, bool]]) -> list[float]:
    """For each caption word the second at which its cue ends: where the next one begins."""
    ends: list[float] = []
    end = float(timed[-1][1] + 2)
    for place in range(len(timed) - 1, -1, -1):
        if place + 1 < len(timed) and timed[place + 1][1] > timed[place][1]:
            end = float(timed[place + 1][1])
        ends.append(end)
    return ends[::-1]


def _reader(folder: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("mocks", folder / "mocks.py")
    if spec is None or spec.loader is None or not (folder / "mocks.py").is_file():
        sys.exit(f"{folder} holds no mocks.py: name the folder with the labelled interviews.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def hear(interview: Interview) -> Analysis:
    """The interview's answer, analysed."""
    return analyse(interview.answer, Source(interview.name, "transcript", None, ""), None, round_name=ROUND)


def compare(interview: Interview, heard: Analysis) -> Iterator[tuple[str, list[Span], list[Span]]]:
    """For each row of the table: its name, what was found, and what is labelled."""
    for kind, label in SIGNALS.items():
        found = [(signal.first, signal.last) for signal in heard.signals if signal.kind == kind]
        yield kind, interview.spans(found), interview.labelled(label)
    bare = [(one["i"], one["j"]) for one in interview.labels if one["kind"] == "choice" and not one["cost"]]
    yield "COST001", _findings(interview, heard, ("COST001",)), bare
    for row, (codes, label) in RULES.items():
        yield row, _findings(interview, heard, codes), interview.labelled(label)
    fillers = [(one.first, one.last) for one in heard.talk.disfluencies if one.kind == "discourse"]
    found = [span for span in interview.spans(fillers) if span[0] < interview.fillers_end]
    yield FILLERS, found, interview.labelled("filler")


def fields(interview: Interview, heard: Analysis) -> Counter[tuple[str, str]]:
    """For each field of the choices that match a label: how often it is claimed, labelled, and both."""
    choices = [one for one in interview.labels if one["kind"] == "choice"]
    signals = [signal for signal in heard.signals if signal.kind == "choice"]
    pairs = [(signal, label) for signal in signals if (label := _match(interview, signal, choices))]
    counts = Counter[tuple[str, str]]()
    for signal, label in pairs:
        for name in FIELDS:
            claimed, labelled = bool(signal.fields[name]), bool(label[name])
            counts.update(
                {(name, "right"): claimed and labelled, (name, "claimed"): claimed, (name, "labelled"): labelled}
            )
    return counts


def _match(interview: Interview, signal: Signal, labels: Sequence[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    """The first label that shares a word with a signal; None when there is none."""
    spans = interview.spans([(signal.first, signal.last)])
    return next((label for label in labels if overlaps((label["i"], label["j"]), spans)), None)


def _findings(interview: Interview, heard: Analysis, codes: Sequence[str]) -> list[Span]:
    return interview.spans([(found.first, found.last) for found in heard.findings if found.code in codes])


def overlaps(span: Span, others: Sequence[Span]) -> bool:
    """True when a stretch shares a word with any of the others."""
    return any(span[0] < last and first < span[1] for first, last in others)


def score(kind: str, found: Sequence[Span], labelled: Sequence[Span]) -> Score:
    """What was found against what is labelled."""
    return Score(
        kind,
        len(found),
        sum(overlaps(span, labelled) for span in found),
        len(labelled),
        sum(overlaps(span, found) for span in labelled),
    )


def total(scores: Sequence[Score]) -> Score:
    """The scores of several interviews as one."""
    sums = (sum(getattr(one, field) for one in scores) for field in ("found", "right", "labelled", "recalled"))
    return Score(scores[0].kind, *sums)


def main() -> None:
    """Print the table, or the misses and false alarms of some kinds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", default=os.environ.get("VOICECOACH_MOCKS"), help="where the labels are")
    parser.add_argument("--show", nargs="+", default=[], metavar="KIND", help="list what was missed or wrongly found")
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    options = parser.parse_args()
    if options.folder is None:
        parser.error("name the folder with the labelled interviews, or set VOICECOACH_MOCKS")
    rows: dict[str, list[Score]] = {}
    names = []
    counts = Counter[tuple[str, str]]()
    for interview in read_interviews(Path(options.folder)):
        names.append(interview.name)
        heard = hear(interview)
        counts.update(fields(interview, heard))
        for kind, found, labelled in compare(interview, heard):
            rows.setdefault(kind, []).append(score(kind, found, labelled))
            if kind in options.show:
                _show(interview, kind, found, labelled)
    if options.json:
        document = {
            kind: {"all": _figures(total(scores)), **{n: _figures(s) for n, s in zip(names, scores, strict=True)}}
            for kind, scores in rows.items()
        }
        document["signal fields"] = {name: {column: counts[name, column] for column in COLUMNS} for name in FIELDS}
        print(json.dumps(document, indent=2))
    else:
        _table(names, rows)
        _fields(counts)


def _figures(one: Score) -> dict[str, Any]:
    return {**asdict(one), "precision": one.precision, "recall": one.recall}


def _show(interview: Interview, kind: str, found: Sequence[Span], labelled: Sequence[Span]) -> None:
    for title, spans, against in (("false", found, labelled), ("missed", labelled, found)):
        for span in spans:
            if not overlaps(span, against):
                print(f"{kind} {title} {span[0]}: {interview.quote(span)}")


def _table(names: Sequence[str], rows: Mapping[str, Sequence[Score]]) -> None:
    print(f"{'':18} {'all: P':>7} {'R':>5} {'found':>6} {'labelled':>9}   each interview: P/R")
    for kind, scores in rows.items():
        whole = total(scores)
        each = "  ".join(f"{_cell(one.precision)}/{_cell(one.recall)}" for one in scores)
        counts = f"{whole.found:6} {whole.labelled:9}"
        print(f"{kind:18} {_cell(whole.precision):>7} {_cell(whole.recall):>5} {counts}   {each}")
    print(*names, sep="\n")


def _fields(counts: Mapping[tuple[str, str], int]) -> None:
    print(f"\n{'signal fields':18} {'right':>7} {'claimed':>8} {'labelled':>9}   among matched choices")
    for name in FIELDS:
        right, claimed, labelled = (counts[name, column] for column in COLUMNS)
        print(f"choice {name:11} {right:7} {claimed:8} {labelled:9}")


def _cell(share: float | None) -> str:
    return "  - " if share is None else f"{share:.2f}"


if __name__ == "__main__":
    main()
