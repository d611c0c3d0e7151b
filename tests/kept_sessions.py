"""Sessions for tests of the history: as values, and as the folders that practice leaves behind."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import soundfile

from voicecoach.analysis.runner import analyse
from voicecoach.analysis.types import Source
from voicecoach.engines.types import EngineInfo
from voicecoach.reports.document import document
from voicecoach.storage import about as about_file
from voicecoach.storage.about import About
from voicecoach.storage.records import Judgement, KeptAnswer, KeptMove, KeptSession, Kind
from voicecoach.storage.sessions import keep, new_session
from voicecoach.transcript.own_json import dumps
from voicecoach.transcript.speaker import select
from voicecoach.transcript.types import Hesitation, Timing, Transcript, Turn, Word

STARTED = datetime(2026, 11, 20, 18, 4, 5, 678901, tzinfo=UTC)

SAID = (
    "So how many users do we have, and how fresh must the subtitles be?",
    "I'd put the updates on Kafka, because it keeps their order.",
    "It is highly scalable, and we'd know by the share of stale subtitles.",
)

QUESTION = "What would you build?"


def spoken(text: str, start: float, speaker: str = "You") -> Turn:
    """A turn of half a second a word."""
    words = text.split()
    timed = (Word(word, start + 0.5 * at, start + 0.5 * at + 0.4, 0.9) for at, word in enumerate(words))
    return Turn(tuple(timed), speaker)


def transcript(*said: str) -> Transcript:
    """The question, then what was said, ten seconds apart; an um was heard in the sound."""
    turns = [spoken(text, 10.0 * at) for at, text in enumerate(said)]
    last = replace(turns[-1], hesitations=(Hesitation(turns[-1].words[-1].end or 0.0, 99.0),))
    return Transcript((Turn((Word("What?"),), "Coach"), *turns[:-1], last), Timing.WORD)


@lru_cache
def judged(*said: str) -> dict[str, Any]:
    """An analysis of what was said, as JSON."""
    answer = select(transcript(*said), None)
    source = Source("answer.flac", "audio", 30.0, "00")
    engine = EngineInfo("replay", "script", verbatim=True, offline_fallback=False)
    found: dict[str, Any] = json.loads(json.dumps(document(analyse(answer, source, engine, prompt="subtitle-updates"))))
    return found


def session(name: str = "2026-11-20-1804", *said: str, started: datetime = STARTED, **changed: Any) -> KeptSession:  # noqa: ANN401
    """A session in which that was said, or SAID."""
    said = said or SAID
    judgement = Judgement(started + timedelta(minutes=1), "0.1.0", "abc123", judged(*said))
    moves = (KeptMove("nudge", "We haven't agreed on scale yet.", 12.5, "a design before any question", True),)
    answer = KeptAnswer(1, 30.0, "you said so", None, None, transcript(*said), moves, (judgement,))
    plain = KeptSession(
        id=name,
        started=started,
        kind=Kind.PRACTICE,
        round="tpm",
        prompt="subtitle-updates",
        title="Subtitle updates",
        minutes=45.0,
        folder=None,
        notes="",
        answers=(answer,),
    )
    return replace(plain, **changed)


def folder_of(root: Path, *said: str, started: datetime = STARTED, sound: bool = True) -> Path:
    """A session's folder as practice leaves it behind."""
    said = said or SAID
    folder = new_session(started, root)
    about = About(started, "tpm", "subtitle-updates", QUESTION, "replay", "script", 45.0, title="Subtitle updates")
    about_file.write(folder, about)
    keep(folder / "transcript.json", dumps(transcript(*said)))
    keep(folder / "analysis.json", json.dumps(judged(*said)))
    keep(folder / "report.md", "# A report\n")
    if sound:
        soundfile.write(folder / "answer.flac", np.zeros(48_000, dtype=np.int16), 16_000)
    return folder


def log(folder: Path, *events: dict[str, Any]) -> None:
    """Write a session's log."""
    keep(folder / "events.jsonl", "".join(json.dumps(event) + "\n" for event in events))
