"""What interviewer and coach say of their own, in several wordings; which one is said follows from a seed alone."""

import random
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from voicecoach.errors import UsageError

PLACE = "coach"
"""Directory of the phrases, beside the prompts."""


@dataclass(frozen=True, slots=True)
class DefaultProbe:
    """A question about something missing, for prompts that have none of their own."""

    missing: str
    """Kind of evidence, or a story's part."""
    share: float
    """Part of the round that has passed when it is asked, 0 to 1."""
    says: tuple[str, ...]
    """Wordings."""
    rounds: tuple[str, ...] = ()
    """The rounds in which it is asked; all when empty."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """All phrases, by name."""

    wordings: Mapping[str, tuple[str, ...]]
    probes: Mapping[str, tuple[DefaultProbe, ...]]
    """By kind of question: design, story."""


@dataclass(frozen=True, slots=True)
class FeedbackPhrases:
    """What the coach says of an answer, and by which names things go."""

    wordings: Mapping[str, tuple[str, ...]]
    """By name; those of a group are called `group.name`."""
    forms: Mapping[str, str]
    """Code of a rule, and in which form its findings are told; `words` for the others."""
    missing: Mapping[str, str]
    """Code of a rule on something that never came, and what that is, in short."""
    areas: Mapping[str, str]
    """Areas of the rounds that are spoken of by a shorter name."""
    evidence: Mapping[str, str]
    """Kinds of evidence, as they are named aloud."""
    letters: frozenset[str]
    """Abbreviations that are spelled out, in lower case."""


def read_phrases(prompts: Path) -> Phrases:
    """The phrases that stand beside the prompts.

    Raises:
        UsageError: a file is missing or is not what it should be.
    """
    own = _table(prompts / PLACE / "interviewer.toml")
    asked = _table(prompts / PLACE / "probes.toml")
    pushing = {f"pushback.{code}": row for code, row in own.pop("pushback").items()}
    return Phrases(
        {name: tuple(row["says"]) for name, row in {**own, **pushing}.items()},
        {kind: tuple(_probe(missing, row) for missing, row in rows.items()) for kind, rows in asked.items()},
    )


def read_feedback_phrases(prompts: Path) -> FeedbackPhrases:
    """The phrases of the feedback, which stand beside the prompts.

    Raises:
        UsageError: the file is missing or is not what it should be.
    """
    table = _table(prompts / PLACE / "feedback.toml")
    forms, letters = table.pop("forms"), table.pop("letters")["spelled"]
    return FeedbackPhrases(
        forms={code: form for form, codes in forms.items() for code in codes},
        missing=table.pop("missing"),
        areas=table.pop("area-names"),
        evidence=table.pop("evidence"),
        letters=frozenset(letters),
        wordings=dict(_wordings(table)),
    )


def _wordings(table: Mapping[str, Any], group: str = "") -> Iterator[tuple[str, tuple[str, ...]]]:
    for name, row in table.items():
        if "says" in row:
            yield f"{group}{name}", tuple(row["says"])
        else:
            yield from _wordings(row, f"{name}.")


def _probe(missing: str, row: Mapping[str, object]) -> DefaultProbe:
    share, says = row["share"], row["says"]
    assert isinstance(share, float)
    assert isinstance(says, list)
    rounds = row.get("rounds", [])
    assert isinstance(rounds, list)
    return DefaultProbe(missing, share, tuple(says), tuple(rounds))


def _table(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as fault:
        raise UsageError(f"{path} cannot be read ({fault}): install voicecoach again.") from fault


class Wording:
    """Takes the wordings of a phrase in turn, in an order that follows from the seed."""

    def __init__(self, seed: int) -> None:
        """Begin anew; the same seed gives the same words."""
        self._seed = seed
        self._used: dict[str, int] = {}

    def take(self, name: str, wordings: Sequence[str]) -> str:
        """The next wording of that name."""
        order = list(wordings)
        random.Random(f"{self._seed} {name}").shuffle(order)
        at = self._used.get(name, 0)
        self._used[name] = at + 1
        return order[at % len(order)]
