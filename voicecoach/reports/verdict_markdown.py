"""The verdict as Markdown: the level, every point with its reason and its time, and the committee's questions."""

from collections.abc import Iterator

from voicecoach.analysis.types import Analysis
from voicecoach.reports.marks import escape, stamp
from voicecoach.rubric.committee import CommitteeAnswer
from voicecoach.rubric.quoting import quote_of
from voicecoach.rubric.score import AreaScore, Reason
from voicecoach.rubric.verdict import Verdict


def verdict_lines(analysis: Analysis, verdict: Verdict) -> Iterator[str]:
    """The section, line by line; it begins with an empty one."""
    yield from ("", "## Verdict", "", f"{headline(verdict)}.", "")
    best = verdict.strength
    if best is not None:
        said = escape(quote_of(analysis, best.first, best.last))
        yield f"- Keep doing: {stamp(analysis.answer.words[best.first].start)}**{best.kind}**: “{said}”"
    if verdict.fixes:
        yield "- Mend first:"
    for finding in verdict.fixes:
        yield f"  - {stamp(finding.at)}**{finding.code}**: {escape(finding.message)}"
    if verdict.drill:
        yield f"- Practise next: the {verdict.drill} drill"
    for area in verdict.score.areas:
        yield from _area(area)
    if verdict.committee:
        yield from ("", "### The committee asks", "")
    for answer in verdict.committee:
        yield from _answer(answer)


def headline(verdict: Verdict) -> str:
    """The level with its points, or why there is none."""
    if verdict.score.total is None:
        return verdict.score.level.capitalize()
    return f"{verdict.score.level.capitalize()}: {verdict.score.total:g} of 100 points"


def points_of(area: AreaScore) -> str:
    """An area's points of its weight, with the mark where the round gives one."""
    mark = "" if area.mark is None else f" (mark {area.mark})"
    return f"{area.points:g} of {area.weight}{mark}"


def _area(area: AreaScore) -> Iterator[str]:
    if area.points is None:
        return
    yield from ("", f"### {area.name.capitalize()}: {points_of(area)}", "")
    if not area.because:
        yield "Nothing was heard for it."
    for reason in area.because:
        yield f"- {stamp(reason.at)}{_points(reason)} {reason.signal or f'**{reason.code}**'}"


def _points(reason: Reason) -> str:
    return f"{reason.points:+g}" if reason.points else "0"


def _answer(answer: CommitteeAnswer) -> Iterator[str]:
    yield f"- **{answer.asks}** {answer.answer.capitalize()}."
    for side, heard in (("for", answer.favour), ("against", answer.against)):
        for one in heard:
            yield f"  - {side}: {stamp(one.at)}{one.signal or one.code}: “{escape(one.quote)}”"
