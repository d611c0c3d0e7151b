"""Options that several commands share, spelled and explained once."""

from typing import Annotated

import typer

from voicecoach.engines.choose import EngineName

EngineOption = Annotated[
    EngineName,
    typer.Option("--engine", help="Recogniser. auto: Whisper where a model can be had, else PocketSphinx."),
]
ModelOption = Annotated[
    str | None,
    typer.Option(
        "--model",
        help="Whisper model: a name from `voicecoach models list`, or a directory; for replay, a transcript.",
        show_default=False,
    ),
]
OfflineOption = Annotated[bool, typer.Option("--offline", help="Never fetch a model; use what is on this machine.")]
RoundOption = Annotated[
    str, typer.Option("--round", metavar="tpm|pm|swe|behavioral", help="Kind of interview the answer belongs to.")
]
