"""An analysis as Markdown, for notes and for sending on."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from voicecoach.analysis.types import Analysis, Finding
from voicecoach.reports.clock import clock
from voicecoach.reports.doubt import MISHEARD, recogniser_note
from voicecoach.reports.sentences import sentence_edges
from voicecoach.reports.summary import summary
from voicecoach.transcript.types import OtherTurn


def markdown(analysis: Analysis, spoken: Sequence[str] = ()) -> str:
    """The whole report.

    Args:
        analysis: what was found.
        spoken: the sentences of the spoken feedback, when there was any.
    """
    return "\n".join(_lines(analysis, spoken)).rstrip() + "\n"


def _lines(analysis: Analysis, spoken: Sequence[str]) -> Iterator[str]:
    yield f"# {_escape(analysis.source.path)}"
    yield ""
    yield summary(analysis)
    if analysis.not_enough:
        yield from ("", f"Not enough to judge: it needs {analysis.not_enough}.")
    note = recogniser_note(analysis)
    if note:
        yield from ("", f"> {note}")
    if spoken:
        yield from ("", "## What the coach said", "", _escape(" ".join(spoken)))
    yield from ("", "## Findings", "")
    if not analysis.findings:
        yield "None of the rules that could be judged found anything."
    for finding in analysis.findings:
        yield from _finding(finding)
    if analysis.signals:
        yield from ("", "## Heard in your favour", "")
        for signal in analysis.signals:
            words = analysis.answer.words[signal.first : signal.last]
            yield f"- {_stamp(words[0].start)}**{signal.kind}**: {_escape(' '.join(word.text for word in words))}"
    if analysis.skipped:
        yield from ("", "## Not judged", "")
        for skipped in analysis.skipped:
            yield f"- `{skipped.code}` needs {skipped.needs}."
    yield from ("", "## What was said", "")
    yield from _transcript(analysis)


def _finding(finding: Finding) -> Iterator[str]:
    doubt = f" {MISHEARD}" if finding.doubtful else ""
    yield f"- {_stamp(finding.at)}**{finding.code}** ({finding.severity}): {_escape(finding.message)}.{doubt}"
    yield f"  - Heard: “{_escape(finding.quote)}”"
    yield f"  - Say instead: {_escape(finding.say_instead)}"


def _transcript(analysis: Analysis) -> Iterator[str]:
    """Sentence by sentence, with what others said in between."""
    answer = analysis.answer
    others = list(answer.others)
    for first, last in pairwise(sentence_edges(analysis)):
        while others and others[0].before_word <= first:
            yield _other(others.pop(0))
        text = _escape(" ".join(word.text for word in answer.words[first:last]))
        yield f"- {_stamp(answer.words[first].start)}{text}"
    yield from map(_other, others)


def _other(other: OtherTurn) -> str:
    return f"- {_stamp(other.start)}*{_escape(other.speaker or 'Other')}: {_escape(other.text)}*"


def _stamp(seconds: float | None) -> str:
    """A moment and a space; nothing where it is not known."""
    return "" if seconds is None else f"{clock(seconds)} "


def _escape(text: str) -> str:
    """Text whose marks stay marks: nothing spoken or typed becomes Markdown or HTML."""
    return re.sub(r"([\\`*_\[\]<>|#])|^([-+]|\d+[.)])(?=\s)", r"\\\1\2", text.replace("\n", " "))
