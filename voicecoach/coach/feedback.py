"""Spoken feedback: one thing done well, then at most three to fix, most important first.

Each comes with when it was said, the words, and what to say instead.
"""

from dataclasses import dataclass

from voicecoach.analysis.types import Analysis, Finding, Signal, with_article
from voicecoach.coach.spoken import duration, moment, number, quotation

MOST_FIXES = 3
"""Findings mentioned aloud; people act on three, not on ten."""

LONGEST = 43.0
"""Seconds of speech; listeners drift beyond, and the details are in the report."""

QUOTED_WORDS = (12, 10, 8, 6)
"""Words of a quotation, at most; the next smaller one is taken when the feedback runs too long."""

CLEAR = 0.6
"""Mean word probability from which words are quoted in praise."""


@dataclass(frozen=True, slots=True)
class Feedback:
    """What the coach says, sentence by sentence, and which findings it rests on."""

    sentences: tuple[str, ...]
    fixes: tuple[Finding, ...]


def feedback(analysis: Analysis) -> Feedback:
    """Word the feedback on an answer; the same analysis always gives the same words.

    Where it would run too long, the closing goes first, then quotations shrink, then the least important fix goes.
    """
    fixes = _most_important(analysis)
    while True:
        for quoted in QUOTED_WORDS:
            told = (_praise(analysis, quoted), *_fix_sentences(fixes, quoted))
            for sentences in ((*told, *_closing(analysis, fixes)), told):
                if duration(sentences) <= LONGEST:
                    return Feedback(sentences, fixes)
        fixes = fixes[:-1]


def _most_important(analysis: Analysis) -> tuple[Finding, ...]:
    """At most MOST_FIXES findings, each of another rule; delivery only where there is nothing of substance."""
    content = [finding for finding in analysis.foremost if not finding.delivery]
    return tuple(content or analysis.foremost)[:MOST_FIXES]


def _praise(analysis: Analysis, quoted: int) -> str:
    """The strongest evidence heard, in one sentence."""
    best = _strongest(analysis)
    if best is None:
        return "I listened for something to build on, and did not hear it clearly yet."
    words = analysis.answer.words
    when = moment(words[best.first].start)
    quote = quotation(" ".join(word.text for word in words[best.first : best.last]), quoted)
    opening = f"Good: {when}, " if when else "Good: "
    return opening + _why_good(best, quote)


def _strongest(analysis: Analysis) -> Signal | None:
    """The best evidence among what was heard clearly; praise in misheard words would ring false."""
    clear = (signal for signal in analysis.signals if _heard_clearly(analysis, signal))
    return max(clear, key=lambda signal: (_strength(signal), -signal.first), default=None)


def _heard_clearly(analysis: Analysis, signal: Signal) -> bool:
    words = analysis.answer.words[signal.first : signal.last]
    probabilities = [word.probability for word in words if word.probability is not None]
    return not probabilities or sum(probabilities) / len(probabilities) >= CLEAR


def _strength(signal: Signal) -> int:
    """How much an interviewer makes of a signal: a justified choice most, a bare choice nothing."""
    if signal.kind == "choice":
        said = sum(bool(signal.fields[part]) for part in ("reason", "alternative", "cost"))
        return {3: 9, 2: 6 if signal.fields["cost"] else 3, 1: 1, 0: 0}[said]
    return {"estimate": 7, "success-metric": 5, "scoping-question": 4, "cost": 5, "assumption": 2}.get(signal.kind, 1)


def _why_good(signal: Signal, quote: str) -> str:
    if signal.kind == "choice":
        said = [part for part in ("reason", "alternative", "cost") if signal.fields[part]]
        *others, last = [f"its {part}" for part in said] or ["what it is for"]
        named = f"{', '.join(others)} and {last}" if others else last
        return f"you chose {with_article(signal)} and named {named}."
    if signal.kind == "scoping-question":
        return f"you asked about {signal.fields['topic']} before assuming it, quote, {quote}."
    reasons = {
        "estimate": "you sized it aloud",
        "success-metric": "you said how success is measured",
        "cost": "you named a cost without being asked",
        "assumption": "you said your assumption aloud",
    }
    return f"{reasons[signal.kind]}, quote, {quote}."


def _fix_sentences(fixes: tuple[Finding, ...], quoted: int) -> tuple[str, ...]:
    if not fixes:
        return ()
    opening = "One thing to fix." if len(fixes) == 1 else f"{number(len(fixes)).capitalize()} things to fix."
    ordinals = ("One.", "Two.", "Three.") if len(fixes) > 1 else ("",)
    told = (
        sentence
        for ordinal, finding in zip(ordinals, fixes, strict=False)
        for sentence in _fix(ordinal, finding, quoted)
    )
    return (opening, *told)


def _fix(ordinal: str, finding: Finding, quoted: int) -> tuple[str, str]:
    """One fix: when, the words, what is wrong with them; then what to say instead."""
    quote = quotation(finding.quote, quoted)
    place = ", quote, ".join(part for part in (moment(finding.at), quote) if part)
    place = place[0].upper() + place[1:] if finding.at is not None else f"Quote, {place}"
    doubt = " I may have misheard this one." if finding.doubtful else ""
    return f"{ordinal} {place}. {finding.message}.{doubt}".strip(), f"Say: {finding.say_instead}"


def _closing(analysis: Analysis, fixes: tuple[Finding, ...]) -> tuple[str, ...]:
    if not analysis.answer.words:
        return ("I heard no words to judge.",)
    if not fixes:
        return ("I found nothing to pull you up on in what I can check.",)
    more = len(analysis.findings) - len(fixes)
    return (f"There {'is' if more == 1 else 'are'} {number(min(more, 59))} more in the report.",) if more > 0 else ()
