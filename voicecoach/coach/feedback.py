"""Spoken feedback: one thing done well, then at most three to fix, most important first.

Each comes with when it was said, the words, and what to say instead.
"""

from dataclasses import dataclass

from voicecoach.analysis.types import Analysis, Finding, Signal, with_article
from voicecoach.coach.spoken import duration, moment, number, quotation
from voicecoach.rubric.foremost import JUSTIFICATION, foremost_fixes, strongest

LONGEST = 43.0
"""Seconds of speech; listeners drift beyond, and the details are in the report."""

QUOTED_WORDS = ((12, 12), (10, 10), (6, 8), (0, 6), (0, 5))
"""Words quoted in the praise and in each fix, at most; the next pair is taken when the feedback runs too long."""

PRAISE = {
    "adaptation": "you took up the change and said what it does to the design",
    "tradeoff": "you weighed two things and said what you give up",
    "estimate": "you sized it aloud",
    "minimal-first": "you started small and said what can wait",
    "decision": "you owned a decision",
    "stakeholder": "you thought of who else it touches",
    "failure-mode": "you said what can fail",
    "operations": "you thought of running it",
    "success-metric": "you said how success is measured",
    "cost": "you named a cost without being asked",
    "scoping-question": "you asked before assuming",
    "region": "you saw that regions differ",
    "constraint": "you named a limit",
    "experience": "you drew on your own work",
    "check-in": "you gave the floor",
    "assumption": "you said your assumption aloud",
}
"""Kind of signal, and how it is praised."""


@dataclass(frozen=True, slots=True)
class Feedback:
    """What the coach says, sentence by sentence, and which findings it rests on."""

    sentences: tuple[str, ...]
    fixes: tuple[Finding, ...]


def feedback(analysis: Analysis) -> Feedback:
    """Word the feedback on an answer; the same analysis always gives the same words.

    Where it would run too long, the closing goes first, then quotations shrink, then the least important fix goes.
    """
    fixes = foremost_fixes(analysis)
    if analysis.not_enough and not fixes:
        return Feedback((f"That is not enough to judge. It needs {analysis.not_enough}.",), ())
    while True:
        for praised, quoted in QUOTED_WORDS:
            told = (_praise(analysis, fixes, praised), *_fix_sentences(fixes, quoted))
            for sentences in ((*told, *_closing(analysis, fixes)), told):
                if duration(sentences) <= LONGEST:
                    return Feedback(sentences, fixes)
        fixes = fixes[:-1]


def details(analysis: Analysis, given: Feedback) -> tuple[tuple[str, ...], ...]:
    """Everything else that was found, a few sentences to each finding; what the feedback has said is not said again.

    Args:
        analysis: of the answer.
        given: the feedback that was spoken on it.
    """
    said = {finding.code for finding in given.fixes}
    more = tuple(finding for finding in analysis.foremost if finding.code not in said)
    if not more:
        return (("There is nothing more: you heard it all.",),)
    return tuple(_fix("", finding, QUOTED_WORDS[0][1]) for finding in more)


def _praise(analysis: Analysis, fixes: tuple[Finding, ...], quoted: int) -> str:
    """The strongest evidence heard, in one sentence."""
    best = strongest(analysis, fixes)
    if best is None:
        return "No single moment stands out yet, of what I can check."
    words = analysis.answer.words
    when = moment(words[best.first].start)
    quote = quotation(" ".join(word.text for word in words[best.first : best.last]), quoted)
    opening = f"Good: {when}, " if when else "Good: "
    return opening + _why_good(best, quote)


def _why_good(signal: Signal, quote: str) -> str:
    if signal.kind == "choice":
        *others, last = [f"its {part}" for part in JUSTIFICATION if signal.fields[part]]
        named = f"{', '.join(others)} and {last}" if others else last
        return f"you chose {with_article(signal)} and named {named}."
    if signal.kind == "scoping-question":
        reason = f"you asked about {signal.fields['topic']} before assuming it"
    else:
        reason = PRAISE[signal.kind]
    return f"{reason}, quote, {quote}." if quote else f"{reason}."


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
    when = moment(finding.at)
    place = f"{when[0].upper()}{when[1:]} you said, {quote}" if when else f"You said, {quote}"
    doubt = " I may have misheard this one." if finding.doubtful else ""
    return f"{ordinal} {place}. {finding.message}.{doubt}".strip(), f"Say: {finding.say_instead}"


def _closing(analysis: Analysis, fixes: tuple[Finding, ...]) -> tuple[str, ...]:
    if not analysis.answer.words:
        return ("I heard no words to judge.",)
    if not fixes:
        return ("I found nothing to pull you up on in what I can check.",)
    more = len(analysis.findings) - len(fixes)
    return (f"There {'is' if more == 1 else 'are'} {number(min(more, 59))} more in the report.",) if more > 0 else ()
