"""A kept answer in every form that `--format` knows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from voicecoach.analysis.types import Analysis
from voicecoach.cli.output import Output
from voicecoach.storage.records import KeptAnswer, KeptSession


@dataclass(frozen=True, slots=True)
class Kept:
    """What a report is made of."""

    session: KeptSession
    answer: KeptAnswer
    analysis: Analysis
    sound: Path | None
    """The recording; None for a report without."""


def write(kept: Kept, form: str, out: Output) -> None:
    """Write a kept answer.

    Args:
        kept: the answer.
        form: a format of `voicecoach analyze`, other than JSON.
        out: where to.
    """
    if form == "text":
        from voicecoach.reports.terminal import terminal

        out.page(terminal(kept.analysis))
    else:
        text = FORMS[form](kept)
        out.text(text if out.unicode or form != "html" else text.encode("ascii", "xmlcharrefreplace").decode("ascii"))


def _markdown(kept: Kept) -> str:
    from voicecoach.reports.markdown import markdown

    return markdown(kept.analysis)


def _html(kept: Kept) -> str:
    from voicecoach.cli.report_file import sound_inside
    from voicecoach.reports.html import html
    from voicecoach.reports.html_dialogue import Interjection

    moves = [
        Interjection(move.at, move.text, move.reason, move.deliberate)
        for move in kept.answer.moves
        if move.at is not None
    ]
    return html(kept.analysis, interjections=moves, sound=sound_inside(kept.sound) if kept.sound else "")


def _webvtt(kept: Kept) -> str:
    from voicecoach.reports.captions import webvtt

    return webvtt(kept.answer.transcript, kept.analysis)


def _subrip(kept: Kept) -> str:
    from voicecoach.reports.captions import subrip

    return subrip(kept.answer.transcript, kept.analysis)


def _csv(kept: Kept) -> str:
    from voicecoach.reports.measures_csv import Entry, measures_csv

    began = kept.session.started.astimezone()
    return measures_csv(kept.analysis, Entry(kept.session.id, f"{began:%Y-%m-%d}"))


FORMS: Mapping[str, Callable[[Kept], str]] = {
    "markdown": _markdown,
    "html": _html,
    "vtt": _webvtt,
    "srt": _subrip,
    "csv": _csv,
}
