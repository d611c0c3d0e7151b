"""The log of a session: what belongs to each event, and a disk that takes nothing."""

import json
from datetime import UTC, datetime
from pathlib import Path

from voicecoach.session.events import Gone, Level, Lost, Returned
from voicecoach.session.log import EventLog

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def test_what_became_of_the_microphone_is_kept(tmp_path: Path) -> None:
    with EventLog(tmp_path / "events.jsonl", lambda: NOON) as log:
        for event in (
            Gone(3.0, "Connect it."),
            Returned(9.5, "Headset", 6.5),
            Lost(20.0, None),
            Level(21.0, 0, 0, 0, 2),
        ):
            log(event)
    time = {"time": "2026-03-01T12:00:00.000+00:00"}
    assert [json.loads(line) for line in (tmp_path / "events.jsonl").read_text("utf-8").splitlines()] == [
        time | {"event": "Gone", "at": 3.0, "sentence": "Connect it."},
        time | {"event": "Returned", "at": 9.5, "device": "Headset", "seconds": 6.5},
        time | {"event": "Lost", "at": 20.0, "seconds": None},
    ]


def test_a_full_disk_ends_the_log_and_not_the_session() -> None:
    with EventLog(Path("/dev/full"), lambda: NOON) as log:
        for _ in range(3):
            log(Gone(3.0, "Connect it."))
            assert log._file is None
