"""An answer in which everything somebody can name or say would like to be more than text."""

from dataclasses import replace
from itertools import cycle

from spoken import SOURCE, answer

from voicecoach.analysis.runner import analyse
from voicecoach.analysis.types import Analysis
from voicecoach.transcript.types import OtherTurn, Timing

HOSTILE = (
    "<script>alerted=1</script>",
    "</script><img/src=x/onerror=alerted=2>",
    "\"'><svg/onload=alerted=3>",
    "{{7*7}}",
    "{%raw%}",
    "&lt;b&gt;",
    "\u202egnp.exe",
    "\u0645\u0631\u062d\u0628\u0627",
    "👩\u200d💻",
    "x" * 200,
    "\x00\x1b[31m",
)
"""Words that are HTML, templates, other writing directions, long, or for a terminal."""

SAID = "I'd use Kafka because it absorbs the bursts. It is highly scalable. What is the budget? "

PLAIN = (
    "It has to be fast for the people who read it, and then it goes from the one place to the other in the night. " * 20
)
"""Enough of what people say for an answer to be judged."""


def hostile(timing: Timing = Timing.CUE) -> Analysis:
    """Speakers, words, elements of the design and every sentence of a finding, all of them hostile."""
    text = SAID + PLAIN + " ".join(f"I'd use {word} because it is highly scalable {word}." for word in HOSTILE)
    timed = timing is not Timing.NONE
    others = tuple(
        OtherTurn(word, f"What about {word}?\nAnd <b>then</b>?", 2.0 if timed else None, 3.0 if timed else None, 9)
        for word in HOSTILE
    )
    analysis = analyse(answer(text, others=others, timing=timing), SOURCE, None, prompt="<i>prompt</i>")
    words = cycle(HOSTILE)
    return replace(
        analysis,
        findings=tuple(
            replace(finding, name=word, message=word, say_instead=word, quote=word)
            for finding, word in zip(analysis.findings, words, strict=False)
        ),
        signals=tuple(
            replace(signal, fields={**signal.fields, "element": word}) if signal.kind == "choice" else signal
            for signal, word in zip(analysis.signals, words, strict=False)
        ),
    )
