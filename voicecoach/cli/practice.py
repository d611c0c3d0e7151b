"""`voicecoach practice`: one rehearsal, hands-free."""

import contextlib
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from voicecoach.cli.console import note, results
from voicecoach.cli.engine import get_engine
from voicecoach.cli.options import EngineOption, ModelOption, OfflineOption
from voicecoach.cli.settings import user_settings
from voicecoach.engines.choose import EngineName, Purpose, Wish
from voicecoach.errors import UsageError, VoicecoachError

if TYPE_CHECKING:
    from voicecoach.audio.gate import Source
    from voicecoach.coach.prompts import Prompt
    from voicecoach.session import Ending, Judged, Observer
    from voicecoach.transcript.types import Turn


def practice(
    round_name: Annotated[
        str | None,
        typer.Option("--round", metavar="tpm|pm|swe|behavioral", help="Kind of interview; tpm when left out."),
    ] = None,
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
    from voicecoach.rubric.rounds import find_round
    from voicecoach.session import Setting, rehearse
    from voicecoach.speaker import Speaker
    from voicecoach.speech.pyttsx3_voice import ChildVoice
    from voicecoach.storage.sessions import new_session

    if fast and recording is None:
        raise UsageError("--fast goes with --input: a microphone cannot be hurried.")
    question, settings = _question(prompt, round_name), user_settings()
    limit = minutes or find_round(question.round).minutes
    if recording is None:
        _try_microphone(device)
    recogniser = get_engine(Wish(engine, model), Purpose.LIVE, offline=offline)
    with (
        _source(recording, device, fast=fast) as source,
        Player(_device(output_device)) as player,
        ChildVoice() as voice,
        Speaker(voice, player, note) as speaker,
    ):
        note(f"{recogniser.info.name} {recogniser.info.model}.{_how_to_end(recording)}")
        setting = Setting(
            prompt=question,
            source=source,
            engine=recogniser,
            speaker=speaker,
            folder=new_session(datetime.now().astimezone()),
            limit=limit * 60,
            key=_enter_key(),
            settings=settings,
        )
        screen = _Screen(setting.folder, question)
        with screen.keeping_what_was_said():
            spoken = rehearse(setting, screen.observer())
    if spoken.file is not None and not spoken.heard:
        note(f"The spoken feedback is in {spoken.file}.")


def _question(identifier: str | None, round_name: str | None) -> "Prompt":
    from voicecoach.coach.prompts import choose_prompt, read_prompts
    from voicecoach.resources import prompts_dir
    from voicecoach.rubric.rounds import find_round

    if round_name is not None:
        find_round(round_name)
    return choose_prompt(read_prompts(prompts_dir()), identifier, round_name)


def _try_microphone(device: str | None) -> None:
    """Find out that there is no microphone before a recogniser is loaded, or fetched, for it."""
    from voicecoach.audio.microphone import Microphone

    Microphone(_device(device)).__enter__().close()


def _source(recording: Path | None, device: str | None, *, fast: bool) -> "Source":
    from voicecoach.audio.file_source import FileSource
    from voicecoach.audio.microphone import Microphone

    if recording is not None:
        return FileSource(recording, realtime=not fast)
    return Microphone(_device(device))


def _device(name: str | None) -> str | int | None:
    return int(name) if name is not None and name.isdecimal() else name


def _how_to_end(recording: Path | None) -> str:
    if recording is not None:
        return ""
    return ' Say "I\'m done", alone, to end your answer' + (", or press Enter." if sys.stdin.isatty() else ".")


def _enter_key() -> threading.Event:
    """An event that is set when Enter is pressed; never, where nobody sits at a terminal."""
    pressed = threading.Event()

    def wait() -> None:
        while sys.stdin.readline():
            pressed.set()

    if sys.stdin.isatty():
        threading.Thread(target=wait, name="keyboard", daemon=True).start()
    return pressed


@dataclass(slots=True)
class _Screen:
    """The plain screen, which also keeps what there is as soon as it is there."""

    folder: Path
    prompt: "Prompt"
    turns: "list[Turn]" = field(default_factory=list)

    def observer(self) -> "Observer":
        """What the loop is to call."""
        from voicecoach.session import Observer

        return Observer(
            coach_speaks=lambda text: results().print(f"COACH  {text}", markup=False, style="bold"),
            listening=lambda: note("Listening."),
            heard=self._heard,
            ended=self._ended,
            judged=self._judged,
            notice=note,
        )

    @contextlib.contextmanager
    def keeping_what_was_said(self) -> Iterator[None]:
        """When a session breaks off, keep the words so far and say where they and the sound are."""
        try:
            yield
        except (VoicecoachError, KeyboardInterrupt):
            if self.turns and not (self.folder / "transcript.json").exists():
                self._keep_transcript()
                note(f"What was said so far is kept in {self.folder}.")
            raise

    def _heard(self, turn: "Turn") -> None:
        from voicecoach.reports.clock import clock

        self.turns.append(turn)
        if turn.words:
            text = " ".join(word.text for word in turn.words)
            results().print(f"{clock(turn.words[0].start)}  YOU    {text}", markup=False)

    def _ended(self, ending: "Ending", waiting: int) -> None:
        rest = f" Writing down the last {waiting} utterances." if waiting > 1 else ""
        note(f"The answer ended because {ending.value}.{rest}")

    def _judged(self, judged: "Judged") -> None:
        from voicecoach.cli.keeping import keep_session
        from voicecoach.reports.terminal import terminal

        report = keep_session(self.folder, judged.analysis, judged.feedback.sentences, judged.transcript)
        results().print()
        results().print(terminal(judged.analysis))
        if judged.take.overflows:
            note(f"The sound system lost sound {judged.take.overflows} times; words may be missing.")
        note(f"Saved. The report is {report}.")

    def _keep_transcript(self) -> None:
        from voicecoach.session import session_transcript
        from voicecoach.storage.sessions import keep
        from voicecoach.transcript.own_json import dumps

        keep(self.folder / "transcript.json", dumps(session_transcript(self.prompt, self.turns)))
