"""`stories.json`: the user's stories by name, and when each was told."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from voicecoach.resources import data_dir
from voicecoach.rubric.stories import PARTS, Story, Telling
from voicecoach.storage.preparing import keep_data, moment, read_kept, text
from voicecoach.transcript.fields import number

SCHEMA = "voicecoach.stories/1"

FILE = "stories.json"


def read_stories(root: Path | None = None) -> tuple[Story, ...]:
    """Every story, by name.

    Raises:
        UnreadableInput: the file is damaged.
        DeviceError: the disk refuses.
    """
    return read_kept((root or data_dir()) / FILE, SCHEMA, _stories, ())


def keep_stories(stories: Iterable[Story], root: Path | None = None) -> None:
    """Have these stories, and no others.

    Raises:
        DeviceError: the disk refuses.
    """
    rows = [_row(story) for story in sorted(stories, key=lambda story: story.name)]
    keep_data((root or data_dir()) / FILE, SCHEMA, {"stories": rows})


def _row(story: Story) -> dict[str, Any]:
    tellings = [
        {
            "session": telling.session,
            "told": telling.told.isoformat(),
            "seconds": telling.seconds,
            "parts": dict(telling.parts),
        }
        for telling in story.tellings
    ]
    return {"name": story.name, "prompt": story.prompt, "tellings": tellings}


def _stories(data: Mapping[str, Any]) -> tuple[Story, ...]:
    return tuple(sorted(map(_story, data["stories"]), key=lambda story: story.name))


def _story(row: Mapping[str, Any]) -> Story:
    tellings = tuple(map(_telling, row["tellings"]))
    if not tellings:
        raise ValueError("a story that was never told")
    prompt = row["prompt"]
    return Story(text(row["name"]), None if prompt is None else text(prompt), tellings)


def _telling(row: Mapping[str, Any]) -> Telling:
    parts = {part: number(row["parts"][part]) for part in PARTS if part in row["parts"]}
    return Telling(text(row["session"]), moment(row["told"]), number(row["seconds"]), parts)
