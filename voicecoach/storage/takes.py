"""Retakes of a moment, as files beside the first answer: `retake-01.flac`, `retake-01-transcript.json` and so on."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from voicecoach.errors import UnreadableInput
from voicecoach.storage.checked import checked_json
from voicecoach.storage.documents import Document
from voicecoach.storage.records import Judgement, KeptAnswer, is_plain_name
from voicecoach.storage.sessions import keep
from voicecoach.transcript.fields import number, string
from voicecoach.transcript.own_json import ANALYSIS_SCHEMA, dumps, parse_own
from voicecoach.transcript.types import Transcript

MOST = 1000
"""Retakes of one session that are read."""


def keep_take(folder: Path, name: str, transcript: Transcript, document: Document | None) -> None:
    """Write what was said in a retake, and what was found in it.

    Args:
        folder: of the session.
        name: what the take's files are called, `retake-01`.
        transcript: of the take.
        document: `voicecoach.analysis/1`; None when nothing was said.

    Raises:
        DeviceError: the disk is full or refuses.
    """
    keep(folder / f"{name}-transcript.json", dumps(transcript))
    if document is not None:
        keep(folder / f"{name}-analysis.json", json.dumps(document, ensure_ascii=False, indent=2) + "\n")


def read_takes(
    folder: Path, events: Iterable[Mapping[str, Any]], program: str | None, rules: str | None
) -> Iterator[KeptAnswer]:
    """Read the retakes of a session that its log tells of; a take whose words were not kept is left out.

    Args:
        folder: of the session.
        events: its log.
        program: version of the program that judged them; None when unknown.
        rules: digest of the rules they were judged by; None when unknown.

    Raises:
        UnreadableInput: a file is damaged.
        OSError: a file cannot be read.
    """
    begun: dict[int, float | None] = {}
    for event in events:
        take, name = event.get("number"), string(event.get("name"))
        if not isinstance(take, int) or not 1 <= take <= MOST:
            continue
        if event.get("event") == "Retaking":
            begun[take] = number(event.get("begin"))
        elif event.get("event") == "Retaken" and is_plain_name(name) and (folder / f"{name}-transcript.json").is_file():
            yield KeptAnswer(
                number=take + 1,
                seconds=number(event.get("seconds")),
                ending=string(event.get("ending")) or None,
                sound=f"{name}.flac" if (folder / f"{name}.flac").is_file() else None,
                retaken_from=begun.get(take),
                transcript=_transcript(folder / f"{name}-transcript.json"),
                judgements=tuple(read_judgements(folder / f"{name}-analysis.json", program, rules)),
            )


def _transcript(path: Path) -> Transcript:
    data = checked_json(path.read_bytes(), path.name)
    return parse_own(data if isinstance(data, dict) else {})


def read_judgements(path: Path, program: str | None, rules: str | None) -> Iterator[Judgement]:
    """The analysis in a file, where there is one; it was made when the file was.

    Raises:
        UnreadableInput: it is damaged, or no analysis.
        OSError: it cannot be read.
    """
    if not path.is_file():
        return
    document = checked_json(path.read_bytes(), path.name)
    if not isinstance(document, dict) or document.get("schema") != ANALYSIS_SCHEMA:
        raise UnreadableInput(
            f"{path} is no {ANALYSIS_SCHEMA}: move it away, and `voicecoach recover` judges the session anew."
        )
    yield Judgement(datetime.fromtimestamp(path.stat().st_mtime).astimezone(), program, rules, document)
