"""What a timeline shows, row by row: who spoke, what was found, what was talked about, pauses and fillers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from types import MappingProxyType

from voicecoach.analysis.types import Analysis, Severity
from voicecoach.reports.html_dialogue import Exchange
from voicecoach.reports.html_findings import Card
from voicecoach.reports.html_moments import Moments, Place
from voicecoach.rubric.evidence import STORY, find_evidence

PHASES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "Scoping": ("scoping-question", "assumption", "stakeholder", "region"),
        "Metrics": ("success-metric",),
        "Constraints": ("constraint", "estimate"),
        "Design": ("choice", "minimal-first", "decision"),
        "Trade-offs": ("tradeoff", "cost"),
        "Operations": ("failure-mode", "operations"),
        "Dialogue": ("check-in", "adaptation", "experience"),
    }
)
"""Row, and the kinds of signals that say an answer is in that phase."""

PARTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "Context": ("story.context", "scoping-question", "assumption", "region"),
        "Complexity": ("story.complexity",),
        "Own role": ("story.role", "story.speed", "experience", "decision", "decision-speed"),
        "Actions": ("story.action", "choice", "minimal-first", "stakeholder", "operations", "failure-mode"),
        "Trade-offs": ("story.tradeoff", "tradeoff", "cost", "constraint"),
        "Outcome": ("story.outcome", "success-metric", "estimate"),
        "Reflection": ("story.reflection",),
        "Dialogue": ("check-in", "adaptation"),
    }
)
"""The same for a round in which a story is told."""

FOUND: Mapping[Severity, str] = MappingProxyType(
    {severity: f"{severity.value.capitalize()} findings" for severity in Severity}
)
"""Severity, and the row of findings of it: what stands at the same words does not hide one another."""

OPTIONAL = "Dialogue"
"""Phase that is left out when there is nothing in it; that another is empty tells something."""

TOGETHER = 45.0
"""Seconds between two pieces of evidence up to which the talk is taken to have stayed in the phase; our choice."""

LONG_PAUSE = 2.5
"""Seconds of silence worth showing: those that the rule on pauses reports."""


@dataclass(frozen=True, slots=True)
class Event:
    """One mark, or one bar."""

    row: str
    start: float
    """Seconds."""
    end: float
    """Seconds."""
    look: str
    """What it looks like, by name."""
    label: str = ""
    """What it is, in words."""
    place: Place | None = None
    """Where in the transcript it stands; None for what is no link."""


@dataclass(frozen=True, slots=True)
class Lanes:
    """Everything on a timeline."""

    rows: tuple[str, ...]
    """From top to bottom."""
    bars: tuple[Event, ...]
    marks: tuple[Event, ...]
    ticks: tuple[Event, ...]


def lanes_of(analysis: Analysis, cards: Sequence[Card], turns: Sequence[Exchange], moments: Moments) -> Lanes:
    """Lay out the events of an answer."""
    phases = _phases(analysis)
    evidence = tuple(_evidence(analysis, phases, moments))
    spoken = tuple(_spoken(turns))
    pauses, fillers = tuple(_pauses(analysis, moments)), tuple(_fillers(analysis, moments))
    found = tuple(_finding(card, moments) for card in cards)
    filled = {event.row for event in (*spoken, *found, *evidence, *pauses, *fillers)}
    rows = ("Interviewer", *FOUND.values(), *phases, "Pauses", "Fillers")
    always = {*phases} - {OPTIONAL}
    return Lanes(
        rows=tuple(row for row in rows if row in filled | always),
        bars=(*_runs(evidence), *spoken, *pauses),
        marks=tuple(_merged((*found, *evidence))),
        ticks=fillers,
    )


def _phases(analysis: Analysis) -> Mapping[str, tuple[str, ...]]:
    told = any(label.startswith(STORY) for label in analysis.talk.marks)
    return PARTS if told and analysis.round == "behavioral" else PHASES


def _evidence(analysis: Analysis, phases: Mapping[str, tuple[str, ...]], moments: Moments) -> Iterator[Event]:
    row_of = {kind: row for row, kinds in phases.items() for kind in kinds}
    for piece in find_evidence(analysis):
        row = row_of.get(piece.kind)
        if row is not None:
            place = moments.place(piece.first)
            start, kind = moments.of_word(piece.first), piece.kind.removeprefix(STORY)
            yield Event(row, start, start, "signal", f"{row}: {kind}", place)


def _runs(evidence: Sequence[Event]) -> Iterator[Event]:
    """Stretches in which evidence of one phase follows closely."""
    open_runs: dict[str, Event] = {}
    for event in evidence:
        run = open_runs.get(event.row)
        if run is not None and event.start - run.end <= TOGETHER:
            open_runs[event.row] = replace(run, end=event.start)
            continue
        if run is not None:
            yield run
        open_runs[event.row] = Event(event.row, event.start, event.start, "phase")
    yield from open_runs.values()


def _merged(events: Sequence[Event]) -> Iterator[Event]:
    """One mark for what stands at the same words in a row, so that none hides another."""
    places: dict[tuple[str, Place | None], list[Event]] = {}
    for event in events:
        places.setdefault((event.row, event.place), []).append(event)
    for alike in places.values():
        yield replace(alike[0], label="; ".join(dict.fromkeys(event.label for event in alike)))


def _finding(card: Card, moments: Moments) -> Event:
    finding, start = card.finding, moments.of_word(card.first)
    label = f"{finding.code}, {finding.severity}: {finding.message}"
    return Event(FOUND[finding.severity], start, start, finding.severity.value, label, card.place)


def _spoken(turns: Sequence[Exchange]) -> Iterator[Event]:
    for turn in turns:
        look = "shift" if turn.shift else "deliberate" if turn.deliberate else "turn"
        what = {"shift": "changes a constraint", "deliberate": "cuts in on purpose", "turn": "speaks"}[look]
        yield Event("Interviewer", turn.at, turn.end, look, f"{turn.speaker} {what}", turn.place)


def _pauses(analysis: Analysis, moments: Moments) -> Iterator[Event]:
    """Silences inside what the candidate said; those in which somebody else has the floor are none."""
    turns = {other.before_word for other in analysis.answer.others}
    for at, (before, after) in enumerate(pairwise(analysis.answer.words), 1):
        if before.end is not None and after.start is not None and at not in turns:
            silence = after.start - before.end
            if silence >= LONG_PAUSE:
                label = f"pause of {silence:.0f} s"
                yield Event("Pauses", before.end, after.start, "pause", label, moments.place(at))


def _fillers(analysis: Analysis, moments: Moments) -> Iterator[Event]:
    for found in analysis.talk.disfluencies:
        if found.kind in {"filled-pause", "discourse"}:
            at = found.start if found.heard == "sound" and found.start is not None else moments.of_word(found.first)
            yield Event("Fillers", at, at, found.kind)
