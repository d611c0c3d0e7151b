"""An analysis taken apart for the tables and put together again, equal to the last character.

The words of an answer are kept once, however often it was judged, and what is asked about has rows of its own; a null
stands in its place.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from voicecoach.errors import InputError
from voicecoach.transcript.speaker import select
from voicecoach.transcript.types import Transcript

Document = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Parts:
    """An analysis in pieces, each as JSON text."""

    rest: str
    """What has no place of its own."""
    signals: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    measures: Mapping[str, str] = field(default_factory=dict)
    rubric: str | None = None


def take_apart(document: Document, transcript: Transcript) -> Parts:
    """Take an analysis to pieces.

    Args:
        document: `voicecoach.analysis/1`; what in it is of another kind than it should be stays in the rest.
        transcript: of the answer it judges.
    """
    signals, findings = document.get("signals"), document.get("findings")
    measures, rubric = document.get("measures"), document.get("rubric")
    pieces = {
        "words": document.get("words") == spoken_words(transcript),
        "signals": _are_objects(signals),
        "findings": _are_objects(findings),
        "measures": isinstance(measures, dict),
        "rubric": isinstance(rubric, dict),
    }
    return Parts(
        rest=to_text({key: None if pieces.get(key) else value for key, value in document.items()}),
        signals=tuple(map(to_text, signals)) if signals and pieces["signals"] else (),
        findings=tuple(map(to_text, findings)) if findings and pieces["findings"] else (),
        measures={name: to_text(value) for name, value in measures.items()} if measures and pieces["measures"] else {},
        rubric=to_text(rubric) if pieces["rubric"] else None,
    )


def put_together(parts: Parts, transcript: Transcript) -> Document:
    """The analysis that was taken apart."""
    pieces: dict[str, object] = {
        "words": spoken_words(transcript),
        "signals": [json.loads(one) for one in parts.signals],
        "findings": [json.loads(one) for one in parts.findings],
        "measures": {name: json.loads(value) for name, value in parts.measures.items()},
        "rubric": None if parts.rubric is None else json.loads(parts.rubric),
    }
    whole = json.loads(parts.rest)
    return {key: pieces.get(key) if value is None else value for key, value in whole.items()}


def to_text(value: object) -> str:
    """JSON on one line."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def _are_objects(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, dict) for item in value)


def spoken_words(transcript: Transcript) -> list[dict[str, Any]] | None:
    """The candidate's words as an analysis lists them; None where it is not known who that is."""
    try:
        answer = select(transcript, None)
    except InputError:
        return None
    return [
        {"text": w.text, "start": _time(w.start), "end": _time(w.end), "probability": _time(w.probability)}
        for w in answer.words
    ]


def _time(value: float | None) -> float | None:
    return None if value is None else round(value, 3)
