"""`voicecoach practice`: one rehearsal, hands-free."""

import queue
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from voicecoach.cli import devices
from voicecoach.cli.console import note, results
from voicecoach.cli.engine import get_engine
from voicecoach.cli.keys import pressed_keys
from voicecoach.cli.options import EngineOption, ModelOption, OfflineOption
from voicecoach.cli.prompt_files import due_prompt
from voicecoach.cli.settings import user_settings
from voicecoach.engines.choose import EngineName, Purpose, Wish
from voicecoach.errors import UsageError

if TYPE_CHECKING:
    from voicecoach.analysis.settings import Settings
    from voicecoach.audio.gate import Source
    from voicecoach.audio.playback import Player
    from voicecoach.coach.commands import Command
    from voicecoach.coach.prompts import Prompt
    from voicecoach.engines.types import Engine
    from voicecoach.session.events import Event
    from voicecoach.session.speaker import Speaker


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
    recording: Annotated[
        Path | None, typer.Option("--input", help="Feed a recording in place of the microphone.")
    ] = None,
    fast: Annotated[bool, typer.Option("--fast", help="With --input: as fast as it can be read.")] = False,
    engine: EngineOption = EngineName.AUTO,
    model: ModelOption = None,
    offline: OfflineOption = False,
    device: Annotated[str | None, typer.Option(help="Microphone: part of its name, or its number.")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Show nothing while you speak.")] = False,
    output_device: Annotated[str | None, typer.Option(help="Loudspeaker: part of its name, or its number.")] = None,
    headphones: Annotated[
        bool, typer.Option("--headphones", help="You wear headphones: speak while the coach does, and it stops.")
    ] = False,
) -> None:
    """Hear a question, answer it aloud, and hear what a strict but fair interviewer would say."""
    from voicecoach.audio.playback import Player
    from voicecoach.audio.portaudio import unheard
    from voicecoach.rubric.rounds import find_round
    from voicecoach.session.speaker import Speaker
    from voicecoach.speech.pyttsx3_voice import ChildVoice
    from voicecoach.storage.unfinished import reminder

    if fast and recording is None:
        raise UsageError("--fast goes with --input: a microphone cannot be hurried.")
    if headphones and recording is not None:
        raise UsageError("--headphones goes with a microphone: nobody in a recording hears the coach.")
    question, settings = due_prompt(prompt, round_name), user_settings()
    if not quiet and (left := reminder()):
        note(left)
    if recording is None:
        _try_microphone(device)
    recogniser = get_engine(Wish(engine, model), Purpose.LIVE, offline=offline)
    with (
        unheard(),
        Player(devices.loudspeaker(output_device)) as player,
        _source(recording, device, player, fast=fast) as source,
        ChildVoice() as voice,
        Speaker(voice, player, note) as speaker,
        pressed_keys() as keys,
    ):
        if not quiet:
            note(f"{recogniser.info.name} {recogniser.info.model}.{_how_to_end(recording)}")
        table = _Table(
            source, recogniser, speaker, settings, keys, menu=recording is None, headphones=headphones, quiet=quiet
        )
        following: Prompt | None = question
        while following is not None:
            limit = 60 * (minutes or find_round(following.round).minutes)
            following = _after(following, table.rehearse(following, limit))


@dataclass(frozen=True, slots=True)
class _Table:
    """All that stays the same from one question to the next."""

    source: "Source"
    recogniser: "Engine"
    speaker: "Speaker"
    settings: "Settings"
    keys: "queue.SimpleQueue[str]"
    menu: bool
    headphones: bool
    quiet: bool

    def rehearse(self, question: "Prompt", limit: float) -> "Command":
        """Hold one rehearsal; gives what the candidate wants next."""
        from voicecoach.cli.footer import Footer
        from voicecoach.cli.screen import Screen
        from voicecoach.session.log import EventLog
        from voicecoach.session.rehearsal import rehearse
        from voicecoach.session.setting import Setting
        from voicecoach.storage.about import About
        from voicecoach.storage.claims import begin
        from voicecoach.storage.sessions import new_session

        started, info = _now(), self.recogniser.info
        folder = new_session(started)
        about = About(started, question.round, question.id, question.text, info.name, info.model, limit / 60)
        setting = Setting(
            prompt=question,
            source=self.source,
            engine=self.recogniser,
            speaker=self.speaker,
            folder=folder,
            limit=limit,
            settings=self.settings,
            keys=self.keys,
            menu=self.menu,
            headphones=self.headphones,
        )
        screen = Screen(folder, question, quiet=self.quiet)
        with (
            begin(folder, about),
            EventLog(folder / "events.jsonl", _now) as log,
            Footer(results(), shown=not self.quiet) as footer,
            screen.keeping_what_was_said(),
        ):

            def tell(event: "Event") -> None:
                for told in (log, screen, footer):
                    told(event)

            outcome = rehearse(setting, tell)
        if outcome.feedback is not None and outcome.feedback.file is not None and not outcome.feedback.heard:
            note(f"The spoken feedback is in {outcome.feedback.file}.")
        return outcome.then


def _now() -> datetime:
    return datetime.now().astimezone()


def _after(question: "Prompt", then: "Command") -> "Prompt | None":
    """The question that follows; None when the session is over."""
    from voicecoach.cli.prompt_files import prompt_after
    from voicecoach.coach.commands import Command

    if then is Command.AGAIN:
        return question
    return prompt_after(question) if then is Command.NEXT else None


def _try_microphone(device: str | None) -> None:
    """Find out that there is no microphone before a recogniser is loaded, or fetched, for it."""
    from voicecoach.audio.microphone import Microphone

    Microphone(devices.microphone(device)).__enter__().close()


def _source(recording: Path | None, device: str | None, player: "Player", *, fast: bool) -> "Source":
    from voicecoach.audio.file_source import FileSource
    from voicecoach.audio.steady import SteadyMicrophone

    if recording is not None:
        return FileSource(recording, realtime=not fast)
    return SteadyMicrophone(devices.microphone(device), alone=player.alone)


def _how_to_end(recording: Path | None) -> str:
    if recording is not None:
        return ""
    key = ", or press Enter" if sys.stdin.isatty() else ""
    return f' Say "I\'m done", alone, to end your answer{key}. Say "what can I say" at any time.'
