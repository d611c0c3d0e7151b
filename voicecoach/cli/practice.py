"""`voicecoach practice`: one rehearsal, hands-free."""

from dataclasses import replace
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
    SeedOption,
)
from voicecoach.cli.prompt_files import due_prompt
from voicecoach.cli.table import Equipment, Table, set_table
from voicecoach.coach.manner import Tone
from voicecoach.engines.choose import EngineName
from voicecoach.errors import UsageError

if TYPE_CHECKING:
    from voicecoach.coach.commands import Command
    from voicecoach.coach.prompts import Prompt


def practice(
    round_name: Annotated[
        str | None,
        typer.Option("--round", metavar="tpm|pm|swe|behavioral", help="Kind of interview; tpm when left out."),
    ] = None,
    prompt: Annotated[
        str | None,
        typer.Option(
            help="Question to answer, from `voicecoach prompts list`; else the one not practised for longest.",
            show_default=False,
        ),
    ] = None,
    minutes: Annotated[
        float | None,
        typer.Option(min=0.1, max=180, help="Time limit; the round's own when left out.", show_default=False),
    ] = None,
    friendly: Annotated[bool, typer.Option("--friendly", help="An interviewer who waits, and seldom cuts in.")] = False,
    neutral: Annotated[bool, typer.Option("--neutral", help="An interviewer like most; the default.")] = False,
    tough: Annotated[
        bool, typer.Option("--tough", help="An interviewer who cuts in, and questions what you claim.")
    ] = False,
    seed: SeedOption = 0,
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
    """Hear a question, answer it aloud, and hear what a strict but fair interviewer would say."""
    from voicecoach.rubric.rounds import find_round

    tone = _tone(friendly=friendly, neutral=neutral, tough=tough)
    question = due_prompt(prompt, round_name)
    equipment = Equipment(recording, fast, engine, model, offline, device, output_device, headphones, quiet)
    with set_table(equipment) as table:
        following: Prompt | None = question
        while following is not None:
            limit = 60 * (minutes or find_round(following.round).minutes)
            following = _after(following, _rehearse(table, following, limit, tone, seed))


def _rehearse(table: Table, question: "Prompt", limit: float, tone: Tone, seed: int) -> "Command":
    from voicecoach.coach.interviewer import Interviewer, opening_line
    from voicecoach.coach.phrases import read_phrases
    from voicecoach.resources import prompts_dir
    from voicecoach.session.words import spoken_feedback

    question = replace(question, opening=opening_line(question, limit))
    interviewer = Interviewer(question, read_phrases(prompts_dir()), limit=limit, tone=tone, seed=seed)
    return table.rehearse(question, limit, interviewer, spoken_feedback)


def _tone(*, friendly: bool, neutral: bool, tough: bool) -> Tone:
    chosen = [
        tone for tone, wanted in ((Tone.FRIENDLY, friendly), (Tone.NEUTRAL, neutral), (Tone.TOUGH, tough)) if wanted
    ]
    if len(chosen) > 1:
        raise UsageError("An interviewer is either friendly, neutral or tough: choose one of the three.")
    return chosen[0] if chosen else Tone.NEUTRAL


def _after(question: "Prompt", then: "Command") -> "Prompt | None":
    """The question that follows; None when the session is over."""
    from voicecoach.cli.prompt_files import prompt_after
    from voicecoach.coach.commands import Command

    if then is Command.AGAIN:
        return question
    return prompt_after(question) if then is Command.NEXT else None
