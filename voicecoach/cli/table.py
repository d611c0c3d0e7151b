"""Where a rehearsal or a drill is held: devices, recogniser and voice, opened once and shared by all takes."""

import queue
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from voicecoach.cli import devices
from voicecoach.cli.console import note, results
from voicecoach.cli.engine import get_engine
from voicecoach.cli.history_file import remember_session
from voicecoach.cli.keys import pressed_keys
from voicecoach.cli.settings import user_settings
from voicecoach.engines.choose import EngineName, Purpose, Wish
from voicecoach.errors import UsageError

if TYPE_CHECKING:
    from voicecoach.analysis.settings import Settings
    from voicecoach.analysis.types import Analysis
    from voicecoach.audio.gate import Source
    from voicecoach.audio.playback import Player
    from voicecoach.coach.commands import Command
    from voicecoach.coach.conversation import Conversation
    from voicecoach.coach.feedback import Feedback
    from voicecoach.coach.prompts import Prompt
    from voicecoach.engines.types import Engine
    from voicecoach.session.events import Event
    from voicecoach.session.speaker import Speaker
    from voicecoach.storage.about import About


DRILL = "drill"
"""Kind of the questions that drills make up."""


@dataclass(frozen=True, slots=True)
class Equipment:
    """What the user asked for on the command line."""

    recording: Path | None
    """Fed in place of the microphone; None for the microphone."""
    fast: bool
    engine: EngineName
    model: str | None
    offline: bool
    device: str | None
    output_device: str | None
    headphones: bool
    quiet: bool


@dataclass(frozen=True, slots=True)
class Table:
    """All that stays the same from one question to the next."""

    source: "Source"
    recogniser: "Engine"
    speaker: "Speaker"
    settings: "Settings"
    keys: "queue.SimpleQueue[str]"
    fed: bool
    """A recording stands in the microphone's place: nobody can be asked anything."""
    headphones: bool
    quiet: bool

    def rehearse(
        self,
        question: "Prompt",
        limit: float,
        conversation: "Conversation",
        judge: "Callable[[Analysis], Feedback]",
    ) -> "Command":
        """Hold one rehearsal.

        Args:
            question: what is asked.
            limit: seconds the answer may take.
            conversation: whoever sits across the table; left out where a recorded rehearsal is fed, which cannot react.
            judge: words the feedback.

        Returns:
            What the candidate wants next.
        """
        from voicecoach.cli.footer import Footer
        from voicecoach.cli.screen import Screen
        from voicecoach.coach.conversation import Silent
        from voicecoach.session.log import EventLog
        from voicecoach.session.rehearsal import rehearse
        from voicecoach.session.setting import Setting
        from voicecoach.storage.claims import begin
        from voicecoach.storage.sessions import new_session

        started = _now()
        folder = new_session(started)
        setting = Setting(
            prompt=question,
            source=self.source,
            engine=self.recogniser,
            speaker=self.speaker,
            folder=folder,
            limit=limit,
            settings=self.settings,
            keys=self.keys,
            menu=not self.fed,
            conversation=Silent() if self.fed and question.kind != DRILL else conversation,
            judge=judge,
            headphones=self.headphones,
        )
        screen = Screen(folder, question, quiet=self.quiet)
        with (
            begin(folder, self._about(question, started, limit)),
            EventLog(folder / "events.jsonl", _now) as log,
            Footer(results(), shown=not self.quiet) as footer,
            screen.keeping_what_was_said(),
        ):

            def tell(event: "Event") -> None:
                for told in (log, screen, footer):
                    told(event)

            outcome = rehearse(setting, tell)
        remember_session(folder)
        if outcome.feedback is not None and outcome.feedback.file is not None and not outcome.feedback.heard:
            note(f"The spoken feedback is in {outcome.feedback.file}.")
        return outcome.then

    def _about(self, question: "Prompt", started: datetime, limit: float) -> "About":
        from voicecoach.storage.about import About

        return About(
            started,
            question.round,
            question.id,
            " ".join(question.spoken),
            self.recogniser.info.name,
            self.recogniser.info.model,
            limit / 60,
            title=question.title,
            kind=DRILL if question.kind == DRILL else "practice",
        )


@contextmanager
def set_table(equipment: Equipment) -> Iterator[Table]:
    """Open everything a rehearsal needs.

    Raises:
        UsageError: options that do not go together.
        DeviceError: there is no microphone.
        ModelError: there is no recogniser.
    """
    from voicecoach.audio.playback import Player
    from voicecoach.audio.portaudio import unheard
    from voicecoach.session.speaker import Speaker
    from voicecoach.speech.pyttsx3_voice import ChildVoice
    from voicecoach.storage.unfinished import reminder

    if equipment.fast and equipment.recording is None:
        raise UsageError("--fast goes with --input: a microphone cannot be hurried.")
    if equipment.headphones and equipment.recording is not None:
        raise UsageError("--headphones goes with a microphone: nobody in a recording hears the coach.")
    settings = user_settings()
    if not equipment.quiet and (left := reminder()):
        note(left)
    if equipment.recording is None:
        _try_microphone(equipment.device)
    recogniser = _with_commands(
        get_engine(Wish(equipment.engine, equipment.model), Purpose.LIVE, offline=equipment.offline)
    )
    with (
        unheard(),
        Player(devices.loudspeaker(equipment.output_device)) as player,
        _source(equipment, player) as source,
        ChildVoice() as voice,
        Speaker(voice, player, note) as speaker,
        pressed_keys() as keys,
    ):
        if not equipment.quiet:
            note(f"{recogniser.info.name} {recogniser.info.model}.{_how_to_end(equipment.recording)}")
        yield Table(
            source,
            recogniser,
            speaker,
            settings,
            keys,
            fed=equipment.recording is not None,
            headphones=equipment.headphones,
            quiet=equipment.quiet,
        )


def _with_commands(engine: "Engine") -> "Engine":
    """Have short utterances checked against the spoken commands; a transcript that is replayed needs no checking."""
    from voicecoach.coach.commands import wordings
    from voicecoach.engines.commanded import Commanded
    from voicecoach.engines.keywords import KeywordSearch

    return engine if engine.info.name == EngineName.REPLAY else Commanded(engine, KeywordSearch(wordings()))


def _now() -> datetime:
    return datetime.now().astimezone()


def _try_microphone(device: str | None) -> None:
    """Find out that there is no microphone before a recogniser is loaded, or fetched, for it."""
    from voicecoach.audio.microphone import Microphone

    Microphone(devices.microphone(device)).__enter__().close()


def _source(equipment: Equipment, player: "Player") -> "Source":
    from voicecoach.audio.file_source import FileSource
    from voicecoach.audio.steady import SteadyMicrophone

    if equipment.recording is not None:
        return FileSource(equipment.recording, realtime=not equipment.fast)
    return SteadyMicrophone(devices.microphone(equipment.device), alone=player.alone)


def _how_to_end(recording: Path | None) -> str:
    if recording is not None:
        return ""
    key = ", or press Enter" if sys.stdin.isatty() else ""
    return f' Say "I\'m done", alone, to end your answer{key}. Say "what can I say" at any time.'
