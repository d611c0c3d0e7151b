"""The filler report for people: for the terminal and as Markdown, drawn from the same sentences and tables."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from voicecoach.analysis.types_fillers import Cluster, FillerReport, Minute
from voicecoach.reports.clock import clock
from voicecoach.reports.filler_document import verdict

BARS = " ▁▂▃▄▅▆▇█"
"""Nothing, then eighths of the fullest minute."""

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Section:
    """A heading and a table under it."""

    title: str
    headings: Row
    rows: tuple[Row, ...]


def filler_terminal(report: FillerReport) -> RenderableType:
    """The report as something rich can print."""
    parts: list[RenderableType] = [Text(report.source.path, style="bold")]
    parts += [Text(sentence, style="dim" if at else "") for at, sentence in enumerate(_sentences(report))]
    parts += [Text(line, style="cyan") for line in _strip(report.minutes)]
    for section in _sections(report):
        table = Table(title=section.title, title_justify="left", title_style="bold", box=None, pad_edge=False)
        for heading in section.headings:
            table.add_column(heading, header_style="dim")
        for row in section.rows:
            table.add_row(*(Text(cell) for cell in row))
        parts += [Text(), table]
    return Group(*parts)


def filler_markdown(report: FillerReport) -> str:
    """The report as Markdown."""
    return "\n".join(_markdown(report)).rstrip() + "\n"


def _markdown(report: FillerReport) -> Iterator[str]:
    yield from (f"# {_escape(report.source.path)}", "", *(_escape(sentence) for sentence in _sentences(report)), "")
    if report.minutes:
        yield from ("```", *_strip(report.minutes), "```", "")
    for section in _sections(report):
        yield from (f"## {section.title}", "", _line(section.headings), _line(("---",) * len(section.headings)))
        yield from (_line(tuple(_escape(cell) for cell in row)) for row in section.rows)
        yield ""


def _line(cells: Row) -> str:
    return f"| {' | '.join(cells)} |"


def _escape(text: str) -> str:
    """Text whose marks stay marks: nothing spoken becomes Markdown or HTML."""
    for mark in "\\`*_[]<>|":
        text = text.replace(mark, f"\\{mark}")
    return text.replace("\n", " ")


def _sentences(report: FillerReport) -> Iterator[str]:
    """What was counted, and how far the counts can be trusted."""
    least = "At least " if report.at_least and report.count else ""
    rate = f", {report.per_minute:.1f} in a minute of speech" if report.per_minute is not None else ""
    counted = f"{least}{report.count} filler{'' if report.count == 1 else 's'}"
    yield f"{counted}{rate}, {report.per_hundred_words:.1f} in a hundred words."
    listened = report.source.kind == "audio" or report.inferred
    sound = f", {report.inferred} inferred from sound" if listened else ""
    yield f"Um and uh: {report.written} heard in words{sound}. Like, you know and their kin: {report.discourse}."
    if report.at_least and report.engine is not None:
        yield f"{report.engine.name} leaves most um and uh out, so their count is a lower bound."
    elif report.inferred:
        yield "Whoever wrote the words left um and uh out, so their count is a lower bound."
    elif report.at_least:
        yield "There is no um or uh in this transcript: whoever wrote it may have left them out."
    if report.decisions:
        yield f"Decisions with a hedge on them: {report.hedged_decisions} of {report.decisions}."


def _strip(minutes: Sequence[Minute]) -> Iterator[str]:
    """Fillers minute by minute as bars, um and uh over the discourse fillers; a minute without a word is a dot."""
    if not minutes:
        return
    spoken = {int(minute.start // 60): minute for minute in minutes}
    span = range(min(spoken), max(spoken) + 1)
    fullest = max(max(minute.filled_pauses, minute.discourse) for minute in minutes)
    for label, field in (("um, uh", "filled_pauses"), ("like...", "discourse")):
        bars = (_bar(getattr(spoken[at], field), fullest) if at in spoken else "·" for at in span)
        yield f"{label:<8}{''.join(bars)}"
    yield f"{'':<8}{clock(span[0] * 60)} to {clock(span[-1] * 60 + 60)}, a bar a minute, the highest is {fullest}"


def _bar(count: int, fullest: int) -> str:
    return BARS[-(-count * (len(BARS) - 1) // fullest)] if fullest else BARS[0]


def _sections(report: FillerReport) -> Iterator[_Section]:
    """The tables of the report that have rows."""
    fillers = tuple(
        (f.word, str(f.count), f"{f.share:.0%}", _rate(f.per_minute), f"{f.per_hundred_words:.1f}", _where(f.cluster))
        for f in report.fillers
    )
    stalls = tuple((stall.word, f"{stall.count} of {stall.said} times") for stall in report.stalls)
    hedges = tuple((hedge.phrase, str(hedge.count)) for hedge in report.hedges)
    phrases = tuple(
        (phrase.phrase, str(phrase.count), f"{phrase.per_thousand_words:.1f}", f"{phrase.warranted:g}")
        for phrase in report.pet_phrases
    )
    names = tuple((name.name, name.kind, str(name.count), clock(name.at), verdict(name)) for name in report.names)
    headings = ("Filler", "Count", "Share", "A minute", "In 100 words", "Most in half a minute")
    for section in (
        _Section("Fillers", headings, fillers),
        _Section("Words before which you stall", ("Word", "After um or uh"), stalls),
        _Section("Hedges", ("Phrase", "Count"), hedges),
        _Section("Pet phrases", ("Phrase", "Count", "In 1,000 words", "Warranted"), phrases),
        _Section("Acronyms and product names", ("Name", "Kind", "Count", "First", "Explained"), names),
    ):
        if section.rows:
            yield section


def _rate(value: float | None) -> str:
    return "-" if value is None else f"{value:.1f}"


def _where(cluster: Cluster | None) -> str:
    if cluster is None:
        return ""
    place = f"word {cluster.first + 1}" if cluster.start is None else clock(cluster.start)
    return f"{cluster.count} at {place}"
