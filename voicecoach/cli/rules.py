"""`voicecoach rules`: what is looked for, and each rule's page."""

from typing import Annotated

import typer

from voicecoach.cli.console import results
from voicecoach.errors import UsageError


def rules(
    code: Annotated[str | None, typer.Argument(help="Show this rule's page, for example COST001.")] = None,
) -> None:
    """List the rules, or show the page of one."""
    from rich.table import Table

    from voicecoach.analysis.rules import RULES

    console = results()
    if code is not None:
        page = next((rule.page for rule in RULES if rule.code == code.upper()), None)
        if page is None:
            raise UsageError(f"There is no rule {code!r}; the rules are {', '.join(rule.code for rule in RULES)}.")
        console.print(page.rstrip(), markup=False, soft_wrap=True)
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("Code", "Name", "Severity", "Finds"):
        table.add_column(heading)
    for rule in RULES:
        finds = rule.page.partition("\n")[0].partition(": ")[2]
        table.add_row(rule.code, rule.name, rule.severity.value, finds)
    console.print(table)
