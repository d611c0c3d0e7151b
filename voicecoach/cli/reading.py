"""From a file the user names to the answer in it, for every command that judges files."""

import hashlib
import json
import stat
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from voicecoach.cli.console import note
from voicecoach.cli.engine import get_engine
from voicecoach.cli.progress import listening_bar
from voicecoach.engines.choose import Purpose, Wish
from voicecoach.errors import MissingInput, UsageError

if TYPE_CHECKING:
    from voicecoach.analysis.types import Source
    from voicecoach.audio.decode import Channel
    from voicecoach.engines.types import Engine, EngineInfo
    from voicecoach.transcript.types import Answer

STDIN = "-"
"""The name of standard input among the files."""


@dataclass(slots=True)
class Reader:
    """Reads files one after another; a recogniser is made when the first recording needs it, and kept."""

    speaker: str | None
    """Whom to judge in a transcript."""
    channel: "Channel | None"
    """Which channel of a stereo recording to judge."""
    wish: Wish
    offline: bool
    _engine: "Engine | None" = field(default=None, init=False)

    def read(self, name: str) -> "tuple[Answer, Source, EngineInfo | None]":
        """Read one file.

        Raises:
            InputError: it cannot be judged.
            UsageError: an option does not go with its kind.
            ModelError: the recogniser cannot be had.
        """
        if name == STDIN:
            return self._written(name, "", sys.stdin.buffer.read())
        path = Path(name)
        if not _is_transcript(path):
            return self._heard(path)
        from voicecoach.transcript.read import read_bytes

        return self._written(name, path.suffix, read_bytes(path))

    def _written(self, name: str, suffix: str, data: bytes) -> "tuple[Answer, Source, EngineInfo | None]":
        from voicecoach import pipeline
        from voicecoach.transcript.read import parse_bytes

        if self.channel is not None:
            raise UsageError(f"--channel picks a side of a recording, and {name} is a transcript: use --speaker NAME.")
        transcript = parse_bytes(data, name, suffix)
        answer, source = pipeline.written_answer(transcript, self.speaker, name, hashlib.sha256(data).hexdigest())
        return answer, source, _engine_named_in(data)

    def _heard(self, path: Path) -> "tuple[Answer, Source, EngineInfo | None]":
        from voicecoach import pipeline
        from voicecoach.audio.decode import Decoder

        Decoder(path, channel=self.channel).close()  # what is no recording is refused before an engine is loaded for it
        if self.speaker is not None:
            raise UsageError(f"--speaker picks a voice from a transcript, and {path} is a recording: use --channel.")
        engine = self._engine = self._engine or get_engine(self.wish, Purpose.RECORDING, offline=self.offline)
        with listening_bar(path.name) as progress:
            recording = pipeline.transcribe(path, engine, channel=self.channel, progress=progress)
        if recording.truncated:
            note(f"{path} breaks off early; what there is of it was judged.")
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        return (*pipeline.spoken_answer(recording, str(path), digest), engine.info)


def _engine_named_in(data: bytes) -> "EngineInfo | None":
    """The recogniser that an analysis of ours was written by, so that its doubts are not lost in reading it back."""
    from voicecoach.engines.types import EngineInfo

    try:
        return EngineInfo(**json.loads(data)["engine"])
    except (ValueError, TypeError, KeyError):
        return None


def _is_transcript(path: Path) -> bool:
    """By its name; where the name says nothing by its first bytes; what comes through a pipe is text."""
    from voicecoach.transcript.encoding import looks_like_text
    from voicecoach.transcript.read import is_transcript_name

    try:
        mode = path.stat().st_mode
        if stat.S_ISFIFO(mode):
            return True
        if path.suffix or not stat.S_ISREG(mode):
            return is_transcript_name(path)
        with path.open("rb") as file:
            return looks_like_text(file.read(4096))
    except PermissionError as error:
        raise MissingInput(f"{path} may not be read: change its permissions, or copy it to where you may.") from error
    except OSError:
        return is_transcript_name(path)
