"""`voicecoach practice`: one rehearsal, hands-free."""

import contextlib
import sys
import threading
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from voicecoach.cli.console import note, results
from voicecoach.cli.engine import get_engine
from voicecoach.cli.options import EngineOption, ModelOption, OfflineOption, RoundOption
from voicecoach.engines.choose import EngineName, Purpose, Wish
from voicecoach.errors import DeviceError, UsageError

if TYPE_CHECKING:
    from voicecoach.audio.gate import Source
    from voicecoach.session import Ending, Observer, Rehearsal
    from voicecoach.transcript.types import Turn


def practice(
    round_name: RoundOption = "tpm",
    prompt: Annotated[str | None, typer.Option(help="Identifier of the question to answer.")] = None,
    minutes: Annotated[
        float | None,
        typer.Option(min=0.1, max=180, help="Time limit; the round's own when left out.", show_default=False),
    ] = None,
    recording: Annotated[
        Path | None, typer.Option("--input", help="Feed a recording in place of the microphone.")
    ] = None,
    fast: Annotated[bool, typer.Option("--fast", help="With --input: as fast as it can be read.")] = False,
    engine: EngineOption = EngineName.AUTO,
    model: ModelOption = None,
    offline: OfflineOption = False,
    device: Annotated[str | None, typer.Option(help="Microphone: part of its name, or its number.")] = None,
    output_device: Annotated[str | None, typer.Option(help="Loudspeaker: part of its name, or its number.")] = None,
) -> None:
    """Hear a question, answer it aloud, and hear what a strict but fair interviewer would say."""
    from voicecoach.audio.playback import Player
    from voicecoach.coach.prompts import choose_prompt, read_prompts
    from voicecoach.resources import prompts_dir
    from voicecoach.rubric.rounds import find_round
    from voicecoach.session import Setting, rehearse
    from voicecoach.speaker import Speaker
    from voicecoach.speech.pyttsx3_voice import ChildVoice
    from voicecoach.storage.sessions import new_session

    if fast and recording is None:
        raise UsageError("--fast goes with --input: a microphone cannot be hurried.")
    question = choose_prompt(read_prompts(prompts_dir()), prompt, find_round(round_name).name)
    limit = minutes or find_round(question.round).minutes
    with (
        _source(recording, device, fast=fast) as source,
        Player(_device(output_device)) as player,
        ChildVoice() as voice,
    ):
        recogniser = get_engine(Wish(engine, model), Purpose.LIVE, offline=offline)
        note(f"{recogniser.info.name} {recogniser.info.model}. {_how_to_end(recording)}")
        setting = Setting(
            prompt=question,
            source=source,
            engine=recogniser,
            speaker=Speaker(voice, player, note),
            folder=new_session(datetime.now().astimezone()),
            limit=limit * 60,
            key=_enter_key(),
        )
        with _kept(setting.folder):
            rehearsal = rehearse(setting, _screen())
    _report(rehearsal, setting.folder)


def _source(recording: Path | None, device: str | None, *, fast: bool) -> "Source":
    from voicecoach.audio.file_source import FileSource
    from voicecoach.audio.microphone import Microphone

    if recording is not None:
        return FileSource(recording, realtime=not fast)
    return Microphone(_device(device))


def _device(name: str | None) -> str | int | None:
    return int(name) if name is not None and name.isdigit() else name


def _how_to_end(recording: Path | None) -> str:
    return "" if recording is not None else 'Say "I\'m done", alone, or press Enter to end your answer.'


def _enter_key() -> threading.Event:
    """An event that is set when Enter is pressed; never, where nobody sits at a terminal."""
    pressed = threading.Event()

    def wait() -> None:
        if sys.stdin.readline():
            pressed.set()

    if sys.stdin is not None and sys.stdin.isatty():
        threading.Thread(target=wait, name="keyboard", daemon=True).start()
    return pressed


@contextlib.contextmanager
def _kept(folder: Path) -> Iterator[None]:
    """Say where the sound is when a session breaks off; an empty session is not kept."""
    try:
        yield
    except (DeviceError, KeyboardInterrupt):
        if (folder / "answer.flac").exists():
            note(f"What was said so far is kept in {folder / 'answer.flac'}.")
        raise


def _screen() -> "Observer":
    """The plain screen: who says what, when."""
    from voicecoach.reports.clock import clock
    from voicecoach.session import Observer

    console = results()

    def heard(turn: "Turn") -> None:
        console.print(f"{clock(turn.words[0].start)}  YOU    {' '.join(w.text for w in turn.words)}", markup=False)

    def ended(ending: "Ending", waiting: int) -> None:
        rest = f" Writing down the last {waiting} utterances." if waiting > 1 else ""
        note(f"The answer ended because {ending.value}.{rest}")

    return Observer(
        coach_speaks=lambda text: console.print(f"COACH  {text}", markup=False, style="bold"),
        listening=lambda: note("Listening."),
        heard=heard,
        ended=ended,
    )


def _report(rehearsal: "Rehearsal", folder: Path) -> None:
    from voicecoach.cli.keeping import keep_session
    from voicecoach.reports.terminal import terminal

    results().print()
    results().print(terminal(rehearsal.analysis))
    if rehearsal.take.overflows:
        note(f"The sound system lost sound {rehearsal.take.overflows} times; words may be missing.")
    if rehearsal.spoken.file is not None and not rehearsal.spoken.heard:
        note(f"The spoken feedback is in {rehearsal.spoken.file}.")
    report = keep_session(folder, rehearsal.analysis, rehearsal.feedback.sentences, rehearsal.transcript)
    note(f"Saved. The report is {report}.")
