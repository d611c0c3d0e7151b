"""`voicecoach rules`: what is looked for, each rule's page, and the check of the user's own words and settings."""

from pathlib import Path
from typing import Annotated

import typer

from voicecoach.cli.console import note, results, say_fault
from voicecoach.errors import InputError, UsageError

PROBLEMS = 1
"""Exit status when `--check` finds something."""


def rules(
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="CODE|FILE", help="The rule to show the page of, for example COST001; with --check, files."
        ),
    ] = None,
    check: Annotated[
        bool,
        typer.Option(
            "--check", help="Look for mistakes in lexicons of your own: these files, else all and settings.toml."
        ),
    ] = False,
) -> None:
    """List the rules, show the page of one, or check your own lexicons and settings."""
    if check:
        raise typer.Exit(_check(names or []))
    if not names:
        _list()
    elif len(names) == 1:
        _page(names[0])
    else:
        raise UsageError("One rule at a time has its page shown: give one code, or --check to look at files.")


def _list() -> None:
    from rich.table import Table

    from voicecoach.analysis.rules import RULES

    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("Code", "Name", "Severity", "Finds"):
        table.add_column(heading)
    for rule in RULES:
        finds = rule.page.partition("\n")[0].partition(": ")[2]
        table.add_row(rule.code, rule.name, rule.severity.value, finds)
    results().print(table)


def _page(code: str) -> None:
    from voicecoach.analysis.rules import RULES

    page = next((rule.page for rule in RULES if rule.code == code.upper()), None)
    if page is None:
        raise UsageError(f"There is no rule {code!r}; the rules are {', '.join(rule.code for rule in RULES)}.")
    results().print(page.rstrip(), markup=False, soft_wrap=True)


def _check(names: list[str]) -> int:
    """Print what is wrong, a line each; the status to end with."""
    from voicecoach.cli.rules_check import check_files, users_files
    from voicecoach.cli.settings import lexicon_folder, settings_path

    paths = tuple(Path(name) for name in names) or users_files()
    if not paths:
        note(f"There is nothing of your own to check: no {settings_path()}, and no lexicon in {lexicon_folder()}.")
    status = 0
    for path, fault in check_files(paths):
        if isinstance(fault, InputError):
            say_fault(str(fault))
            status = fault.exit_code
        else:
            results().print(f"{path}:{fault.line}: {fault.whole}", markup=False, soft_wrap=True)
            status = status or PROBLEMS
    if paths and not status:
        note(f"Nothing to mend in {len(paths)} {'file' if len(paths) == 1 else 'files'}.")
    return status
