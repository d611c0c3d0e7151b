"""`voicecoach drill`: one skill at a time, a few minutes long."""

from typing import TYPE_CHECKING, Annotated

import typer

from voicecoach.cli.options import (
    DeviceOption,
    EngineOption,
    FastOption,
    HeadphonesOption,
    InputOption,
    ModelOption,
    OfflineOption,
    OutputDeviceOption,
    QuietOption,
)
from voicecoach.cli.prompt_files import shelf
from voicecoach.cli.table import Equipment, Table, set_table
from voicecoach.engines.choose import EngineName

if TYPE_CHECKING:
    from voicecoach.coach.commands import Command
    from voicecoach.coach.drills.types import Drill
    from voicecoach.coach.prompts import Prompt


def drill(
    name: Annotated[
        str,
        typer.Argument(metavar="scoping|pitch|shift|cost|estimate|story|pushback", help="What to practise."),
    ],
    prompt: Annotated[
        str | None,
        typer.Option(
            help="Question to hold it on, from `voicecoach prompts list`; the seed chooses when left out.",
            show_default=False,
        ),
    ] = None,
    minutes: Annotated[
        float | None,
        typer.Option(min=0.5, max=60, help="Time limit; the drill's own when left out.", show_default=False),
    ] = None,
    seed: Annotated[
        int | None,
        typer.Option(
            help="Chooses what is asked; the same number, the same drill. Left out: another one every day.",
            show_default=False,
        ),
    ] = None,
    recording: InputOption = None,
    fast: FastOption = False,
    engine: EngineOption = EngineName.AUTO,
    model: ModelOption = None,
    offline: OfflineOption = False,
    device: DeviceOption = None,
    quiet: QuietOption = False,
    output_device: OutputDeviceOption = None,
    headphones: HeadphonesOption = False,
) -> None:
    """Practise one skill for a few minutes, and hear what held and what did not."""
    turn = _today() if seed is None else seed
    held = _find(name, prompt, minutes, turn)
    equipment = Equipment(recording, fast, engine, model, offline, device, output_device, headphones, quiet)
    with set_table(equipment) as table:
        while (step := _step(_hold(table, held))) is not None:
            turn += step
            held = _find(name, prompt, minutes, turn)


def _find(name: str, prompt: str | None, minutes: float | None, seed: int) -> "Drill":
    """A drill, new for each attempt.

    Raises:
        UsageError: there is no such drill or prompt, or the two do not go together.
    """
    from voicecoach.coach.drills.find import find_drill
    from voicecoach.coach.drills.sheet import PLACE
    from voicecoach.coach.phrases import read_phrases
    from voicecoach.resources import prompts_dir

    found = shelf()
    if prompt is not None and prompt in found.unusable:
        raise found.unusable[prompt]
    return find_drill(
        name,
        prompts=found.prompts,
        phrases=read_phrases(prompts_dir()),
        data=prompts_dir() / PLACE,
        seed=seed,
        minutes=minutes,
        prompt=prompt,
    )


def _hold(table: Table, held: "Drill") -> "Command":
    return table.rehearse(_as_prompt(held), 60 * held.minutes, held.conversation, held.debrief)


def _as_prompt(held: "Drill") -> "Prompt":
    """What is said before the drill begins, as a question of its own."""
    from voicecoach.coach.prompts import Prompt

    return Prompt(
        id=f"drill-{held.name}",
        round=held.round,
        text=held.question,
        kind="drill",
        title=held.title,
        opening=" ".join(held.opening),
    )


def _step(then: "Command") -> int | None:
    """How far the seed moves on: not at all for the same drill again, by one for the next; None at the end."""
    from voicecoach.coach.commands import Command

    return {Command.AGAIN: 0, Command.NEXT: 1}.get(then)


def _today() -> int:
    from datetime import date

    return date.today().toordinal()
