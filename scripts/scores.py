"""What every measurement needs: precision, recall and lintscore, and a place in a page to put the figures."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


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
        """T * (T / (T + F)), T right and F wrong: what a checker finds, weighed by how far it can be believed."""
        return self.right * (self.precision or 0.0)


def total(scores: Iterable[Score]) -> Score:
    """Several scores as one."""
    several = list(scores)
    return Score(
        sum(s.right for s in several),
        sum(s.wrong for s in several),
        sum(s.found for s in several),
        sum(s.labels for s in several),
    )


def write_between(path: Path, marks: tuple[str, str], lines: Iterable[str]) -> None:
    """Put lines between two marks in a page."""
    head, _, rest = path.read_text(encoding="utf-8").partition(marks[0])
    _, _, tail = rest.partition(marks[1])
    path.write_text("\n".join((f"{head}{marks[0]}", *lines, f"{marks[1]}{tail}")), encoding="utf-8")
