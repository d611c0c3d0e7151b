"""A session's folder as the history keeps it: what it is about, what was said, what was found, what the coach did."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from voicecoach.errors import UnreadableInput
from voicecoach.storage import about as about_file
from voicecoach.storage.about import About
from voicecoach.storage.checked import checked_json
from voicecoach.storage.documents import Document
from voicecoach.storage.records import Judgement, KeptAnswer, KeptMove, KeptSession, Kind, is_plain_name
from voicecoach.storage.sessions import SOUND
from voicecoach.storage.takes import read_judgements, read_takes
from voicecoach.transcript.fields import number, string
from voicecoach.transcript.own_json import parse_own
from voicecoach.transcript.types import DELIBERATE, Transcript

ANALYSIS, TRANSCRIPT, EVENTS = "analysis.json", "transcript.json", "events.jsonl"

Event = Mapping[str, Any]

COACH = "Coach"
"""The interviewer's name in a session's transcript."""


def is_session(folder: Path) -> bool:
    """True for the folder of an answer of the user's own that was judged; the bundled answer's is none."""
    return (folder / ANALYSIS).is_file() and ((folder / about_file.FILE).is_file() or (folder / SOUND).is_file())


def read_folder(folder: Path, *, program: str | None = None, rules: str | None = None) -> KeptSession:
    """Read a session from its folder.

    Args:
        folder: of a session that was judged.
        program: version of the program that judged it; None takes that which held the session.
        rules: digest of the rules it was judged by; None when unknown.

    Raises:
        UnreadableInput: a file in it is damaged.
        OSError: a file cannot be read.
    """
    about = about_file.read(folder)
    program = program or (about.version if about else None)
    judged = tuple(read_judgements(folder / ANALYSIS, program, rules))
    if not judged:
        raise UnreadableInput(f"{folder} has no analysis: `voicecoach recover` makes it.")
    document, events = judged[0].document, tuple(_events(folder / EVENTS))
    return KeptSession(
        id=_name(folder),
        started=about.started if about else _began(folder),
        kind=_kind(about),
        round=about.round if about else string(document.get("round")),
        prompt=about.prompt if about else string(document.get("prompt")) or None,
        title=about.title if about else "",
        minutes=about.minutes if about else None,
        folder=folder.name,
        notes="",
        answers=(_answer(folder, judged[0], events), *read_takes(folder, events, program, rules)),
    )


def _answer(folder: Path, judgement: Judgement, events: tuple[Event, ...]) -> KeptAnswer:
    document = judgement.document
    transcript = _transcript(folder / TRANSCRIPT, document)
    source = document.get("source")
    return KeptAnswer(
        number=1,
        seconds=number(source.get("seconds")) if isinstance(source, dict) else None,
        ending=next((str(event.get("ending")) for event in reversed(events) if event.get("event") == "Ended"), None),
        sound=SOUND if (folder / SOUND).is_file() else None,
        retaken_from=None,
        transcript=transcript,
        moves=tuple(_moves(events, transcript)),
        judgements=(judgement,),
    )


def _transcript(path: Path, document: Document) -> Transcript:
    """What was said; of a session that has no such file, as far as the analysis tells."""
    data = checked_json(path.read_bytes(), path.name) if path.is_file() else document
    return parse_own(dict(data) if isinstance(data, Mapping) else {})


def _events(path: Path) -> Iterator[Event]:
    """The session's log as far as it can be read: it may break off anywhere."""
    if not path.is_file():
        return
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        try:
            event = checked_json(line.encode(), path.name)
        except UnreadableInput:
            continue
        if isinstance(event, dict):
            yield event


def _moves(events: tuple[Event, ...], transcript: Transcript) -> Iterator[KeptMove]:
    """What the interviewer did, from the log; when, from the transcript, in which it stands in the same order."""
    said = [
        (" ".join(word.text for word in turn.words), turn.words[0].start)
        for turn in transcript.turns
        if turn.speaker == COACH and turn.words
    ]
    for event in events:
        if event.get("event") != "CoachSpeaks" or not event.get("move"):
            continue
        text = " ".join(str(event.get("text")).split())
        place = next((at for at, (words, _) in enumerate(said) if words == text), None)
        at = None if place is None else said[place][1]
        said = said if place is None else said[place + 1 :]
        kind = str(event["move"])
        yield KeptMove(kind, text, at, str(event.get("reason") or ""), kind in DELIBERATE)


def _kind(about: About | None) -> Kind:
    try:
        return Kind(about.kind) if about else Kind.PRACTICE
    except ValueError:  # a later program's
        return Kind.PRACTICE


def _name(folder: Path) -> str:
    """The folder's name; in one that the user chose, a dash stands for what is no letter or digit."""
    name = re.sub(r"[^A-Za-z0-9._-]+", "-", folder.name).strip("-.")[:100]
    return name if is_plain_name(name) else "session"


def _began(folder: Path) -> datetime:
    """When a session began that does not say so: as its folder is called, else when that was made."""
    try:
        return datetime.strptime(folder.name[:15], "%Y-%m-%d-%H%M").astimezone()
    except ValueError:
        return datetime.fromtimestamp(folder.stat().st_mtime).astimezone()
