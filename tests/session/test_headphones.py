"""With headphones the candidate cuts the coach short: through a real microphone, loudspeaker and voice activity."""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from virtual_sound import VirtualSound, best_correlation, festival
from vowels import AH, SCHWA, silence, vowel

from voicecoach.audio.decode import decode
from voicecoach.audio.types import SAMPLE_RATE, Samples

SCRIPT = ("", "Let me stop you there.", "Let me stop you there.", "I'm done.", "Okay, right.", "Stop the session.")
"""What is understood: a laugh, the answer (once to know that it is one, once to write it down), and so on."""

QUIET = 0.005
"""Level under which nothing is played, full scale 1."""

Event = dict[str, str]


@dataclass
class Rehearsal:
    """The coach in a process of its own."""

    process: "subprocess.Popen[str]"
    events: list[Event]

    def wait_for(self, wanted: Callable[[Event], bool]) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.events.append(json.loads(line))
            if wanted(self.events[-1]):
                return
        raise AssertionError(self.events)

    def wait_for_move(self, move: str) -> None:
        self.wait_for(lambda event: event.get("move") == move)


@dataclass
class Rehearsed:
    events: list[Event]
    folder: Path
    loudspeaker: Samples
    answer: Samples

    def of(self, kind: str) -> list[Event]:
        return [event for event in self.events if event["event"] == kind]


@pytest.fixture(scope="module")
def rehearsed(virtual_sound: VirtualSound, tmp_path_factory: pytest.TempPathFactory) -> Rehearsed:
    """One rehearsal, held once for all the tests of this file."""
    place = tmp_path_factory.mktemp("headphones")
    answer, done, right, stop = (
        festival(text, place / f"candidate-{at}.wav") for at, text in enumerate((SCRIPT[1], *SCRIPT[3:]))
    )
    command = [sys.executable, str(Path(__file__).with_name("with_headphones.py")), str(place), *SCRIPT]
    env = virtual_sound.env | {"PYTHONPATH": str(Path(__file__).parent.parent)}
    with (
        virtual_sound.record_loudspeaker() as recording,
        subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True) as process,
    ):
        coach = Rehearsal(process, [])
        coach.wait_for(lambda event: event["event"] == "Sounding")
        time.sleep(1)
        virtual_sound.speak_into_microphone(laugh())
        coach.wait_for_move("go on")
        time.sleep(1)
        virtual_sound.speak_into_microphone(answer)
        coach.wait_for(lambda event: event["event"] == "Heard")
        virtual_sound.speak_into_microphone(done)
        coach.wait_for(lambda event: event.get("line") == "feedback")
        virtual_sound.speak_into_microphone(right)
        coach.wait_for_move("go on")
        virtual_sound.speak_into_microphone(stop)
        coach.wait_for(lambda event: event["event"] == "Outcome")
        assert process.wait(60) == 0
    return Rehearsed(coach.events, place, recording.samples, decode(answer).samples)


def test_who_gave_way_to_whom(rehearsed: Rehearsed) -> None:
    moves = [event["move"] for event in rehearsed.of("CutShort")]
    assert moves == ["stop", "go on", "stop", "yield", "stop", "go on", "stop", "yield"]
    assert rehearsed.events[-1] == {"event": "Outcome", "then": "stop", "heard": False}


def test_what_showed_only_that_somebody_listens_is_no_part_of_anything(rehearsed: Rehearsed) -> None:
    assert [event["text"] for event in rehearsed.of("Ignored")] == ["Okay, right."]
    assert [event["text"] for event in rehearsed.of("Heard")] == ["Let me stop you there."]


def test_the_coach_falls_silent_when_it_is_known_that_somebody_speaks(rehearsed: Rehearsed) -> None:
    """How long the second stretch was heard, by the loudspeaker and by what the microphone had delivered meanwhile."""
    _, went_on, stopped, *_ = (float(event["at"]) for event in rehearsed.of("CutShort"))
    begin, end = stretches(rehearsed.loudspeaker)[1]
    assert end - begin == pytest.approx(stopped - went_on, abs=0.5)


def test_the_coach_goes_on_with_the_sentence_in_which_it_was_stopped(rehearsed: Rehearsed) -> None:
    begin, _ = stretches(rehearsed.loudspeaker)[1]
    again = decode(rehearsed.folder / "said-1.wav").samples[:SAMPLE_RATE]
    score, at = best_correlation(again, rehearsed.loudspeaker[round((begin - 0.5) * SAMPLE_RATE) :][: 2 * SAMPLE_RATE])
    assert score > 0.9
    assert at < SAMPLE_RATE


def test_the_recording_begins_with_the_first_sample_of_what_cut_in(rehearsed: Rehearsed) -> None:
    kept = decode(rehearsed.folder / "answer.flac").samples
    score, at = best_correlation(rehearsed.answer[:SAMPLE_RATE], kept)
    assert score > 0.9
    assert at < SAMPLE_RATE
    assert float(rehearsed.of("Heard")[0]["at"]) < 1


def laugh() -> Samples:
    """A second of sound that has voice in it and no words."""
    return np.tile(np.concatenate([vowel(0.15, AH, SCHWA, pitch=150), silence(0.08)]), 5)


def stretches(samples: Samples) -> list[tuple[float, float]]:
    """Seconds at which each stretch of sound begins and ends; half a second of silence ends one."""
    loud = np.flatnonzero(np.abs(samples) > QUIET)
    groups = np.split(loud, np.flatnonzero(np.diff(loud) > SAMPLE_RATE // 2) + 1)
    return [(group[0] / SAMPLE_RATE, group[-1] / SAMPLE_RATE) for group in groups]
