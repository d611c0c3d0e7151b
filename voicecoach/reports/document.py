"""An analysis as the JSON document `voicecoach.analysis/1`: one mapping, in the published order of keys."""

from itertools import pairwise, zip_longest
from typing import Any

from voicecoach.analysis.types import Analysis, Disfluency, Finding, Recovery, Signal
from voicecoach.reports.sentences import sentence_edges
from voicecoach.reports.verdict_document import rubric_document, verdict_document
from voicecoach.rubric.verdict import judge

SCHEMA = "voicecoach.analysis/1"


def document(analysis: Analysis) -> dict[str, Any]:
    """The whole analysis as plain values; times in seconds, None where unknown."""
    verdict = judge(analysis)
    return {
        "schema": SCHEMA,
        "source": {
            "path": analysis.source.path,
            "kind": analysis.source.kind,
            "seconds": _time(analysis.source.seconds),
            "sha256": analysis.source.sha256,
        },
        "engine": _engine(analysis),
        "round": analysis.round,
        "prompt": analysis.prompt,
        "words": [
            {"text": w.text, "start": _time(w.start), "end": _time(w.end), "probability": _time(w.probability)}
            for w in analysis.answer.words
        ],
        "others": [
            {
                "speaker": o.speaker,
                "text": o.text,
                "start": _time(o.start),
                "end": _time(o.end),
                "before_word": o.before_word,
                "move": o.move,
            }
            for o in analysis.answer.others
        ],
        "sentences": _sentences(analysis),
        "disfluencies": [_disfluency(analysis, found) for found in analysis.talk.disfluencies],
        "signals": [_signal(analysis, signal) for signal in analysis.signals],
        "findings": [_finding(finding) for finding in analysis.findings],
        "skipped": [{"code": skipped.code, "needs": skipped.needs} for skipped in analysis.skipped],
        "measures": dict(analysis.measures),
        "recoveries": [_recovery(recovery) for recovery in analysis.recoveries],
        "rubric": rubric_document(verdict.score),
        "verdict": verdict_document(analysis, verdict),
    }


def _recovery(recovery: Recovery) -> dict[str, Any]:
    """What became of a changed constraint."""
    return {
        "first": recovery.first,
        "at": _time(recovery.at),
        "acknowledged_s": recovery.acknowledged,
        "restated": recovery.restated,
        "changes": recovery.changes,
        "stays": recovery.stays,
        "repriced": recovery.repriced,
        "returned": recovery.returned,
    }


def _time(value: float | None) -> float | None:
    return None if value is None else round(value, 3)


def _engine(analysis: Analysis) -> dict[str, Any] | None:
    engine = analysis.engine
    if engine is None:
        return None
    return {
        "name": engine.name,
        "model": engine.model,
        "verbatim": engine.verbatim,
        "offline_fallback": engine.offline_fallback,
    }


def _sentences(analysis: Analysis) -> list[dict[str, Any]]:
    """Sentences in words, which they tile; an answer of nothing but hesitations is one sentence."""
    spans, sentences = pairwise(sentence_edges(analysis)), analysis.talk.sentences
    return [
        {
            "first": first,
            "last": last,
            "question": bool(sentence and sentence.question),
            "passive": bool(sentence and sentence.passive),
        }
        for sentence, (first, last) in zip_longest(sentences, spans)
    ]


def _place(analysis: Analysis, first: int, last: int) -> dict[str, Any]:
    words = analysis.answer.words[first:last]
    return {
        "first": first,
        "last": last,
        "start": _time(next((word.start for word in words if word.start is not None), None)),
        "end": _time(next((word.end for word in reversed(words) if word.end is not None), None)),
    }


def _disfluency(analysis: Analysis, found: Disfluency) -> dict[str, Any]:
    place = _place(analysis, found.first, found.last)
    if found.heard == "sound":
        place |= {"start": _time(found.start), "end": _time(found.end)}
    return {**place, "kind": found.kind, "heard": found.heard}


def _signal(analysis: Analysis, signal: Signal) -> dict[str, Any]:
    quote = " ".join(word.text for word in analysis.answer.words[signal.first : signal.last])
    return {"kind": signal.kind, **_place(analysis, signal.first, signal.last), "quote": quote, **signal.fields}


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "name": finding.name,
        "kind": finding.kind,
        "severity": finding.severity.value,
        "first": finding.first,
        "last": finding.last,
        "start": _time(finding.start),
        "end": _time(finding.end),
        "quote": finding.quote,
        "message": finding.message,
        "say_instead": finding.say_instead,
        "confidence": finding.confidence,
    }
