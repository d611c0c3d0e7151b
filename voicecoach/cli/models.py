"""`voicecoach models`: the Whisper models, which of them are here, and fetching one."""

from typing import Annotated

import typer

from voicecoach.cli.console import note, results
from voicecoach.cli.engine import fetch_model

app = typer.Typer(help="List, fetch and verify Whisper models.", no_args_is_help=True, rich_markup_mode=None)

NameArgument = Annotated[str, typer.Argument(help="A name from `voicecoach models list`.", metavar="MODEL")]


@app.command("list")
def list_models() -> None:
    """List the known models and where those on this machine are."""
    from rich.table import Table

    from voicecoach.engines.models import cards
    from voicecoach.engines.models_local import locate

    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("Model", "MB", "Licence", "For", "Here"):
        table.add_column(heading, overflow="fold")
    for card in cards():
        place = locate(card.name)
        table.add_row(card.name, str(card.megabytes), card.licence, card.purpose, str(place) if place else "no")
    results().print(table)


@app.command("fetch")
def fetch_named(name: NameArgument) -> None:
    """Fetch a model, once, after saying how large it is."""
    from voicecoach.engines.models import find
    from voicecoach.engines.models_local import locate

    place = locate(name)
    if place is None:
        place = fetch_model(find(name))
        note(f"The model {name} is ready.")
    else:
        note(f"The model {name} is here already.")
    results().print(str(place), markup=False, soft_wrap=True)


@app.command("verify")
def verify_named(name: NameArgument) -> None:
    """Check that a model is complete and can be loaded."""
    from voicecoach.engines.models_local import locate, verify
    from voicecoach.engines.whisper import WhisperEngine
    from voicecoach.errors import ModelError

    place = locate(name)
    if place is None:
        raise ModelError(f"The model {name} is not on this machine: run `voicecoach models fetch {name}`.")
    verify(place)
    WhisperEngine(place).warm_up()
    results().print(f"{name} is complete and loads: {place}", markup=False, soft_wrap=True)
