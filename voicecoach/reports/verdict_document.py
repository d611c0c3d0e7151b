"""The verdict as plain values: the `rubric` and the `verdict` of an analysis as JSON."""

from typing import Any

from voicecoach.analysis.types import Analysis, Signal
from voicecoach.rubric.committee import CommitteeAnswer, Heard
from voicecoach.rubric.quoting import quote_of
from voicecoach.rubric.score import Reason, Score
from voicecoach.rubric.verdict import Verdict


def rubric_document(marked: Score) -> dict[str, Any]:
    """Points area by area; null where the answer was not marked."""
    return {
        "round": marked.round,
        "total": marked.total,
        "areas": [
            {
                "name": area.name,
                "weight": area.weight,
                "points": area.points,
                "mark": area.mark,
                "because": [_reason(reason) for reason in area.because],
            }
            for area in marked.areas
        ],
        "level": marked.level,
    }


def verdict_document(analysis: Analysis, verdict: Verdict) -> dict[str, Any]:
    """What to keep, what to mend, what to practise, and the committee's questions."""
    return {
        "strength": None if verdict.strength is None else _strength(analysis, verdict.strength),
        "fixes": [{"code": finding.code, "at": _time(finding.at)} for finding in verdict.fixes],
        "drill": verdict.drill,
        "committee": [_answer(answer) for answer in verdict.committee],
    }


def _time(value: float | None) -> float | None:
    return None if value is None else round(value, 3)


def _reason(reason: Reason) -> dict[str, Any]:
    return {**_evidence(reason), "at": _time(reason.at), "points": reason.points}


def _evidence(source: Reason | Heard) -> dict[str, Any]:
    return {"signal": source.signal} if source.signal is not None else {"code": source.code}


def _strength(analysis: Analysis, signal: Signal) -> dict[str, Any]:
    return {
        "signal": signal.kind,
        "first": signal.first,
        "last": signal.last,
        "at": _time(analysis.answer.words[signal.first].start),
        "quote": quote_of(analysis, signal.first, signal.last),
    }


def _answer(answer: CommitteeAnswer) -> dict[str, Any]:
    return {
        "question": answer.question,
        "asks": answer.asks,
        "answer": answer.answer,
        "favour": [_heard(heard) for heard in answer.favour],
        "against": [_heard(heard) for heard in answer.against],
    }


def _heard(heard: Heard) -> dict[str, Any]:
    return {**_evidence(heard), "at": _time(heard.at), "quote": heard.quote}
