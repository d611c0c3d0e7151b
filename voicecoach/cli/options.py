"""Options that several commands share, spelled and explained once."""

from pathlib import Path
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
InputOption = Annotated[
    Path | None,
    typer.Option("--input", help="Feed a recording in place of the microphone; nobody cuts in.", show_default=False),
]
FastOption = Annotated[bool, typer.Option("--fast", help="With --input: as fast as it can be read.")]
DeviceOption = Annotated[
    str | None, typer.Option("--device", help="Microphone: part of its name, or its number.", show_default=False)
]
OutputDeviceOption = Annotated[
    str | None,
    typer.Option("--output-device", help="Loudspeaker: part of its name, or number.", show_default=False),
]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Show nothing while you speak.")]
HeadphonesOption = Annotated[
    bool, typer.Option("--headphones", help="You wear headphones: speak while the coach does, and it stops.")
]
SeedOption = Annotated[int, typer.Option("--seed", help="Chooses among wordings; the same number, the same words.")]
