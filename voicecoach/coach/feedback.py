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

QUOTED_WORDS = ((12, 12), (10, 10), (6, 8), (0, 6), (0, 5))
"""Words quoted in the praise and in each fix, at most; the next pair is taken when the feedback runs too long."""

CLEAR = 0.6
"""Mean word probability from which words are quoted in praise."""

JUSTIFICATION = ("reason", "alternative", "cost")
"""Fields of a choice that justify it."""

PRAISE = {
    "adaptation": (8, "you took up the change and said what it does to the design"),
    "tradeoff": (8, "you weighed two things and said what you give up"),
    "estimate": (7, "you sized it aloud"),
    "minimal-first": (6, "you started small and said what can wait"),
    "decision": (6, "you owned a decision"),
    "stakeholder": (5, "you thought of who else it touches"),
    "failure-mode": (5, "you said what can fail"),
    "operations": (5, "you thought of running it"),
    "success-metric": (5, "you said how success is measured"),
    "cost": (5, "you named a cost without being asked"),
    "scoping-question": (4, "you asked before assuming"),
    "region": (4, "you saw that regions differ"),
    "constraint": (3, "you named a limit"),
    "experience": (3, "you drew on your own work"),
    "check-in": (2, "you gave the floor"),
    "assumption": (2, "you said your assumption aloud"),
}
"""Kind of signal: how much an interviewer makes of it, and how that is said."""


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


def _most_important(analysis: Analysis) -> tuple[Finding, ...]:
    """At most MOST_FIXES findings, each of another rule and about other words.

    Delivery only where there is nothing of substance.
    """
    content = tuple(finding for finding in analysis.findings if not finding.delivery)
    chosen: list[Finding] = []
    for finding in content or analysis.findings:
        if all(finding.code != other.code and _place(finding) != _place(other) for other in chosen):
            chosen.append(finding)
    return tuple(chosen[:MOST_FIXES])


def _place(finding: Finding) -> tuple[float | None, str]:
    return finding.at, finding.quote


def _praise(analysis: Analysis, fixes: tuple[Finding, ...], quoted: int) -> str:
    """The strongest evidence heard, in one sentence."""
    best = _strongest(analysis, fixes)
    if best is None:
        return "No single moment stands out yet, of what I can check."
    words = analysis.answer.words
    when = moment(words[best.first].start)
    quote = quotation(" ".join(word.text for word in words[best.first : best.last]), quoted)
    opening = f"Good: {when}, " if when else "Good: "
    return opening + _why_good(best, quote)


def _strongest(analysis: Analysis, fixes: tuple[Finding, ...]) -> Signal | None:
    """The best evidence among what was heard clearly and is not about to be criticised."""
    candidates = (
        signal
        for signal in analysis.signals
        if _strength(signal) and _heard_clearly(analysis, signal) and not _criticised(signal, fixes)
    )
    return max(candidates, key=lambda signal: (_strength(signal), -signal.first), default=None)


def _criticised(signal: Signal, fixes: tuple[Finding, ...]) -> bool:
    return any(
        signal.first < finding.last and finding.first < signal.last for finding in fixes if finding.kind == "present"
    )


def _heard_clearly(analysis: Analysis, signal: Signal) -> bool:
    words = analysis.answer.words[signal.first : signal.last]
    probabilities = [word.probability for word in words if word.probability is not None]
    return not probabilities or sum(probabilities) / len(probabilities) >= CLEAR


def _strength(signal: Signal) -> int:
    """How much an interviewer makes of a signal: a justified choice most; a bare choice, or a wrong sum, nothing."""
    if signal.kind == "choice":
        said = sum(bool(signal.fields[part]) for part in JUSTIFICATION)
        return {3: 9, 2: 6 if signal.fields["cost"] else 3, 1: 1, 0: 0}[said]
    if signal.kind == "estimate" and signal.fields.get("holds") is False:
        return 0
    return PRAISE.get(signal.kind, (0, ""))[0]


def _why_good(signal: Signal, quote: str) -> str:
    if signal.kind == "choice":
        *others, last = [f"its {part}" for part in JUSTIFICATION if signal.fields[part]]
        named = f"{', '.join(others)} and {last}" if others else last
        return f"you chose {with_article(signal)} and named {named}."
    if signal.kind == "scoping-question":
        reason = f"you asked about {signal.fields['topic']} before assuming it"
    else:
        reason = PRAISE[signal.kind][1]
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
