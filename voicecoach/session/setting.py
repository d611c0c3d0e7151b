"""What a rehearsal is held with."""

import queue
from dataclasses import dataclass, field
from pathlib import Path

from voicecoach.analysis.settings import SHIPPED, Settings
from voicecoach.audio.gate import Source
from voicecoach.coach.conversation import Conversation, Silent
from voicecoach.coach.feedback import Judge
from voicecoach.coach.floor import Patience
from voicecoach.coach.prompts import Prompt
from voicecoach.engines.types import Engine
from voicecoach.session.speaker import Speaker
from voicecoach.session.words import spoken_feedback

ANSWER = "answer"
"""What the files of the first take are called."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a rehearsal is held with."""

    prompt: Prompt
    source: Source
    engine: Engine
    speaker: Speaker
    folder: Path
    """Where the session is kept: answer.flac, prompt.wav, feedback.wav."""
    limit: float
    """Seconds after which the answer ends."""
    settings: Settings = SHIPPED
    """Rules the user switched off or retuned."""
    keys: "queue.SimpleQueue[str]" = field(default_factory=queue.SimpleQueue)
    """Keys the candidate presses, by the names the table of commands gives them."""
    patience: Patience = field(default_factory=Patience)
    """How long the coach waits for what."""
    menu: bool = False
    """Whether the candidate is asked, after the feedback, what to do next."""
    conversation: Conversation = field(default_factory=Silent)
    """Whoever sits across the table, and nobody before this rehearsal."""
    judge: Judge = spoken_feedback
    """Words the feedback."""
    headphones: bool = False
    """Whether the candidate may cut the coach short: only where the microphone does not hear the loudspeaker."""
    take: str = ANSWER
    """What the files of this take are called: answer, retake-01..."""

    @property
    def recording(self) -> Path:
        """The sound of the answer, once it is over."""
        return self.folder / f"{self.take}.flac"

    def aside(self, number: int) -> Path:
        """Keeps what the coach says in between, counted from 1."""
        return self.folder / f"{'' if self.take == ANSWER else f'{self.take}-'}aside-{number:02}.wav"
