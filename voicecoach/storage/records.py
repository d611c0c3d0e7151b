"""What the history keeps of a session, as frozen values."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from voicecoach.transcript.types import Transcript

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")


class Kind(StrEnum):
    """What a session was."""

    PRACTICE = "practice"
    DRILL = "drill"
    FILE = "file"
    """A recording or transcript that was made elsewhere."""


@dataclass(frozen=True, slots=True)
class KeptMove:
    """Something the interviewer did during an answer."""

    kind: str
    text: str
    """What was said."""
    at: float | None
    """Second of the answer; None when it was not noted."""
    reason: str
    deliberate: bool
    """True for an interruption on purpose."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """An analysis of an answer, by the rules of its day."""

    made: datetime
    """With its time zone."""
    program: str | None
    """Version of the program; None when it was not noted."""
    rules: str | None
    """Digest of the rules (`editions.rules_digest`); None when it was not noted."""
    document: Mapping[str, Any]
    """The analysis as `voicecoach.analysis/1`, whole."""


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """One answer of a session: the first, or a later take of a stretch of it."""

    number: int
    """From 1."""
    seconds: float | None
    """Of sound; None when unknown."""
    ending: str | None
    """Why it ended; None when it was not noted."""
    sound: str | None
    """Name of its recording in the session's folder; None when there is none."""
    retaken_from: float | None
    """Second of the first answer at which this take begins; None for a first answer."""
    transcript: Transcript
    """Both sides."""
    moves: tuple[KeptMove, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    """Oldest first; a newer one stands beside the older ones."""


@dataclass(frozen=True, slots=True)
class KeptSession:
    """A session, whole."""

    id: str
    """A plain name, by when the session began: `2026-11-20-1804`."""
    started: datetime
    """With its time zone."""
    kind: Kind
    round: str
    prompt: str | None
    """Identifier of the question; None when unknown."""
    title: str
    """The question in a few words; empty when unknown."""
    minutes: float | None
    """How long the answer was allowed to take; None when unknown."""
    folder: str | None
    """Name of its folder among the sessions; None when it has none."""
    notes: str
    """The user's own."""
    answers: tuple[KeptAnswer, ...]
    """By number."""


@dataclass(frozen=True, slots=True)
class Filter:
    """Which sessions are wanted; None leaves a question open."""

    round: str | None = None
    prompt: str | None = None
    since: datetime | None = None
    """Those that began then or later."""
    until: datetime | None = None
    """Those that began before then."""


EVERY = Filter()


@dataclass(frozen=True, slots=True)
class Listed:
    """A session in a list, with the newest analysis of its first answer."""

    id: str
    started: datetime
    kind: Kind
    round: str
    prompt: str | None
    title: str
    seconds: float | None
    """Of all its answers; None when unknown."""
    answers: int
    total: float | None
    """Points; None when none were given."""
    level: str | None
    top_code: str | None
    """Rule of the most important finding; None when there is none."""
    top_message: str | None


@dataclass(frozen=True, slots=True)
class Found:
    """A session in which something was said."""

    session: Listed
    times: int
    """Turns in which it was said."""
    speaker: str | None
    """Who said it first."""
    at: float | None
    """Second at which that turn begins; None without times."""
    quote: str
    """A few words around it."""


def is_plain_name(name: str) -> bool:
    """True for a name that is safe as that of a file or folder: letters, digits, `.`, `_` and `-`."""
    return _NAME.fullmatch(name) is not None
