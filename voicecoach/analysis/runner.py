"""From words to an analysis: read the language, gather the evidence, run every rule that can be run."""

from voicecoach.analysis.measures import measure
from voicecoach.analysis.rules import RULES
from voicecoach.analysis.signals import find_signals
from voicecoach.analysis.thresholds import limits
from voicecoach.analysis.types import Analysis, Case, Finding, Need, Rule, Severity, Skipped, Source, Spot
from voicecoach.engines.types import EngineInfo
from voicecoach.language.talk import read_talk
from voicecoach.transcript.types import Answer, Timing

DESIGN_ROUNDS = frozenset({"tpm", "pm", "swe"})
"""Rounds in which something is designed; in the others a story is told."""

RANK = {Severity.HIGH: 0, Severity.MEDIUM: 1, Severity.LOW: 2}


def analyse(
    answer: Answer, source: Source, engine: EngineInfo | None, *, round_name: str = "tpm", prompt: str | None = None
) -> Analysis:
    """Judge one answer.

    Args:
        answer: one speaker's words.
        source: where they came from.
        engine: the recogniser that wrote them; None for a transcript.
        round_name: the interview round the answer belongs to.
        prompt: identifier of the question, when it is known.
    """
    talk = read_talk(answer)
    signals = find_signals(talk)
    findings: list[Finding] = []
    skipped: list[Skipped] = []
    for rule in RULES:
        case = Case(talk, signals, round_name, engine, limits(rule.code))
        missing = _missing(rule, case)
        if missing:
            skipped.append(Skipped(rule.code, missing))
        else:
            findings += [_finding(rule, spot, answer) for spot in rule.check(case)]
    findings.sort(key=lambda found: (found.delivery, RANK[found.severity], found.first))
    return Analysis(
        source=source,
        engine=engine,
        round=round_name,
        prompt=prompt,
        answer=answer,
        talk=talk,
        signals=signals,
        findings=tuple(findings),
        skipped=tuple(skipped),
        measures=measure(talk, signals),
    )


def _missing(rule: Rule, case: Case) -> str:
    """What the rule needs and the answer lacks, in words; empty when nothing."""
    minimum = int(limits("all")["minimum_words"])
    have = {
        Need.ENOUGH_WORDS: len(case.talk.answer.words) >= minimum,
        Need.DESIGN_ROUND: case.round in DESIGN_ROUNDS,
        Need.TIMES: case.talk.answer.timing is not Timing.NONE,
        Need.VERBATIM: _is_verbatim(case),
    }
    lacking = sorted(need.value.format(minimum_words=minimum) for need in rule.needs if not have[need])
    return "; ".join(lacking)


def _is_verbatim(case: Case) -> bool:
    """The recogniser says so; of a transcript nobody knows, so it counts when it holds at least one um."""
    if case.engine is not None:
        return case.engine.verbatim
    return any(found.kind == "filled-pause" for found in case.talk.disfluencies)


def _finding(rule: Rule, spot: Spot, answer: Answer) -> Finding:
    quoted = answer.words[slice(*(spot.quote or (spot.first, spot.last)))]
    probabilities = [word.probability for word in quoted if word.probability is not None]
    stretch = answer.words[spot.first : spot.last]
    return Finding(
        code=rule.code,
        name=rule.name,
        kind=rule.kind,
        severity=spot.severity or rule.severity,
        first=spot.first,
        last=spot.last,
        message=spot.message,
        say_instead=spot.say_instead,
        start=next((word.start for word in stretch if word.start is not None), None),
        end=next((word.end for word in reversed(stretch) if word.end is not None), None),
        at=next((word.start for word in quoted if word.start is not None), None),
        quote=" ".join(word.text for word in quoted),
        delivery=rule.delivery,
        confidence=round(sum(probabilities) / len(probabilities), 3) if probabilities else None,
    )
