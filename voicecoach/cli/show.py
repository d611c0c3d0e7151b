"""`voicecoach show`: the report of a session, as it is kept in the history."""

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import voicecoach
from voicecoach.cli.analyze import Format
from voicecoach.cli.columns import plain
from voicecoach.cli.console import note
from voicecoach.cli.history_file import SessionArgument, TakeOption, opened_history, sound_of, take_of
from voicecoach.cli.output import Output
from voicecoach.cli.settings import user_settings
from voicecoach.errors import UnreadableInput, UsageError

if TYPE_CHECKING:
    from voicecoach.storage.history import History
    from voicecoach.storage.records import Judgement, KeptAnswer, KeptSession


def show(
    session: SessionArgument,
    output_format: Annotated[Format, typer.Option("--format", help="How to write the report.")] = Format.TEXT,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write to this file instead of standard output.")
    ] = None,
    no_audio: Annotated[bool, typer.Option("--no-audio", help="With --format html: leave the sound out.")] = False,
    take: TakeOption = 1,
    analysis: Annotated[
        int | None,
        typer.Option(min=1, help="Which of its analyses, the oldest being 1; the newest when left out."),
    ] = None,
    rejudge: Annotated[
        bool, typer.Option("--rejudge", help="Judge it anew by today's rules; the older analyses are kept.")
    ] = False,
    notes: Annotated[
        str | None, typer.Option("--note", help="Keep a note of your own with the session, in place of an older one.")
    ] = None,
) -> None:
    """Show the report of a session, and what is kept with it."""
    with opened_history() as history:
        name = history.find(session)
        if notes is not None:
            history.annotate(name, notes)
        if rejudge:
            _rejudge(history, history.session(name), take)
        kept = history.session(name)
    answer = take_of(kept, take)
    judgement = _chosen(answer, analysis)
    _tell(kept, answer, judgement)
    with Output(output) as out:
        _write(kept, answer, judgement, output_format, out, audio=not no_audio)


def _rejudge(history: "History", session: "KeptSession", take: int) -> None:
    from voicecoach.cli.recalled import judged_today
    from voicecoach.reports.document import document
    from voicecoach.storage.editions import rules_digest
    from voicecoach.storage.records import Judgement

    answer = take_of(session, take)
    found = document(judged_today(answer, _chosen(answer, None).document, user_settings()))
    now = datetime.now().astimezone()
    history.reanalysed(session.id, Judgement(now, voicecoach.__version__, rules_digest(), found), answer=take)


def _chosen(answer: "KeptAnswer", number: int | None) -> "Judgement":
    """One of an answer's analyses.

    Raises:
        UsageError: there is no such one.
    """
    there = len(answer.judgements)
    if not there or (number or 1) > there:
        raise UsageError(f"There {'is 1 analysis' if there == 1 else f'are {there} analyses'} of this answer.")
    return answer.judgements[-1 if number is None else number - 1]


def _tell(session: "KeptSession", answer: "KeptAnswer", judgement: "Judgement") -> None:
    """What is known of the session beside its report."""
    started = session.started.astimezone()
    about = plain(session.title or session.prompt or "question unknown")
    ended = f", ended because {plain(answer.ending)}" if answer.ending else ""
    note(f"{session.id}: {about} ({plain(session.round)}), {started.day} {started:%B %Y, %H:%M}{ended}.")
    if session.notes:
        note(f"Your note: {plain(session.notes)}")
    if len(session.answers) > 1:
        note(f"It has {len(session.answers)} takes; this is take {answer.number}.")
    if (judged := len(answer.judgements)) > 1:
        made = judgement.made.astimezone()
        place = answer.judgements.index(judgement) + 1
        note(f"Judged {judged} times; this is analysis {place}, of {made.day} {made:%B %Y, %H:%M}.")


def _write(
    session: "KeptSession", answer: "KeptAnswer", judgement: "Judgement", form: Format, out: Output, *, audio: bool
) -> None:
    if form is Format.JSON:
        out.text(json.dumps(judgement.document, ensure_ascii=not out.unicode, indent=2) + "\n")
        return
    from voicecoach.cli.kept_formats import Kept, write
    from voicecoach.cli.recalled import DAMAGED, recalled

    analysis = recalled(answer, judgement.document, user_settings())
    kept = Kept(session, answer, analysis, sound_of(session, answer) if audio else None)
    try:
        write(kept, form.value, out)
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise UnreadableInput(DAMAGED) from error
