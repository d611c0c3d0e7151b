"""The plain screen of a session, which also keeps what there is as soon as it is there."""

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rich.text import Text

from voicecoach.audio.types import Loss
from voicecoach.cli.console import note, results
from voicecoach.cli.keeping import keep_session
from voicecoach.coach.prompts import Prompt
from voicecoach.errors import DeviceError, VoicecoachError
from voicecoach.reports.clock import clock
from voicecoach.reports.document import document
from voicecoach.reports.terminal import terminal
from voicecoach.session.events import (
    CoachSpeaks,
    Ended,
    Event,
    Gone,
    Heard,
    Judged,
    Listening,
    Notice,
    Retaken,
    Retaking,
    Returned,
)
from voicecoach.session.judging import session_transcript
from voicecoach.storage.sessions import keep
from voicecoach.storage.takes import keep_take
from voicecoach.transcript.own_json import dumps
from voicecoach.transcript.types import Turn


@dataclass(slots=True)
class Screen:
    """Shows what is said as lines, and writes the session's files."""

    folder: Path
    prompt: Prompt
    quiet: bool = False
    """Nothing is shown but what went wrong and where the report is."""
    turns: list[Turn] = field(default_factory=list)

    def __call__(self, event: Event) -> None:
        """Take note of an event."""
        match event:
            case CoachSpeaks(text):
                self._show(f"COACH  {text}", style="bold")
            case Listening():
                self._note("Listening.")
            case Heard(turn):
                self._heard(turn)
            case Ended(ending, waiting):
                rest = f" Writing down the last {waiting} utterances." if waiting > 1 else ""
                self._note(f"The answer ended because {ending.value}.{rest}")
            case Judged():
                self._judged(event)
            case Retaking(begin=begin, text=text):
                self._show(f"{clock(begin)}  AGAIN  {text}", style="dim")
            case Retaken():
                self._retaken(event)
            case Notice(sentence) | Gone(sentence=sentence):
                note(sentence)
            case Returned(device=device, seconds=away):
                note(f"The microphone is back ({device}); for {away:.0f} s nothing was heard. Go on.")
            case _:  # for a livelier screen
                pass

    @contextlib.contextmanager
    def keeping_what_was_said(self) -> Iterator[None]:
        """When a session breaks off, keep the words so far and say where they and the sound are."""
        try:
            yield
        except (VoicecoachError, KeyboardInterrupt):
            if self.turns and not (self.folder / "transcript.json").exists():
                self._keep_words()
            raise

    def _keep_words(self) -> None:
        try:
            keep(self.folder / "transcript.json", dumps(session_transcript(self.prompt.spoken, self.turns)))
        except DeviceError as fault:  # a full disk, most likely; what broke the session off is more worth knowing
            note(f"{fault} The sound is kept, and `voicecoach recover` writes it down.")
            return
        note(f"What was said so far is kept in {self.folder}; `voicecoach recover` finishes the session.")

    def _heard(self, turn: Turn) -> None:
        self.turns.append(turn)
        if turn.words:
            text = " ".join(word.text for word in turn.words)
            self._show(f"{clock(turn.words[0].start)}  YOU    {text}")

    def _judged(self, judged: Judged) -> None:
        try:
            said, moves = judged.feedback.sentences, judged.take.moves
            kept = keep_session(self.folder, judged.analysis, said, judged.transcript, moves)
            saved = f"Saved. The report is {kept}."
        except DeviceError as fault:  # the feedback is worth hearing all the same
            saved = f"{fault} The sound is kept, and `voicecoach recover` finishes the session."
        if not self.quiet and self.prompt.kind != "drill":  # a drill's debrief has said all that it is about
            results().print()
            results().print(terminal(judged.analysis))
        if judged.take.losses:
            note(lost_in_all(judged.take.losses))
        note(saved)

    def _retaken(self, retaken: Retaken) -> None:
        """Keep a retake; whatever becomes of that, the verdict on it is heard."""
        found = None if retaken.analysis is None else document(retaken.analysis)
        try:
            keep_take(self.folder, retaken.name, retaken.transcript, found)
        except DeviceError as fault:
            note(str(fault))

    def _show(self, line: str, style: str = "") -> None:
        if not self.quiet:
            results().print(Text(line, style=style))

    def _note(self, sentence: str) -> None:
        if not self.quiet:
            note(sentence)


def lost_in_all(losses: Sequence[Loss]) -> str:
    """One line on all the sound that never arrived; where a length is not known, the sum is the least it can be."""
    known = [loss.seconds for loss in losses if loss.seconds is not None]
    least = "" if len(known) == len(losses) else "at least "
    much = f", {least}{sum(known):.1f} s in all" if known else ""
    often = "once" if len(losses) == 1 else f"{len(losses)} times"
    return f"Sound was lost {often}{much}, first at {clock(losses[0].at)}; words may be missing there."
