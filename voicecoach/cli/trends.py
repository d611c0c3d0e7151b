"""`voicecoach trends`: whether it gets better."""

import json
from pathlib import Path
from typing import Annotated

import typer

from voicecoach.cli.console import note
from voicecoach.cli.output import Output
from voicecoach.cli.preparation import Standing, every_sitting, standing
from voicecoach.errors import UsageError


def trends(
    round_name: Annotated[
        str | None, typer.Option("--round", metavar="tpm|pm|swe|behavioral", help="Only this round.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="All figures as JSON.")] = False,
    as_html: Annotated[bool, typer.Option("--html", help="One page with a chart for each figure.")] = False,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write to this file instead of standard output.")
    ] = None,
) -> None:
    """Show how points, findings, fillers, first questions, prices and recoveries develop over your rehearsals."""
    from voicecoach.reports.trends import trends as trends_of
    from voicecoach.rubric.rounds import find_round
    from voicecoach.storage.plan import read_goal

    if as_json and as_html:
        raise UsageError("Choose one of --json and --html.")
    if round_name is not None:
        find_round(round_name)
    sittings, goal = every_sitting(), read_goal()
    rounds = [trend for trend in trends_of(sittings) if round_name in {None, trend.round}]
    stand = standing(sittings, goal if goal and round_name in {None, goal.round} else None, round_name)
    if not (rounds or as_json):
        note("No rehearsal was marked yet: voicecoach practice holds one.")
        return
    with Output(output) as out:
        if as_html:
            from voicecoach.reports.trends_html import trends_html

            out.text(trends_html(rounds, stand.sentence))
        elif as_json:
            from voicecoach.reports.trends_document import trends_document

            out.text(json.dumps(trends_document(rounds, _figures(stand)), ensure_ascii=False, indent=2) + "\n")
        else:
            from voicecoach.reports.trends_text import trends_text

            out.text(trends_text(rounds, stand.sentence, unicode=out.unicode))


def _figures(stand: Standing) -> dict[str, object]:
    least, most = stand.hours_wanted
    return {
        "interview": None if stand.interview is None else stand.interview.isoformat(),
        "rehearsals": stand.mocks,
        "rehearsals_wanted": stand.mocks_wanted,
        "hours_aloud": round(stand.hours, 2),
        "hours_wanted": {"least": least, "most": most},
    }
