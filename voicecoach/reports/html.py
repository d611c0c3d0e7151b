"""An analysis as one HTML page that needs no network, and no file beside it but the sound where that is not inside.

Everything that was said, heard or typed is text: the templates escape it, and the page's policy lets no script run but
the one that is known by its digest.
"""

import base64
import hashlib
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

from voicecoach.analysis.types import Analysis
from voicecoach.reports.doubt import MISHEARD, recogniser_note
from voicecoach.reports.html_dialogue import Interjection, dialogue
from voicecoach.reports.html_evidence import JUSTIFIED, Evidence
from voicecoach.reports.html_findings import lay_out
from voicecoach.reports.html_lanes import lanes_of
from voicecoach.reports.html_moments import moments_of
from voicecoach.reports.html_strips import strips
from voicecoach.reports.html_timeline import timeline
from voicecoach.reports.html_transcript import transcript_of
from voicecoach.reports.pages import asset, environment
from voicecoach.reports.summary import summary
from voicecoach.reports.verdict_markdown import headline
from voicecoach.rubric.quoting import quote_of
from voicecoach.rubric.rounds import find_round
from voicecoach.rubric.verdict import judge


def html(
    analysis: Analysis,
    *,
    spoken: Sequence[str] = (),
    interjections: Sequence[Interjection] = (),
    sound: str = "",
) -> str:
    """The whole page.

    Args:
        analysis: what was found.
        spoken: the sentences of the spoken feedback, when there was any.
        interjections: what the interviewer said and why, where that is known.
        sound: address of the sound, a `data:` URI or a file beside the page; empty for a page without.
    """
    page = environment().get_template("report.html.j2")
    text = page.render(
        spoken=tuple(spoken),
        sound=sound,
        misheard=MISHEARD,
        style=asset("report.css"),
        script=asset("report.js"),
        script_digest=_digest(asset("report.js")),
        **_contents(analysis, interjections),
    )
    return text.encode("utf-8", "replace").decode("utf-8")  # half a character of a damaged transcript becomes a mark


def _contents(analysis: Analysis, interjections: Sequence[Interjection]) -> dict[str, Any]:
    """What the templates show of an answer, by the names they call it."""
    verdict, moments = judge(analysis), moments_of(analysis)
    findings = lay_out(analysis, verdict, moments)
    turns = dialogue(analysis, interjections, moments)
    evidence = Evidence(analysis, findings.cards, moments)
    best = verdict.strength
    return {
        "title": _title(analysis),
        "round": find_round(analysis.round).title,
        "summary": summary(analysis),
        "analysis": analysis,
        "note": recogniser_note(analysis),
        "headline": headline(verdict),
        "verdict": verdict,
        "strength": best and (best.kind, moments.place(best.first), quote_of(analysis, best.first, best.last)),
        "findings": findings,
        "timeline": timeline(lanes_of(analysis, findings.cards, turns, moments), moments),
        "moments": moments,
        "blocks": transcript_of(analysis, findings.cards, moments),
        "strips": strips(analysis, moments),
        "justified": JUSTIFIED,
        "choices": evidence.choices(),
        "areas": evidence.areas(verdict),
        "committee": evidence.committee(verdict),
        "turns": turns,
        "recoveries": evidence.recoveries(),
    }


def _title(analysis: Analysis) -> str:
    """The prompt in words; without one the file's name."""
    if analysis.prompt:
        return analysis.prompt.replace("-", " ").capitalize()
    return PurePath(analysis.source.path).name or analysis.source.path


def _digest(script: str) -> str:
    """How a policy names the one script that may run."""
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
