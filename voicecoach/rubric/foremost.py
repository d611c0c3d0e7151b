"""What is worth saying first: the strongest evidence, and the findings to mend before all others."""

from collections.abc import Mapping, Sequence

from voicecoach.analysis.types import Analysis, Finding, Signal
from voicecoach.rubric.rounds import find_round
from voicecoach.rubric.score import at_stake

MOST_FIXES = 3
"""Findings to mend at a time; people act on three, not on ten."""

CLEAR = 0.6
"""Mean word probability from which words are praised, our choice: praise for words that were never said costs the coach
all credit, so it asks for more than the half under which a finding is marked as doubtful."""

JUSTIFICATION = ("reason", "alternative", "cost")
"""Fields of a choice that justify it."""

STRENGTH: Mapping[str, int] = {
    "adaptation": 8,
    "tradeoff": 8,
    "estimate": 7,
    "minimal-first": 6,
    "decision": 6,
    "stakeholder": 5,
    "failure-mode": 5,
    "operations": 5,
    "success-metric": 5,
    "cost": 5,
    "scoping-question": 4,
    "region": 4,
    "constraint": 3,
    "experience": 3,
    "check-in": 2,
    "assumption": 2,
}
"""Kind of signal, and how much an interviewer makes of one: most of judgement, least of what takes but a word."""


def foremost_fixes(analysis: Analysis) -> tuple[Finding, ...]:
    """At most MOST_FIXES findings, each of another rule and about other words, dearest first.

    Those that lose most points, of different areas where there are such; the order of the analysis decides between
    equals. Delivery only where there is nothing of substance.
    """
    weighed = tuple(finding for finding in analysis.findings if not finding.delivery) or analysis.findings
    price = {code: _price(analysis, code) for code in {finding.code for finding in weighed}}
    ranked = sorted(weighed, key=lambda finding: -price[finding.code][0])
    chosen: list[Finding] = []
    for others in (True, False):
        for finding in ranked:
            areas = {price[other.code][1] for other in chosen} if others else set()
            if price[finding.code][1] not in areas and _is_new(finding, chosen) and len(chosen) < MOST_FIXES:
                chosen.append(finding)
    return tuple(sorted(chosen, key=ranked.index))


def strongest(analysis: Analysis, fixes: Sequence[Finding]) -> Signal | None:
    """The best evidence among what was heard clearly and is not about to be criticised; None when there is none."""
    candidates = (
        signal
        for signal in analysis.signals
        if strength_of(signal) and _heard_clearly(analysis, signal) and not _criticised(signal, fixes)
    )
    return max(candidates, key=lambda signal: (strength_of(signal), -signal.first), default=None)


def strength_of(signal: Signal) -> int:
    """How much an interviewer makes of a signal.

    A justified choice counts most; a bare one, a wrong sum, or a change waved through counts nothing.
    """
    if signal.kind == "choice":
        said = sum(bool(signal.fields[part]) for part in JUSTIFICATION)
        return {3: 9, 2: 6 if signal.fields["cost"] else 3, 1: 1, 0: 0}[said]
    if signal.fields.get("holds") is False or signal.fields.get("changes") is False:
        return 0
    return STRENGTH.get(signal.kind, 0)


def _price(analysis: Analysis, code: str) -> tuple[float, str]:
    """Points that a rule's findings lose, and the area in which; none and nowhere for rules that no area marks."""
    areas = find_round(analysis.round).areas
    return max(
        ((at_stake(area, analysis.findings, code), area.name) for area in areas if code in area.rules),
        default=(0.0, ""),
    )


def _is_new(finding: Finding, chosen: Sequence[Finding]) -> bool:
    return all(finding.code != other.code and _place(finding) != _place(other) for other in chosen)


def _place(finding: Finding) -> tuple[float | None, str]:
    return finding.at, finding.quote


def _criticised(signal: Signal, fixes: Sequence[Finding]) -> bool:
    """True when a fix is about its very words; how they were spoken takes nothing from them."""
    content = (finding for finding in fixes if finding.kind == "present" and not finding.delivery)
    return any(signal.first < finding.last and finding.first < signal.last for finding in content)


def _heard_clearly(analysis: Analysis, signal: Signal) -> bool:
    words = analysis.answer.words[signal.first : signal.last]
    probabilities = [word.probability for word in words if word.probability is not None]
    return not probabilities or sum(probabilities) / len(probabilities) >= CLEAR
