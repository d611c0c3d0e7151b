"""Signals, findings and rules as frozen values; all positions are word indices of the analysed speaker, half-open."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Literal

from voicecoach.engines.types import EngineInfo
from voicecoach.language.disfluency import Disfluency as Disfluency  # noqa: PLC0414 - reports read it from here
from voicecoach.language.talk import Talk
from voicecoach.transcript.types import Answer

if TYPE_CHECKING:
    from voicecoach.analysis.shifts import Shift
    from voicecoach.analysis.timeline import Timeline

FieldValue = str | bool | float | None
"""What a signal's own field may hold."""


DOUBTFUL = 0.5
"""Mean word probability under which a finding is marked as possibly misheard: the recogniser itself then takes its
words to be wrong more often than right."""


class Severity(StrEnum):
    """How much an interviewer would hold a finding against the candidate."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Need(StrEnum):
    """What a rule cannot do without; where it is missing the rule is skipped, with the reason."""

    ENOUGH_WORDS = "an answer of at least {minimum_words} words"
    DESIGN_ROUND = "a round in which something is designed"
    PM_ROUND = "a product manager's round"
    STORY_ROUND = "a round in which a story is told"
    SHIFT = "a constraint that the interviewer changes on the way"
    TIMES = "times for the words"
    WORD_TIMES = "a recogniser's time for every word"
    FILLED_PAUSES = "a recording, or a transcript that keeps um and uh"


@dataclass(frozen=True, slots=True)
class Signal:
    """Evidence that something good was said."""

    kind: str
    first: int
    last: int
    fields: Mapping[str, FieldValue] = field(default_factory=dict)


ABBREVIATED = re.compile(
    r"^(?:[b-df-hj-np-tv-xz]{2,4}\b|[a-z]{1,2}(?=\d+\b| (?:one|two|three|four|five|six|seven|eight|nine)\b))",
    re.IGNORECASE,
)
"""Names that are written in capitals: what nobody can say as a word (hls), and letters before a number (av one)."""


def with_article(choice: Signal) -> str:
    """A choice's element as it stands in a sentence: Kafka, a queue, an index, workers, sharding."""
    element = str(choice.fields["element"])
    if choice.fields["named"]:
        return ABBREVIATED.sub(lambda found: found[0].upper(), element[0].upper() + element[1:])
    if element.endswith(("s", "ing")) or element[0].isupper():
        return element
    return f"{'an' if element[0] in 'aeio' else 'a'} {element}"


@dataclass(frozen=True, slots=True)
class Finding:
    """What an interviewer would pull the candidate up on."""

    code: str
    name: str
    kind: Literal["present", "absent"]
    severity: Severity
    first: int
    last: int
    """An absence spans the stretch in which the thing was missing."""
    message: str
    """What is wrong, without a final full stop or a suggestion."""
    say_instead: str
    """What to say instead, one sentence for the ear."""
    start: float | None = None
    """Seconds; None when words carry no times."""
    end: float | None = None
    """Seconds; None when words carry no times."""
    at: float | None = None
    """Second to point at: where the quoted words begin; None when words carry no times."""
    quote: str = ""
    """The words that show it, as they were said."""
    confidence: float | None = None
    """Mean probability of the quoted words, 0 to 1; None when the recogniser stated none."""

    delivery: bool = False
    """True for how it was said, which never outranks what was said."""

    @property
    def doubtful(self) -> bool:
        """True when the words it rests on may well have been misheard."""
        return self.confidence is not None and self.confidence < DOUBTFUL


@dataclass(frozen=True, slots=True)
class Skipped:
    """A rule that could not be judged."""

    code: str
    needs: str
    """What was missing, in words that complete "needs ..."."""


@dataclass(frozen=True, slots=True)
class Spot:
    """What a rule reports: a place and two sentences; the runner makes a Finding of it."""

    first: int
    last: int
    message: str
    say_instead: str
    quote: tuple[int, int] | None = None
    """Words to quote where they differ from the stretch."""
    severity: Severity | None = None
    """Overrides the rule's own severity."""


@dataclass(frozen=True, slots=True)
class Case:
    """All a rule may look at."""

    talk: Talk
    signals: tuple[Signal, ...]
    round: str
    engine: EngineInfo | None
    limits: Mapping[str, float]
    """The rule's own thresholds."""
    timeline: "Timeline"
    """When each word was said."""
    shifts: "tuple[Shift, ...]" = ()
    """What the interviewer changed on the way, in order."""

    @property
    def design_start(self) -> Signal | None:
        """The first design statement; None when nothing is designed."""
        return next((signal for signal in self.signals if signal.kind == "choice"), None)

    def of_kind(self, kind: str) -> tuple[Signal, ...]:
        """The signals of a kind, in order."""
        return tuple(signal for signal in self.signals if signal.kind == kind)


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing to look for."""

    code: str
    """Stable address: letters, then three digits."""
    name: str
    """The problem, in kebab case."""
    kind: Literal["present", "absent"]
    severity: Severity
    page: str
    """The user's help page: the docstring of the rule's file."""
    check: Callable[[Case], Iterable[Spot]]
    needs: frozenset[Need] = frozenset()
    delivery: bool = False
    """True for rules on how things are said, which never outrank rules on what is said."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where the words came from."""

    path: str
    kind: Literal["audio", "transcript"]
    seconds: float | None
    """Length of the recording, or the last word's end; None when nothing is timed."""
    sha256: str
    """Of the file's bytes, in hexadecimal."""


@dataclass(frozen=True, slots=True)
class Recovery:
    """What became of one changed constraint."""

    first: int
    """Index of the speaker's first word after it."""
    at: float | None
    """Second at which the interviewer had said it; None without times."""
    acknowledged: float | None
    """Seconds from there to the words that take it up; None when nothing does, or without times."""
    restated: bool
    """It was named again in the speaker's words."""
    changes: bool
    """Something was said to change."""
    stays: bool
    """Something was said to stay."""
    repriced: bool
    """A cost was named for the new state of things."""
    returned: bool
    """The speaker came back to something of the design that was named before."""

    @property
    def taken_up(self) -> bool:
        """True when it was not ignored."""
        return self.restated or self.changes


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything the program has to say about one answer, before it is put into points or words."""

    source: Source
    engine: EngineInfo | None
    """None when the input was a transcript."""
    round: str
    prompt: str | None
    answer: Answer
    talk: Talk
    signals: tuple[Signal, ...]
    findings: tuple[Finding, ...]
    """Most important first."""
    skipped: tuple[Skipped, ...]
    measures: Mapping[str, Any]
    recoveries: tuple[Recovery, ...] = ()
    """What became of each constraint that the interviewer changed, in order."""
    not_enough: str = ""
    """Why the answer as a whole cannot be judged, in words that complete "needs ..."; empty when it can."""

    @property
    def foremost(self) -> tuple[Finding, ...]:
        """The first finding of each rule, most important first: what is worth a reader's attention."""
        firsts: dict[str, Finding] = {}
        for finding in self.findings:
            firsts.setdefault(finding.code, finding)
        return tuple(firsts.values())
