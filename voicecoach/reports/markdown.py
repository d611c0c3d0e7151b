"""An analysis as Markdown, for notes and for sending on."""

from collections.abc import Iterator, Sequence

from voicecoach.analysis.types import Analysis, Finding
from voicecoach.reports.clock import clock
from voicecoach.reports.doubt import recogniser_note
from voicecoach.reports.summary import summary


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
            yield f"- {clock(words[0].start)} **{signal.kind}**: {_escape(' '.join(word.text for word in words))}"
    if analysis.skipped:
        yield from ("", "## Not judged", "")
        for skipped in analysis.skipped:
            yield f"- `{skipped.code}` needs {skipped.needs}."
    yield from ("", "## What was said", "")
    yield from _transcript(analysis)


def _finding(finding: Finding) -> Iterator[str]:
    doubt = " (may be misheard)" if finding.doubtful else ""
    yield f"- {clock(finding.at)} **{finding.code}** ({finding.severity}): {_escape(finding.message)}.{doubt}"
    yield f"  - Heard: “{_escape(finding.quote)}”"
    yield f"  - Say instead: {_escape(finding.say_instead)}"


def _transcript(analysis: Analysis) -> Iterator[str]:
    """Sentence by sentence, with what others said in between."""
    answer, talk = analysis.answer, analysis.talk
    others = list(answer.others)
    starts = [0, *(talk.positions[sentence.first] for sentence in talk.sentences[1:])] if talk.sentences else []
    for first, last in zip(starts, [*starts[1:], len(answer.words)], strict=True):
        while others and others[0].before_word <= first:
            other = others.pop(0)
            yield f"- {clock(other.start)} *{_escape(other.speaker or 'Other')}: {_escape(other.text)}*"
        yield f"- {clock(answer.words[first].start)} {_escape(' '.join(w.text for w in answer.words[first:last]))}"
    for other in others:
        yield f"- {clock(other.start)} *{_escape(other.speaker or 'Other')}: {_escape(other.text)}*"


def _escape(text: str) -> str:
    """Text whose marks stay marks: nothing spoken or typed becomes Markdown or HTML."""
    for mark in "\\`*_[]<>|":
        text = text.replace(mark, f"\\{mark}")
    return text.replace("\n", " ")
