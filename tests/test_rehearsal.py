"""A whole rehearsal through sound devices: questions asked aloud and answered, a shift, feedback, and a way out."""

import itertools
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import soundfile
from candidate import COACH, YOU, Candidate
from virtual_sound import VirtualSound, best_correlation

from voicecoach.audio.decode import decode
from voicecoach.audio.types import SAMPLE_RATE, Samples

SCOPE = "How many users do we have, and how fresh must the subtitles be?"
TEAM = "How many engineers are on the team?"
PRIORITY = "What matters most, speed or cost?"
DESIGN = (
    "I would use Kafka for the updates.",
    "It is a highly scalable design.",
    "It was decided to move everything to the new pipeline.",
)
CLOCK = "How much time do I have left?"
METRIC = "I would count the plays that start without subtitles."
RECOVERY = "With three engineers I would drop the dashboard, and keep the rollback."
DONE = "I'm done."
STOP = "Stop the session."
ALL = (SCOPE, TEAM, PRIORITY, *DESIGN, CLOCK, METRIC, RECOVERY, DONE, STOP)

SHIFT = "The team has just been cut to three engineers."

MINUTES = "2.5"
"""A round so short that the shift of minute 18 of 45 comes after one."""

BREATH = 0.9
"""Seconds between two sentences: too few for the coach to take the floor."""


@dataclass(frozen=True)
class Rehearsed:
    """What is left of a rehearsal."""

    status: int
    lines: list[str]
    folder: Path
    loudspeaker: Samples
    said: dict[str, Samples]
    replies: dict[str, str]
    """What the coach said to what the candidate said."""

    def json(self, name: str) -> dict[str, Any]:
        """A file of the session."""
        parsed: dict[str, Any] = json.loads((self.folder / name).read_text("utf-8"))
        return parsed

    def events(self, kind: str) -> list[dict[str, Any]]:
        """What happened, of one kind."""
        events = map(json.loads, (self.folder / "events.jsonl").read_text("utf-8").splitlines())
        return [event for event in events if event["event"] == kind]


@pytest.fixture(scope="module")
def rehearsed(virtual_sound: VirtualSound, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rehearsed]:
    """One rehearsal, held once for all the tests of this file."""
    command = ["practice", "--prompt", "subtitle-updates", "--engine", "pocketsphinx", "--minutes", MINUTES]
    with virtual_sound.record_loudspeaker() as recording:
        candidate = Candidate(virtual_sound, tmp_path_factory.mktemp("rehearsal"), command)
        try:
            replies = take_part(candidate)
            status = candidate.leave()
        finally:
            candidate.close()
    yield Rehearsed(status, candidate.lines, candidate.folder, recording.samples, candidate.said, replies)


def take_part(candidate: Candidate) -> dict[str, str]:
    """The candidate's side of the conversation; gives what the coach replied to what."""
    replies = {}
    candidate.rehearse(ALL)
    candidate.listened_to()
    for question in (SCOPE, TEAM, PRIORITY):
        candidate.say(question)
        replies[question] = candidate.listen()
    candidate.say(*DESIGN, pause=BREATH)
    candidate.say(CLOCK)
    replies[CLOCK] = candidate.listen()
    while SHIFT not in candidate.listen():  # a question of the coach's own may come first
        candidate.say(METRIC)
    candidate.say(RECOVERY, pause=BREATH)
    candidate.say(DONE)
    candidate.listened_to(times=2)
    candidate.say(STOP)
    return replies


def test_questions_are_answered_from_the_fact_sheet(rehearsed: Rehearsed) -> None:
    assert rehearsed.replies[SCOPE] == (
        "Some three hundred million members, in a hundred and ninety countries. "
        "Within ten minutes of publishing, worldwide."
    )
    assert rehearsed.replies[TEAM] == "Six engineers, and the goodwill of the player team."
