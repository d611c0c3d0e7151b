"""`voicecoach prompts`: the questions there are, one of them in full, writing one of your own, and checking them."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from voicecoach.cli.console import note, results, say_fault
from voicecoach.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from voicecoach.coach.prompts import Prompt

SCHEMA = "voicecoach.prompts/1"

app = typer.Typer(
    help="List, show, write and check the questions to practise with.", no_args_is_help=True, rich_markup_mode=None
)

IdentifierArgument = Annotated[str, typer.Argument(help="Identifier of the prompt.", metavar="ID")]


@app.command("list")
def list_prompts(
    round_name: Annotated[
        str | None, typer.Option("--round", metavar="tpm|pm|swe|behavioral", help="Only those of this round.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the list as JSON.")] = False,
) -> None:
    """List the prompts, those of your own among them, and when you practised each last."""
    from voicecoach.cli.prompt_files import shelf
    from voicecoach.rubric.rounds import find_round
    from voicecoach.storage.practised import last_practised

    if round_name is not None:
        find_round(round_name)
    found, practised = shelf(), last_practised()
    for fault in found.unusable.values():
        note(f"Left out: {fault}")
    listed = sorted(
        (prompt for prompt in found.prompts if round_name in {None, prompt.round}), key=lambda prompt: prompt.round
    )
    if as_json:
        results().print(_document(listed, practised), markup=False, soft_wrap=True)
    else:
        _table(listed, practised)


def _document(prompts: "list[Prompt]", practised: "Mapping[str, datetime]") -> str:
    own = _own()
    rows = [
        {
            "id": prompt.id,
            "round": prompt.round,
            "kind": prompt.kind,
            "title": prompt.title,
            "own": prompt.id in own,
            "practised": practised[prompt.id].isoformat() if prompt.id in practised else None,
        }
        for prompt in prompts
    ]
    return json.dumps({"schema": SCHEMA, "prompts": rows}, ensure_ascii=False, indent=2)


def _table(prompts: "list[Prompt]", practised: "Mapping[str, datetime]") -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("Prompt", "Round", "Kind", "About", "Practised"):
        table.add_column(heading, no_wrap=heading != "About")
    own = _own()
    for prompt in prompts:
        last = f"{practised[prompt.id]:%Y-%m-%d}" if prompt.id in practised else ""
        about = f"{prompt.title} (yours)" if prompt.id in own else prompt.title
        table.add_row(prompt.id, prompt.round, prompt.kind, Text(about), last)
    results().print(table)


def _own() -> set[str]:
    from voicecoach.cli.prompt_files import own_folder
    from voicecoach.coach.prompts_read import prompt_paths

    return {path.stem for path in prompt_paths(own_folder())}


@app.command("show")
def show_prompt(
    identifier: IdentifierArgument,
    sheet: Annotated[
        bool, typer.Option("--sheet", help="Also what only the interviewer knows: facts, shifts, follow-ups.")
    ] = False,
) -> None:
    """Show a prompt as you will hear it; what the interviewer knows stays hidden unless you ask for it."""
    from voicecoach.cli.prompt_files import find_prompt
    from voicecoach.cli.prompts_page import front_page, sheet_page

    prompt = find_prompt(identifier)
    page = f"{front_page(prompt)}\n\n{sheet_page(prompt)}" if sheet else front_page(prompt)
    results().print(page, markup=False, soft_wrap=True)
    if not sheet:
        note("What the interviewer knows is not shown: ask for it aloud. --sheet prints it, best after you practised.")


@app.command("new")
def new_prompt(
    identifier: IdentifierArgument,
    round_name: Annotated[
        str, typer.Option("--round", metavar="tpm|pm|swe|behavioral", help="The round it is for.")
    ] = "tpm",
) -> None:
    """Begin a prompt of your own: a file in which every blank is explained."""
    from voicecoach.cli.prompt_files import every_path
    from voicecoach.cli.prompts_new import write_new

    known = {path.stem for path in every_path()}
    path = write_new(identifier, round_name)
    results().print(str(path), markup=False, soft_wrap=True)
    if identifier in known:
        note(f"It stands in for the prompt {identifier} that ships.")
    note(f"Fill it in, then run: voicecoach prompts check {identifier}")


@app.command("check")
def check_prompts(
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="FILE|ID...", help="What to look at; without any, every prompt that ships or is yours."),
    ] = None,
) -> None:
    """Look for mistakes in prompts; each is told with its line.

    Ends with 0 when there is nothing to mend and with 3 when there is.
    """
    from voicecoach.cli.prompt_files import own_folder
    from voicecoach.cli.prompts_check import check_files
    from voicecoach.coach.prompts_read import prompt_paths
    from voicecoach.resources import prompts_dir

    every = (*prompt_paths(prompts_dir()), *prompt_paths(own_folder()))
    known = {path.stem: path for path in every}
    paths = [known.get(name, Path(name)) for name in names] if names else every
    faults = tuple(check_files(paths))
    for path, fault in faults:
        if isinstance(fault, InputError):
            say_fault(str(fault))
        else:
            results().print(f"{path}:{fault.line}: {fault.whole}", markup=False, soft_wrap=True)
    _tell_stand_ins(paths)
    if faults:
        raise typer.Exit(InputError.exit_code)
    note(f"Nothing to mend in {len(paths)} {'prompt' if len(paths) == 1 else 'prompts'}.")


def _tell_stand_ins(paths: "Iterable[Path]") -> None:
    """Say which of some prompts have the identifier of one that ships."""
    from voicecoach.cli.prompt_files import own_folder
    from voicecoach.resources import prompts_dir

    for path in paths:
        if path.resolve().parent == own_folder().resolve() and (prompts_dir() / path.name).exists():
            note(f"{path} stands in for the prompt {path.stem} that ships.")
