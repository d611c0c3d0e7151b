"""Sessions that broke off: their sound is there, and nobody has judged it yet."""

from dataclasses import dataclass
from pathlib import Path

from voicecoach.audio import spool as spools
from voicecoach.errors import DeviceError, VoicecoachError
from voicecoach.resources import data_dir
from voicecoach.storage import about as about_file
from voicecoach.storage.about import About
from voicecoach.storage.claims import is_free
from voicecoach.storage.sessions import SOUND

KEPT = ("analysis.json", "report.md")
"""What a finished session has; the report is written last."""

WORTH = 1.0
"""Seconds of sound under which nobody is reminded of a session: they never began."""


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A session to be finished."""

    folder: Path
    about: About | None
    """None when it is not known."""
    sound: Path
    """A FLAC, or the spool that a crash left behind."""
    seconds: float | None
    """Of sound; None when it cannot be read."""
    judged: bool
    """True when only its spool is left to be made into FLAC."""

    @property
    def title(self) -> str:
        """When it was, for a sentence: `20 November 2026, 18:04`; the folder's name where that is all there is."""
        if self.about is None:
            return self.folder.name
        started = self.about.started
        return f"{started.day} {started:%B %Y, %H:%M}"

    @property
    def length(self) -> str:
        """Minutes and seconds of its sound: `12:40`."""
        if self.seconds is None:
            return "an unknown length"
        return f"{int(self.seconds) // 60}:{int(self.seconds) % 60:02}"


def unfinished(root: Path | None = None) -> tuple[Unfinished, ...]:
    """Every session that broke off and that nobody is at, oldest first.

    Raises:
        DeviceError: the sessions cannot be looked through.
    """
    sessions = (root or data_dir()) / "sessions"
    try:
        folders = sorted(path for path in sessions.iterdir() if path.is_dir())
        return tuple(session for folder in folders if (session := look(folder)) and is_left_alone(session))
    except FileNotFoundError:  # nobody has held a session yet
        return ()
    except OSError as error:
        raise DeviceError(
            f"The sessions in {sessions} cannot be looked through ({error.strerror}): check the permissions there."
        ) from error


def look(folder: Path) -> Unfinished | None:
    """What is left to be done about a session, whoever is at it; None when it is finished or has no sound."""
    sound = folder / SOUND
    spool = sound.with_suffix(spools.SPOOL_SUFFIX)
    judged = all((folder / name).exists() for name in KEPT)
    if spool.is_file():
        sound = spool  # also beside a FLAC: that crash came between the two, or before the FLAC was whole
    elif judged or not sound.is_file() or about_file.is_ended(folder):
        return None
    return Unfinished(folder, about_file.read(folder), sound, spools.length(sound), judged)


def is_left_alone(session: Unfinished) -> bool:
    """True when nobody records a session, or finishes it."""
    if not is_free(session.folder):
        return False
    try:
        return session.sound.suffix != spools.SPOOL_SUFFIX or spools.is_left_behind(session.sound)
    except VoicecoachError:  # it cannot be opened; whoever tries to finish it will hear why
        return session.sound.exists()


def reminder(root: Path | None = None) -> str | None:
    """One sentence for whoever begins a new session while old ones are unfinished; None when there are none."""
    try:
        left = [session for session in unfinished(root) if session.seconds is not None and session.seconds >= WORTH]
    except DeviceError:
        return None
    if not left:
        return None
    when, length = left[-1].title, f"({left[-1].length} of answer)"
    if len(left) == 1:
        return f"A session of {when} was not finished {length}: voicecoach recover finishes it."
    return f"{len(left)} sessions were not finished, the last of {when} {length}: voicecoach recover finishes them."
