"""`voicecoach replay`: hear a session again."""

from typing import Annotated

import typer

from voicecoach.cli import devices
from voicecoach.cli.console import note
from voicecoach.cli.history_file import SessionArgument, TakeOption, opened_history, sound_of, take_of
from voicecoach.errors import MissingInput, UsageError


def replay(
    session: SessionArgument,
    at: Annotated[str, typer.Option(metavar="MM:SS", help="Moment to play from.")] = "00:00",
    take: TakeOption = 1,
    output_device: Annotated[str | None, typer.Option(help="Loudspeaker: part of its name, or its number.")] = None,
) -> None:
    """Play the recording of a session, from some moment on; Ctrl-C ends it."""
    from voicecoach.audio.excerpt import length, pieces
    from voicecoach.audio.playback import Player
    from voicecoach.reports.clock import clock
    from voicecoach.transcript.clock import seconds_of

    start = seconds_of(at)
    if start is None:
        raise UsageError(f"--at {at} is no moment: write it as mm:ss or h:mm:ss.")
    with opened_history() as history:
        kept = history.session(history.find(session))
    path = sound_of(kept, take_of(kept, take))
    if path is None:
        raise MissingInput(f"The recording of session {kept.id} is not here: import it from a zip that has it.")
    if start >= (whole := length(path)):
        raise UsageError(f"--at {at} is after the end of the recording, which is {clock(whole)} long.")
    note(f"Playing {kept.id} from {clock(start)}; it ends at {clock(whole)}. Ctrl-C stops it.")
    with Player(devices.loudspeaker(output_device)) as player:
        for samples, rate in pieces(path, start):
            player.play(samples, rate)
