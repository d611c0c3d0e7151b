"""The verdict on one answer: points and level, what to keep, what to mend, one drill, and the committee's questions."""

from dataclasses import dataclass

from voicecoach.analysis.types import Analysis, Finding, Signal
from voicecoach.rubric.committee import CommitteeAnswer, ask_committee
from voicecoach.rubric.drills import drill_next
from voicecoach.rubric.evidence import find_evidence
from voicecoach.rubric.foremost import foremost_fixes, strongest
from voicecoach.rubric.levels import missing
from voicecoach.rubric.rounds import find_round
from voicecoach.rubric.score import Score, mark


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a strict, fair interviewer would take away; nothing in it rests on how fluently it was said."""

    score: Score
    strength: Signal | None
    """The best moment; None when nothing stands out."""
    fixes: tuple[Finding, ...]
    """At most three, dearest first."""
    drill: str | None
    """What to practise next; None when there is nothing to go by."""
    committee: tuple[CommitteeAnswer, ...]
    """Empty when there was not enough to judge."""


def judge(analysis: Analysis) -> Verdict:
    """The verdict; the same analysis always gets the same one."""
    entry, evidence = find_round(analysis.round), find_evidence(analysis)
    marked = mark(entry, evidence, analysis.findings, missing(analysis))
    fixes = foremost_fixes(analysis)
    return Verdict(
        score=marked,
        strength=strongest(analysis, fixes),
        fixes=fixes,
        drill=drill_next(analysis, entry, marked, fixes),
        committee=() if marked.total is None else ask_committee(analysis, entry, evidence),
    )
