"""`voicecoach schema`: the JSON Schemas of what the other commands write."""

from typing import Annotated

import typer

from voicecoach.errors import UsageError


def schema(
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="Which; all are named when it is left out.")
    ] = None,
) -> None:
    """Print the JSON Schema of a kind of document, or name the kinds there are."""
    from voicecoach.resources import schema_dir

    there = {path.stem: path for path in sorted(schema_dir().glob("*.json"))}
    if name is None:
        typer.echo("\n".join(there))
    elif name in there:
        typer.echo(there[name].read_text(encoding="utf-8"), nl=False)
    else:
        raise UsageError(f"There is no schema called {name!r}; choose one of {', '.join(there)}.")
