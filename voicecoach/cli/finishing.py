"""Doing for a session that broke off what its end would have done: sound, transcript, analysis, report."""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from voicecoach.analysis.runner import analyse
from voicecoach.analysis.settings import Settings
from voicecoach.analysis.types import Source
from voicecoach.audio import spool as spools
from voicecoach.cli.console import note, results
from voicecoach.cli.engine import get_engine
from voicecoach.cli.history_file import remember_session
from voicecoach.cli.keeping import keep_session
from voicecoach.cli.progress import listening_bar
from voicecoach.coach.commands import heard_command
from voicecoach.coach.prompts import DEFAULT_ROUND
from voicecoach.engines.choose import EngineName, Purpose, Wish
from voicecoach.engines.types import Engine
from voicecoach.errors import UnreadableInput
from voicecoach.pipeline import SHORTEST, Recording, transcribe
from voicecoach.reports.terminal import terminal
from voicecoach.rubric.rounds import find_round
from voicecoach.session.judging import CANDIDATE, candidate_turn, session_transcript
from voicecoach.session.words import spoken_feedback
from voicecoach.storage.about import About
from voicecoach.storage.claims import end
from voicecoach.storage.unfinished import Unfinished
from voicecoach.transcript.speaker import select
from voicecoach.transcript.types import Timing, Transcript, Turn


class Finisher:
    """Finishes sessions one after another; a recogniser is made when the first needs it, and kept."""

    def __init__(self, wish: Wish, settings: Settings, *, offline: bool) -> None:
        """Prepare.

        Args:
            wish: the recogniser the user asked for; `Wish()` takes that of the session.
            settings: rules the user switched off or retuned.
            offline: never fetch a model.
        """
        self._wish = wish
        self._settings = settings
        self._offline = offline
        self._engines: dict[Wish, Engine] = {}

    def finish(self, session: Unfinished) -> None:
        """Keep all that the session would have left behind, and show it; the caller has the session's claim.

        Raises:
            InputError: the recording cannot be read, or is still being made.
            DeviceError: the disk is full or refuses; everything stays as it was.
            ModelError: the recogniser cannot be had, or failed.
            UsageError: the session is of a round there is not.
        """
        sound = spools.recover(session.sound) if session.sound.suffix == spools.SPOOL_SUFFIX else session.sound
        if session.judged:
            note(f"The sound of the session of {session.title} is whole now: {sound}.")
            return
        if session.seconds is not None and session.seconds < SHORTEST:
            _nothing_said(session, sound)
            return
        round_name = session.about.round if session.about else DEFAULT_ROUND
        find_round(round_name)
        engine = self._engine(session.about)
        recording = _written_down(session, sound, engine)
        turns = tuple(_answer(recording.transcript.turns)) if recording else ()
        if recording is None or not any(turn.words for turn in turns):
            _nothing_said(session, sound)
            return
        self._judge(session, sound, _transcript(session.about, turns), recording.seconds, engine)

    def _judge(self, session: Unfinished, sound: Path, transcript: Transcript, seconds: float, engine: Engine) -> None:
        about = session.about
        if about is None:
            note(f"Which question {session.folder} answers is not known: it is judged as a {DEFAULT_ROUND} round.")
        with sound.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        analysis = analyse(
            select(transcript, CANDIDATE),
            Source(str(sound), "audio", seconds, digest),
            engine.info,
            round_name=about.round if about else DEFAULT_ROUND,
            prompt=about.prompt if about else None,
            settings=self._settings,
        )
        report = keep_session(session.folder, analysis, spoken_feedback(analysis).sentences, transcript)
        end(session.folder)
        remember_session(session.folder)
        results().print(terminal(analysis))
        note(f"The session of {session.title} is finished. The report is {report}.")

    def _engine(self, about: About | None) -> Engine:
        wish = _of_session(about) if self._wish == Wish() and about else self._wish
        if wish not in self._engines or wish.engine is EngineName.REPLAY:  # whose words begin anew
            self._engines[wish] = get_engine(wish, Purpose.RECORDING, offline=self._offline)
        return self._engines[wish]


def _of_session(about: About) -> Wish:
    """The recogniser with which a session was held: it is on this machine, which another may not be."""
    try:
        name = EngineName(about.engine)
    except ValueError:  # one that is no more
        return Wish()
    return Wish(name, None if name is EngineName.SPHINX else about.model)


def _written_down(session: Unfinished, sound: Path, engine: Engine) -> Recording | None:
    """The recording written down; None when nobody speaks in it.

    Raises:
        UnreadableInput: it is damaged.
    """
    try:
        with listening_bar(f"the session of {session.title}") as progress:
            recording = transcribe(sound, engine, progress=progress)
    except UnreadableInput:
        if spools.length(sound) is None:
            raise
        return None
    if recording.truncated:
        note(f"{sound} breaks off early; what there is of it was judged.")
    return recording


def _answer(turns: Sequence[Turn]) -> Iterator[Turn]:
    """The candidate's turns without the commands among them, which were meant for the program.

    What follows a command is kept even where the command would have ended the answer: it may have been misheard.
    """
    last_end = 0.0
    for turn in turns:
        times = [(word.start, word.end) for word in turn.words] + [(um.start, um.end) for um in turn.hesitations]
        start = min((start for start, _ in times if start is not None), default=last_end)
        command = heard_command([word.text for word in turn.words], "answer", silence=start - last_end)
        last_end = max((end for _, end in times if end is not None), default=start)
        if command is None or command.kept:
            yield candidate_turn(turn)


def _transcript(about: About | None, turns: Sequence[Turn]) -> Transcript:
    if about is None:
        return Transcript(tuple(turns), Timing.WORD)
    return session_transcript((about.question,), turns)


def _nothing_said(session: Unfinished, sound: Path) -> None:
    """Let a session rest in which there is nothing to judge."""
    end(session.folder)
    note(f"In the session of {session.title} no words were heard to judge; its sound is kept in {sound}.")
