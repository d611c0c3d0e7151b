"""The Typer application and its commands."""

from typing import Annotated

import typer

import voicecoach
from voicecoach.cli import (
    analyze,
    delete,
    demo,
    doctor,
    drill,
    export,
    fillers,
    history,
    models,
    plan,
    practice,
    prompts,
    recover,
    replay,
    rules,
    schema,
    show,
    stories,
    today,
    trends,
)

app = typer.Typer(
    name="voicecoach",
    help="A linter for spoken design answers, with a voice. Everything happens on this machine.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"voicecoach {voicecoach.__version__}")
        raise typer.Exit


@app.callback()
def _common(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """A linter for spoken design answers, with a voice. Everything happens on this machine."""


app.command("demo")(demo.demo)
app.command("practice")(practice.practice)
app.command("drill")(drill.drill)
app.command("recover")(recover.recover)
app.command("history")(history.history)
app.command("show")(show.show)
app.command("replay")(replay.replay)
app.command("delete")(delete.delete)
app.command("export")(export.export)
app.command("import")(export.bring_back)
app.command("trends")(trends.trends)
app.command("plan")(plan.plan)
app.command("today")(today.today)
app.command("doctor")(doctor.doctor)
app.command("analyze")(analyze.analyze)
app.command("fillers")(fillers.fillers)
app.command("rules")(rules.rules)
app.command("schema")(schema.schema)
app.add_typer(stories.app, name="stories")
app.add_typer(prompts.app, name="prompts")
app.add_typer(models.app, name="models")
