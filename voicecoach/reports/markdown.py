"""An analysis as Markdown, for notes and for sending on."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import PurePath

from voicecoach.analysis.types import Analysis, Finding, Skipped
from voicecoach.reports.doubt import MISHEARD, recogniser_note
from voicecoach.reports.marks import escape, stamp
from voicecoach.reports.sentences import sentence_edges
from voicecoach.reports.summary import summary
from voicecoach.reports.verdict_markdown import verdict_lines
from voicecoach.rubric.verdict import judge
from voicecoach.transcript.types import OtherTurn


def markdown(analysis: Analysis, spoken: Sequence[str] = ()) -> str:
    """The whole report.

    Args:
        analysis: what was found.
        spoken: the sentences of the spoken feedback, when there was any.
    """
    return "\n".join(_lines(analysis, spoken)).rstrip() + "\n"


def _lines(analysis: Analysis, spoken: Sequence[str]) -> Iterator[str]:
    yield from (f"# {escape(_title(analysis))}", "", f"{_about(analysis)} {summary(analysis)}")
    if analysis.not_enough:
        yield from ("", f"Not enough to judge: it needs {analysis.not_enough}.")
    note = recogniser_note(analysis)
    if note:
        yield from ("", f"> {note}")
    if spoken:
        yield from ("", "## What the coach said", "", escape(" ".join(spoken)))
    yield from verdict_lines(analysis, judge(analysis))
    yield from ("", "## Findings", "")
    if not analysis.findings:
        yield "None of the rules that could be judged found anything."
    for finding in analysis.findings:
        yield from _finding(finding)
    if analysis.signals:
        yield from ("", "## Heard in your favour", "")
        for signal in analysis.signals:
            words = analysis.answer.words[signal.first : signal.last]
            yield f"- {stamp(words[0].start)}**{signal.kind}**: {escape(' '.join(word.text for word in words))}"
    if analysis.skipped:
        yield from ("", "## Not judged", "")
        yield from _skipped(analysis.skipped)
    yield from ("", "## What was said", "")
    yield from _transcript(analysis)


def _title(analysis: Analysis) -> str:
    """The name of the file, without the folders, which are nobody's business where notes are sent on."""
    name = analysis.source.path
    return "Answer" if name == "-" else PurePath(name).name or name


def _about(analysis: Analysis) -> str:
    question = f", question {escape(analysis.prompt)}" if analysis.prompt else ""
    return f"Round {analysis.round}{question}:"


def _skipped(rules: Sequence[Skipped]) -> Iterator[str]:
    """What was missing, each with the rules that needed it."""
    needs: dict[str, list[str]] = {}
    for rule in rules:
        needs.setdefault(rule.needs, []).append(rule.code)
    for need, codes in needs.items():
        yield f"- {', '.join(f'`{code}`' for code in codes)} {'needs' if len(codes) == 1 else 'need'} {need}."


def _finding(finding: Finding) -> Iterator[str]:
    doubt = f" {MISHEARD}" if finding.doubtful else ""
    yield f"- {stamp(finding.at)}**{finding.code}** ({finding.severity}): {escape(finding.message)}.{doubt}"
    yield f"  - Heard: “{escape(finding.quote)}”"
    yield f"  - Say instead: {escape(finding.say_instead)}"


def _transcript(analysis: Analysis) -> Iterator[str]:
    """Sentence by sentence, with what others said in between."""
    answer = analysis.answer
    others = list(answer.others)
    for first, last in pairwise(sentence_edges(analysis)):
        while others and others[0].before_word <= first:
            yield _other(others.pop(0))
        text = escape(" ".join(word.text for word in answer.words[first:last]))
        yield f"- {stamp(answer.words[first].start)}{text}"
    yield from map(_other, others)


def _other(other: OtherTurn) -> str:
    label = f" ({other.move}, on purpose)" if other.deliberate else ""
    return f"- {stamp(other.start)}*{escape(other.speaker or 'Other')}{label}: {escape(other.text)}*"
