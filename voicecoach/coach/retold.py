"""Is it better? What a new attempt holds, set against what was found in the old one, and the sentence that says so."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from voicecoach.analysis.types import Finding, Skipped


class Progress(StrEnum):
    """How the new attempt compares."""

    MENDED = "mended"
    """What was found is gone, and all that was missing is there."""
    BETTER = "better"
    """What was missing is there in part, or something else is still amiss."""
    NOT_YET = "not yet"
    UNKNOWN = "unknown"
    """Nothing was said, or too little to tell."""


@dataclass(frozen=True, slots=True)
class Retold:
    """What the new words hold."""

    things: frozenset[str]
    """By the names of `retold.toml`."""
    findings: tuple[Finding, ...]
    """What a new judgement holds against them alone."""
    skipped: tuple[Skipped, ...] = ()
    """Rules that could not be judged on them alone."""
    spoken: bool = True
    """False when there were no words."""
    doubtful: bool = False
    """True when the words may well have been misheard."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The verdict on a new attempt."""

    progress: Progress
    sentences: tuple[str, ...]
    """To be spoken."""


def compare(finding: Finding, told: frozenset[str], retold: Retold) -> Comparison:
    """Set a new attempt against what was found in the old one.

    Args:
        finding: what the attempt was to mend.
        told: things that the old answer held and that need not be told again.
        retold: the new attempt.
    """
    if not retold.spoken:
        return Comparison(Progress.UNKNOWN, ("I heard no words.",))
    again = next((other for other in retold.findings if other.code == finding.code and other.kind == "present"), None)
    wants, whole = _wanted(finding.code, retold.things)
    if not wants:
        return _without(finding, again, retold)
    wanted, rest = ([want for want in some if want not in told] for some in (wants, whole))
    comparison = _with(finding, again, wanted, rest, retold.things)
    doubt = ("I may have misheard you.",) if retold.doubtful else ()
    return Comparison(comparison.progress, (*comparison.sentences, *doubt))


def _with(
    finding: Finding, again: Finding | None, wants: Sequence[str], whole: Sequence[str], things: frozenset[str]
) -> Comparison:
    """The verdict where something had to be said."""
    mended = _ordered(_first(want, things) for want in wants if _is_there(want, things))
    there = _ordered([*mended, *(want for want in whole if want in things)])
    lacking = _lacking((*wants, *whole) if mended else wants, things)
    if not mended:
        advice = f"Say: {(again or finding).say_instead}"
        return Comparison(Progress.NOT_YET, (*_not_yet(again, there, lacking), advice))
    if again is None and not lacking:
        return Comparison(Progress.MENDED, (_all_there(there),))
    rest = f"But {_amiss(again)}." if again else f"Still {_neither(lacking)}."
    return Comparison(Progress.BETTER, (f"Better: {_both(there)} there.", rest))


def _not_yet(again: Finding | None, there: Sequence[str], lacking: Sequence[str]) -> tuple[str, ...]:
    if again is not None:
        return (f"Not yet: {_amiss(again)}.",)
    if there:
        return f"Not yet: {_both(there)} there.", f"Still {_neither(lacking)}."
    return (f"Not yet: I heard {_neither(lacking)}.",)


def _without(finding: Finding, again: Finding | None, retold: Retold) -> Comparison:
    """The verdict where something had only to be left out."""
    if again is not None:
        return Comparison(Progress.NOT_YET, (f"Not yet: {_amiss(again)}.", f"Say: {again.say_instead}"))
    skipped = next((other for other in retold.skipped if other.code == finding.code), None)
    if skipped is not None:
        return Comparison(Progress.UNKNOWN, (f"That I cannot judge on a moment alone: it needs {skipped.needs}.",))
    return Comparison(Progress.MENDED, ("Better: I heard none of it this time.",))


def _all_there(things: Sequence[str]) -> str:
    if len(things) == 1:
        return f"Better: {_both(things)} there."
    listed = _listed([_named()[thing] for thing in things])
    return f"Better. {listed[0].upper()}{listed[1:]}, {'both' if len(things) == 2 else 'all'} there."


def _both(things: Sequence[str]) -> str:
    """The things with their verb: "the reason and the cost are"."""
    return f"{_listed([f'the {_named()[thing]}' for thing in things])} {'is' if len(things) == 1 else 'are'}"


def _neither(things: Sequence[str]) -> str:
    return _listed([f"no {_named()[thing]}" for thing in things])


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


LOWERED = frozenset({"You", "Your", "No", "Nobody", "Nothing", "That", "The"})
"""First words of what rules say that stand small within a sentence; others are names."""


def _amiss(finding: Finding) -> str:
    """What a rule says, within a sentence."""
    first, space, rest = finding.message.partition(" ")
    return f"{first.lower() if first in LOWERED else first}{space}{rest}"


def _first(want: str, things: frozenset[str]) -> str:
    return next(one for one in want.split("|") if one in things)


def _is_there(want: str, things: frozenset[str]) -> bool:
    return not things.isdisjoint(want.split("|"))


def _lacking(wants: Iterable[str], things: frozenset[str]) -> list[str]:
    return _ordered(want.partition("|")[0] for want in wants if not _is_there(want, things))


def _ordered(things: Iterable[str]) -> list[str]:
    """Each thing once, in the order of telling."""
    found = set(things)
    return [thing for thing in _named() if thing in found]


def _wanted(code: str, things: frozenset[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What a rule's moment must hold, and what makes it whole."""
    row = _table().get(code, {})
    chosen = row.get("chosen", ()) if "choice" in things else ()
    return tuple(row.get("wants", ())), (*row.get("also", ()), *chosen)


def _named() -> Mapping[str, str]:
    named: Mapping[str, str] = _data()["named"]
    return named


def _table() -> Mapping[str, Mapping[str, Sequence[str]]]:
    rules: Mapping[str, Mapping[str, Sequence[str]]] = _data()["rules"]
    return rules


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files("voicecoach.coach").joinpath("retold.toml").read_text(encoding="utf-8"))
