"""The stream of events as JSON lines, for whoever wants to know afterwards what happened when, and why."""

import contextlib
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, fields
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import TextIO

from voicecoach.session.events import Event, Growing, Heard, Judged, Level, Retaken
from voicecoach.transcript.types import Turn


class EventLog:
    """Writes what happens to a file its owner alone can read; where it cannot be written, the session goes on without.

    Levels are left out: ten lines a second would bury the rest.
    """

    def __init__(self, path: Path, now: Callable[[], datetime]) -> None:
        """Start the log.

        Args:
            path: the file, made anew.
            now: the time of day.
        """
        self._now = now
        self._file: TextIO | None
        try:
            path.touch(mode=0o600)
            self._file = path.open("w", encoding="utf-8", buffering=1)
        except OSError:
            self._file = None

    def __enter__(self) -> "EventLog":
        return self

    def __exit__(self, *_: object) -> None:
        file, self._file = self._file, None
        if file is not None:
            _close(file)

    def __call__(self, event: Event) -> None:
        """Note an event."""
        if self._file is None or isinstance(event, Level):
            return
        line = {"time": self._now().isoformat(timespec="milliseconds"), "event": type(event).__name__, **_plain(event)}
        try:
            self._file.write(json.dumps(line, ensure_ascii=False) + "\n")
        except OSError:  # the disk is full; the recording, which matters more, says so
            _close(self._file)
            self._file = None


def _close(file: TextIO) -> None:
    """Close the log; what still waits to be written is lost where the disk does not take it."""
    with contextlib.suppress(OSError):
        file.close()


def _plain(event: Event) -> Mapping[str, object]:
    match event:
        case Heard(turn):
            return _said(turn)
        case Growing(kinds):
            return {"kinds": sorted(kinds)}
        case Judged(take=take, analysis=analysis):
            findings = [{"code": finding.code, "at": finding.at} for finding in analysis.findings]
            return {"seconds": take.seconds, "losses": [asdict(loss) for loss in take.losses], "findings": findings}
        case Retaken(retaking, name, take, comparison=comparison):
            spoken = {"progress": comparison.progress.value, "sentences": comparison.sentences}
            sound = {"seconds": take.seconds, "ending": take.ending.value, "name": name}
            return {"number": retaking.number, "code": retaking.code, **sound, **spoken}
    return {field.name: _value(getattr(event, field.name)) for field in fields(event)}


def _said(turn: Turn) -> Mapping[str, object]:
    first, last = (turn.words[0].start, turn.words[-1].end) if turn.words else (None, None)
    return {"text": " ".join(word.text for word in turn.words), "start": first, "end": last}


def _value(value: object) -> object:
    return value.value if isinstance(value, Enum) else value
