"""A session of the history as one line of JSON, `voicecoach.record/1`, from which an equal session is made."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from voicecoach.errors import UnreadableInput
from voicecoach.storage.checked import checked_json
from voicecoach.storage.records import Judgement, KeptAnswer, KeptMove, KeptSession, Kind, is_plain_name
from voicecoach.transcript.fields import number, objects
from voicecoach.transcript.own_json import ANALYSIS_SCHEMA, dumps, parse_own

SCHEMA = "voicecoach.record/1"

Json = Mapping[str, Any]


def record_text(session: KeptSession) -> str:
    """Write a session, whole, on one line."""
    record = {
        "schema": SCHEMA,
        "id": session.id,
        "started": session.started.isoformat(),
        "kind": session.kind.value,
        "round": session.round,
        "prompt": session.prompt,
        "title": session.title,
        "minutes": session.minutes,
        "folder": session.folder,
        "notes": session.notes,
        "answers": [_answer(answer) for answer in session.answers],
    }
    return json.dumps(record, ensure_ascii=False, allow_nan=False)


def _answer(answer: KeptAnswer) -> Json:
    return {
        "number": answer.number,
        "seconds": answer.seconds,
        "ending": answer.ending,
        "sound": answer.sound,
        "retaken_from": answer.retaken_from,
        "transcript": json.loads(dumps(answer.transcript)),
        "moves": [asdict(move) for move in answer.moves],
        "judgements": [
            {"made": one.made.isoformat(), "program": one.program, "rules": one.rules, "document": one.document}
            for one in answer.judgements
        ],
    }


def parse_record(data: bytes, where: str) -> KeptSession:
    """Read a session that `record_text` wrote, whoever may have changed it since.

    Args:
        data: the line, in UTF-8.
        where: it was found, for the message.

    Raises:
        UnreadableInput: it is no such record, or a later program's.
    """
    record = checked_json(data, where)
    if not isinstance(record, dict) or record.get("schema") != SCHEMA:
        raise UnreadableInput(f"{where} is no {SCHEMA}: give what voicecoach export wrote, or update voicecoach.")
    try:
        return _session(record)
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        raise UnreadableInput(f"{where} is damaged: take it from another copy.") from error


def _session(record: Json) -> KeptSession:
    answers = tuple(_read_answer(one) for one in objects(record["answers"]))
    if len({answer.number for answer in answers}) < len(answers):
        raise ValueError("two answers of one number")
    return KeptSession(
        id=_plain(record["id"]),
        started=_moment(record["started"]),
        kind=Kind(record["kind"]),
        round=_text(record["round"]),
        prompt=_perhaps(record["prompt"]),
        title=_text(record["title"]),
        minutes=number(record["minutes"]),
        folder=None if record["folder"] is None else _plain(record["folder"]),
        notes=_text(record["notes"]),
        answers=tuple(sorted(answers, key=lambda answer: answer.number)),
    )


def _read_answer(record: Json) -> KeptAnswer:
    return KeptAnswer(
        number=_place(record["number"]),
        seconds=number(record["seconds"]),
        ending=_perhaps(record["ending"]),
        sound=None if record["sound"] is None else _plain(record["sound"]),
        retaken_from=number(record["retaken_from"]),
        transcript=parse_own(dict(record["transcript"])),
        moves=tuple(_move(one) for one in objects(record["moves"])),
        judgements=tuple(_judgement(one) for one in objects(record["judgements"])),
    )


def _move(record: Json) -> KeptMove:
    return KeptMove(
        kind=_text(record["kind"]),
        text=_text(record["text"]),
        at=number(record["at"]),
        reason=_text(record["reason"]),
        deliberate=bool(record["deliberate"]),
    )


def _judgement(record: Json) -> Judgement:
    document = record["document"]
    if not isinstance(document, dict) or document.get("schema") != ANALYSIS_SCHEMA:
        raise ValueError("no analysis")
    return Judgement(_moment(record["made"]), _perhaps(record["program"]), _perhaps(record["rules"]), document)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _perhaps(value: object) -> str | None:
    return None if value is None else _text(value)


def _plain(value: object) -> str:
    if not is_plain_name(text := _text(value)):
        raise ValueError(text)
    return text


def _place(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= 10**6:
        raise ValueError(value)
    return value


def _moment(value: object) -> datetime:
    """A moment; without a time zone it was of this machine's."""
    moment = datetime.fromisoformat(_text(value))
    return moment if moment.tzinfo else moment.astimezone()
