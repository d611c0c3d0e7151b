"""A rehearsal into headphones, on the sound card of the environment; prints what happens as JSON lines.

The recogniser's words come from the command line: what is tested is who speaks when, not what is understood.
"""

import json
import sys
from dataclasses import fields
from pathlib import Path

from virtual_sound import festival

from voicecoach.audio.playback import Player
from voicecoach.audio.steady import SteadyMicrophone
from voicecoach.audio.types import AudioBlock, seconds
from voicecoach.coach.prompts import Prompt
from voicecoach.engines.replay import ReplayEngine
from voicecoach.session.events import CoachSpeaks, CutShort, Event, Heard, Ignored, Level, Listening, Ordered
from voicecoach.session.rehearsal import rehearse
from voicecoach.session.setting import Setting
from voicecoach.session.speaker import Speaker

QUESTION = (
    "Netflix updates the subtitles of a title after its launch, in every country at once. "
    "Design a deployment pipeline for subtitle updates with zero downtime, for two hundred million people. "
    "Where would you start, and what would you want to know before you begin?"
)


class Voice:
    """Festival, sentence by sentence."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._said = 0

    def render(self, text: str) -> Path:
        self._said += 1
        return festival(text, self._folder / f"said-{self._said}.wav")

    def slow_down(self) -> None:
        """It is slow enough."""

    def close(self) -> None:
        """There is nothing to close."""


class Noting(SteadyMicrophone):
    """Tells how far it was listened to when the coach was first heard."""

    def __init__(self, player: Player) -> None:
        super().__init__()
        self._player = player
        self._noted = False

    def __next__(self) -> AudioBlock:
        block = super().__next__()
        if self._player.sounding.is_set() and not self._noted:
            self._noted = True
            show({"event": "Sounding", "at": seconds(block.end)})
        return block


def show(line: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


def complain(sentence: str) -> None:
    raise AssertionError(sentence)


def tell(event: Event) -> None:
    line: dict[str, object] = {"event": type(event).__name__}
    match event:
        case CoachSpeaks() | CutShort() | Ignored() | Ordered():
            line |= {field.name: str(getattr(event, field.name)) for field in fields(event)}
        case Heard(turn):
            line |= {"text": " ".join(word.text for word in turn.words), "at": turn.words[0].start}
        case Level() | Listening():
            pass
    if not isinstance(event, Level):
        show(line)


def main(folder: Path, *texts: str) -> None:
    """Hold the rehearsal."""
    voice = Voice(folder)
    prompt = Prompt("test", "tpm", QUESTION)
    with Player() as player, Noting(player) as microphone, Speaker(voice, player, complain) as speaker:
        engine = ReplayEngine.from_texts(*texts)
        setting = Setting(prompt, microphone, engine, speaker, folder, 600, menu=True, headphones=True)
        outcome = rehearse(setting, tell)
    show({"event": "Outcome", "then": outcome.then, "heard": outcome.feedback is not None and outcome.feedback.heard})


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
