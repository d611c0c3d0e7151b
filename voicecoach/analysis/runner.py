"""From words to an analysis: read the language, gather the evidence, run every rule that can be run."""

from collections.abc import Iterator
from dataclasses import replace

from voicecoach.analysis.enough import too_short, too_thin, unintelligible
from voicecoach.analysis.hearing import Hearing, hearing
from voicecoach.analysis.measures import measure
from voicecoach.analysis.recovery import find_recoveries
from voicecoach.analysis.rules import RULES
from voicecoach.analysis.settings import SHIPPED, Settings
from voicecoach.analysis.shifts import find_shifts
from voicecoach.analysis.signals import find_signals
from voicecoach.analysis.thresholds import limits, severity
from voicecoach.analysis.timeline import timeline
from voicecoach.analysis.types import Analysis, Case, Finding, Need, Rule, Severity, Skipped, Source, Spot
from voicecoach.engines.types import EngineInfo
from voicecoach.language.talk import read_talk
from voicecoach.transcript.types import Answer, Timing

DESIGN_ROUNDS = frozenset({"tpm", "pm", "swe"})
"""Rounds in which something is designed; in the others a story is told."""

RANK = {Severity.HIGH: 0, Severity.MEDIUM: 1, Severity.LOW: 2}

OFF = "to be switched on in your settings"
"""Why a rule that the user switched off was not judged."""


def analyse(
    answer: Answer,
    source: Source,
    engine: EngineInfo | None,
    *,
    round_name: str = "tpm",
    prompt: str | None = None,
    settings: Settings = SHIPPED,
) -> Analysis:
    """Judge one answer.

    Args:
        answer: one speaker's words.
        source: where they came from.
        engine: the recogniser that wrote them; None for a transcript.
        round_name: the interview round the answer belongs to.
        prompt: identifier of the question, when it is known.
        settings: rules the user switched off or retuned, and their own words.
    """
    base = _base(answer, engine, round_name, settings)
    unclear = unintelligible(base.talk)
    findings: list[Finding] = []
    skipped: list[Skipped] = []
    for rule in RULES:
        case = replace(base, limits=limits(rule.code, round_name, settings))
        missing = OFF if rule.code in settings.off else unclear or _missing(rule, case, settings)
        if missing:
            skipped.append(Skipped(rule.code, missing))
        else:
            findings += _findings(rule, case, settings)
    findings.sort(key=lambda found: (found.delivery, RANK[found.severity], found.first))
    return Analysis(
        source=source,
        engine=engine,
        round=round_name,
        prompt=prompt,
        answer=answer,
        talk=base.talk,
        signals=base.signals,
        findings=tuple(findings),
        skipped=tuple(skipped),
        measures=measure(base.talk, base.signals, heard=hearing(base.talk, engine)),
        recoveries=find_recoveries(base.talk, base.signals, base.shifts),
        not_enough=too_short(base.talk, base.limits["minimum_words"]) or unclear or too_thin(base.signals),
    )


def _base(answer: Answer, engine: EngineInfo | None, round_name: str, settings: Settings) -> Case:
    """What every rule may look at, with the thresholds of all rules."""
    talk = read_talk(answer, settings.own)
    signals = find_signals(talk)
    bare = Case(
        talk=talk,
        signals=signals,
        round=round_name,
        engine=engine,
        limits=limits("all", round_name, settings),
        timeline=timeline(answer, signals),
    )
    design = bare.design_start
    return replace(bare, shifts=find_shifts(talk, design.first if design else bare.timeline.opening))


def _missing(rule: Rule, case: Case, settings: Settings) -> str:
    """What the rule needs and the answer lacks, in words; empty when nothing."""
    minimum = int({**limits("all", case.round, settings), **case.limits}["minimum_words"])
    have = {
        Need.ENOUGH_WORDS: len(case.talk.fluent) >= minimum,
        Need.DESIGN_ROUND: case.round in DESIGN_ROUNDS,
        Need.PM_ROUND: case.round == "pm",
        Need.STORY_ROUND: case.round not in DESIGN_ROUNDS,
        Need.SHIFT: bool(case.shifts),
        Need.TIMES: case.talk.answer.timing is not Timing.NONE,
        Need.WORD_TIMES: case.talk.answer.timing is Timing.WORD,
        Need.FILLED_PAUSES: hearing(case.talk, case.engine) is not Hearing.NONE,
    }
    lacking = sorted(need.value.format(minimum_words=minimum) for need in rule.needs if not have[need])
    return "; ".join(lacking)


def _findings(rule: Rule, case: Case, settings: Settings) -> Iterator[Finding]:
    """What a rule reports, with the severity that holds in the round."""
    for spot in rule.check(case):
        yield _finding(rule, spot, severity(rule, spot.severity, case.round, settings), case.talk.answer)


def _finding(rule: Rule, spot: Spot, severe: Severity, answer: Answer) -> Finding:
    quoted = answer.words[slice(*(spot.quote or (spot.first, spot.last)))]
    probabilities = [word.probability for word in quoted if word.probability is not None]
    stretch = answer.words[spot.first : spot.last]
    return Finding(
        code=rule.code,
        name=rule.name,
        kind=rule.kind,
        severity=severe,
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
