"""The graded answers of the tests: what is said in them, and what a strict but fair interviewer hears in it.

Each answer is two files: `NAME.txt`, stamped turns of interviewer and candidate, and `NAME.toml`, its gold labels:
round, prompt, level, whether it is punctuated, the codes of the rules on absences that must fire (`absent`), the places
at which the others must (`[[present]]`), and the signals (`[[signal]]`). Places are quotes of the candidate's words
and stand there once.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from voicecoach.analysis.runner import analyse
from voicecoach.analysis.types import Analysis, Source
from voicecoach.transcript.read import read_transcript
from voicecoach.transcript.speaker import select
from voicecoach.transcript.types import Answer

ANSWERS = Path(__file__).parent.parent / "tests" / "answers"

LEVELS = ("weak", "middling", "strong")
"""From worst to best."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Label:
    """One gold label on a stretch of the candidate's words."""

    name: str
    """Code of a rule or kind of a signal."""
    span: Span
    fields: Mapping[str, Any]
    """A choice's `cost`, `reason` and `alternative`, as far as they are labelled."""


@dataclass(frozen=True, slots=True, eq=False)
class GradedAnswer:
    """One answer with its gold labels."""

    name: str
    round: str
    prompt: str
    level: str
    punctuated: bool
    answer: Answer
    absent: frozenset[str]
    present: tuple[Label, ...]
    signals: tuple[Label, ...]

    def judged(self) -> Analysis:
        """What the program says of it."""
        source = Source(f"{self.name}.txt", "transcript", None, "0" * 64)
        return analyse(self.answer, source, None, round_name=self.round, prompt=self.prompt)

    def words(self, span: Span) -> str:
        """The candidate's words of a stretch, with some before and after."""
        said = [word.text for word in self.answer.words]
        first, last = span
        return f"{' '.join(said[max(0, first - 8) : first])} [{' '.join(said[first:last])}] {' '.join(said[last:][:8])}"


def read_answers(folder: Path = ANSWERS) -> Iterator[GradedAnswer]:
    """Every graded answer, by name.

    Raises:
        ValueError: a quote is not there exactly once, or the labels lack something.
    """
    for path in sorted(folder.glob("*.toml")):
        yield _read(path)


def _read(path: Path) -> GradedAnswer:
    gold = tomllib.loads(path.read_text(encoding="utf-8"))
    answer = select(read_transcript(path.with_suffix(".txt")), "Candidate")
    said = [word.text for word in answer.words]
    try:
        return GradedAnswer(
            name=path.stem,
            round=gold["round"],
            prompt=gold["prompt"],
            level=gold["level"],
            punctuated=gold["punctuated"],
            answer=answer,
            absent=frozenset(gold["absent"]),
            present=tuple(_label(one, "code", said) for one in gold.get("present", ())),
            signals=tuple(_label(one, "kind", said) for one in gold.get("signal", ())),
        )
    except (KeyError, ValueError) as error:
        raise ValueError(f"{path.name}: {error}") from error


def _label(one: Mapping[str, Any], key: str, said: Sequence[str]) -> Label:
    quote = _plain(one["quote"].split())
    places = [at for at in range(len(said)) if _plain(said[at : at + len(quote)]) == quote]
    if len(places) != 1:
        raise ValueError(f"{one[key]}: {one['quote']!r} stands in the answer {len(places)} times, not once")
    return Label(
        one[key], (places[0], places[0] + len(quote)), {k: v for k, v in one.items() if k not in (key, "quote")}
    )


def _plain(words: Sequence[str]) -> list[str]:
    """Words without the punctuation at their ends, so that a quote may leave a comma away."""
    return [word.strip(".,;:?!\"'()…-").lower() for word in words]
