"""`voicecoach stories`: the stories you have ready, what each lacks, and which questions none of them answers."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from voicecoach.cli.columns import plain
from voicecoach.cli.console import note, results
from voicecoach.cli.history_file import opened_history
from voicecoach.errors import UsageError

if TYPE_CHECKING:
    from voicecoach.rubric.stories import Story, Telling
    from voicecoach.storage.records import KeptSession

LONGEST = 60
"""Letters of a story's name."""

app = typer.Typer(help="List, keep, show and delete the stories you tell.", rich_markup_mode=None)

NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="What you call the story.")]


@app.callback(invoke_without_command=True)
def stories(context: typer.Context) -> None:
    """List the stories you have ready, what each lacks, and which questions none of them answers."""
    if context.invoked_subcommand is None:
        list_stories()


@app.command("list")
def list_stories() -> None:
    """List them all; the same as no command."""
    from voicecoach.cli.prompt_files import shelf
    from voicecoach.cli.story_page import bank_page
    from voicecoach.storage.stories import read_stories

    results().print(bank_page(read_stories(), shelf().prompts), markup=False, soft_wrap=True, end="")


@app.command("add")
def add(
    name: NameArgument,
    session: Annotated[
        str, typer.Option(help="Session in which you told it, as `voicecoach history` names it; a part will do.")
    ] = "last",
    prompt: Annotated[
        str | None, typer.Option(metavar="ID", help="Question it answers; the session's own when left out.")
    ] = None,
) -> None:
    """Keep a story you told aloud; under the name of one you have, that has been told once more."""
    from voicecoach.cli.prompt_files import find_prompt
    from voicecoach.rubric.stories import ROUND, Story
    from voicecoach.storage.stories import keep_stories, read_stories

    name = _checked(name)
    if prompt is not None and find_prompt(prompt).round != ROUND:
        raise UsageError(f"The prompt {prompt} asks for no story: voicecoach prompts list --round {ROUND} has those.")
    with opened_history() as history:
        held = history.session(history.find(session))
    telling, known = _telling(held), {story.name: story for story in read_stories()}
    before = next((story for story in known.values() if story.name.casefold() == name.casefold()), None)
    tellings = [one for one in (before.tellings if before else ()) if one.session != telling.session]
    kept = Story(
        before.name if before else name,
        prompt or (before.prompt if before else _question(held)),
        tuple(sorted([*tellings, telling], key=lambda one: one.told)),
    )
    keep_stories((known | {kept.name: kept}).values())
    lacking = ", ".join(telling.missing)
    note(f"Kept: {plain(kept.name)}. {f'It lacks: {lacking}.' if lacking else 'All its parts were told.'}")


@app.command("show")
def show(name: NameArgument) -> None:
    """Show one story: its parts with the words they were told in, each telling, and the questions it answers."""
    from voicecoach.cli.story_page import story_page

    story = _find(name)
    with opened_history() as history:
        try:
            held = history.session(story.latest.session)
        except UsageError:  # it was deleted, and its words with it
            held = None
    results().print(story_page(story, held), markup=False, soft_wrap=True, end="")


@app.command("delete")
def delete(name: NameArgument) -> None:
    """Take a story out of the bank; the sessions in which it was told stay."""
    from voicecoach.storage.stories import keep_stories, read_stories

    story = _find(name)
    keep_stories(one for one in read_stories() if one.name != story.name)
    note(f"{plain(story.name)} is not in the bank any more; its sessions are in the history as before.")


@app.command("fit")
def fit(prompt: Annotated[str, typer.Argument(metavar="ID", help="Question, from `voicecoach prompts list`.")]) -> None:
    """Say which of your stories fits a question, the best first."""
    from voicecoach.cli.prompt_files import find_prompt
    from voicecoach.coach.stories import fitting
    from voicecoach.rubric.stories import ROUND
    from voicecoach.storage.stories import read_stories

    question = find_prompt(prompt)
    if question.round != ROUND:
        raise UsageError(f"The prompt {prompt} asks for no story: voicecoach prompts list --round {ROUND} has those.")
    found = fitting(question.id, read_stories())
    for story in found:
        lacking = ", ".join(story.latest.missing)
        results().print(f"{plain(story.name)}{f', without {lacking}' if lacking else ''}", markup=False)
    if not found:
        note(f"None of your stories answers it yet: voicecoach practice --prompt {question.id} lets you tell one.")


def _checked(name: str) -> str:
    """A name for a story.

    Raises:
        UsageError: it is empty, too long, or not one line.
    """
    name = " ".join(name.split())
    if not name or len(name) > LONGEST or not name.isprintable():
        raise UsageError(f"A story's name is one line of at most {LONGEST} letters: choose a shorter one.")
    return name


def _find(name: str) -> "Story":
    """A story by its name, or by a part that no other has.

    Raises:
        UsageError: none fits, or several do.
    """
    from voicecoach.storage.stories import read_stories

    wanted, known = " ".join(name.split()).casefold(), read_stories()
    fitting = [story for story in known if story.name.casefold() == wanted]
    fitting = fitting or [story for story in known if wanted and wanted in story.name.casefold()]
    if len(fitting) == 1:
        return fitting[0]
    names = ", ".join(plain(story.name) for story in fitting or known) or "none yet"
    raise UsageError(f"{'Several stories have' if fitting else 'There is no story'} {name!r}; yours: {names}.")


def _telling(held: "KeptSession") -> "Telling":
    """What a session has of a story.

    Raises:
        UsageError: no story was told in it.
    """
    from voicecoach.rubric.stories import ROUND, Telling, parts_told

    if held.round != ROUND:
        raise UsageError(f"In {held.id} no story was told: voicecoach practice --round {ROUND} asks for one.")
    answer = next((answer for answer in held.answers if answer.judgements), None)
    try:
        parts = parts_told(answer.judgements[-1].document) if answer else {}
    except (KeyError, TypeError):
        parts = {}
    if answer is None or not parts:
        raise UsageError(f"No part of a story was heard in {held.id}: tell it once more, aloud.")
    return Telling(held.id, _at_home(held.started), answer.seconds, parts)


def _at_home(moment: datetime) -> datetime:
    return moment.astimezone() if moment.tzinfo is None else moment


def _question(held: "KeptSession") -> str | None:
    """The question a session was held on; None where it is none of those there are."""
    from voicecoach.cli.prompt_files import shelf

    return held.prompt if held.prompt in {prompt.id for prompt in shelf().prompts} else None
