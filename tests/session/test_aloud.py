"""Speaking to deaf and to open ears: what counts as the candidate's, what waits for whom, from when silence counts."""

from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from voicecoach.audio.types import AudioBlock
from voicecoach.coach.floor import QUIET_LINE
from voicecoach.endpointing.types import SpeechStarted
from voicecoach.session.aloud import HalfDuplex, OpenEars
from voicecoach.session.events import CoachSpeaks, CutShort, Event, Line
from voicecoach.session.speaker import Spoken

BLOCK = 1600


class Mouth:
    """A speaker that says each sentence until it is told that it has been said."""

    def __init__(self) -> None:
        self.said: list[tuple[str, ...]] = []
        self.speech: Future[Spoken] = Future()

    def prepare(self, sentences: tuple[str, ...]) -> None:
        pass

    def say(self, sentences: list[str], keep_as: Path) -> None:
        self.said.append(tuple(sentences))

    def start(self, sentences: tuple[str, ...], keep_as: Path, first: int = 0) -> Future[Spoken]:
        self.said.append(sentences[first:])
        self.speech = Future()
        return self.speech

    def stop(self, heard: int = 1) -> None:
        if not self.speech.done():
            self.speech.set_result(Spoken(None, heard=False, sentences=heard))


class Table:
    """A coach with open ears, and somebody who speaks or does not, a tenth of a second at a time."""

    def __init__(self) -> None:
        self.mouth = Mouth()
        self.told: list[Event] = []
        mouth: Any = self.mouth
        self.coach = OpenEars(mouth, self.told.append)
        self._at = 0
        self._onset: int | None = None

    def pass_time(self, signs: str) -> None:
        """A tenth of a second a sign: `#` somebody speaks, `.` nobody does."""
        for sign in signs:
            block = AudioBlock(np.zeros(BLOCK, np.float32), self._at)
            began = sign == "#" and self._onset is None
            self._onset = None if sign == "." else self._at if began else self._onset
            self._at = block.end
            segmenter = SimpleNamespace(speaking=sign == "#", last_voice=self._at)
            listener: Any = SimpleNamespace(segmenter=segmenter)
            self.coach.listen(block, listener, [SpeechStarted(self._at - BLOCK)] if began else [])
            self.coach.follow(settled=True)

    @property
    def moves(self) -> list[str]:
        return [event.move for event in self.told if isinstance(event, CutShort)]


@pytest.fixture
def table() -> Iterator[Table]:
    table = Table()
    yield table
    table.coach.stop()


def line(text: str) -> CoachSpeaks:
    return CoachSpeaks(text, Line.ASIDE)


def test_the_coach_goes_on_from_the_sentence_it_was_stopped_in(table: Table) -> None:
    outcome = table.coach.say(line("One. Two? Three."), Path("kept.wav"))
    table.pass_time("..######.")
    assert table.mouth.said == [("One.", "Two?", "Three."), ("Two?", "Three.")]
    assert table.moves == ["stop", "go on"]
    table.mouth.speech.set_result(Spoken(Path("kept.wav"), heard=True, sentences=3))
    table.pass_time(".")
    assert outcome.result(0).heard
    assert not table.coach.busy


def test_a_line_waits_for_the_one_before_and_for_the_candidate(table: Table) -> None:
    table.coach.say(line("One."), Path("one.wav"))
    table.coach.say(line("Two."), Path("two.wav"))
    table.pass_time(".#####")
    assert table.coach.hear(0.5, command=False)
    table.pass_time("##")
    assert table.mouth.said == [("One.",)]
    table.pass_time(".")
    assert table.mouth.said == [("One.",), ("Two.",)]


def test_words_from_before_the_line_do_not_stop_it(table: Table) -> None:
    table.pass_time("..........")
    table.coach.say(line("One."), Path("one.wav"))
    table.pass_time(".")
    assert not table.coach.hear(0.9, command=True)
    assert table.coach.hear(1.1, command=True)
    assert table.moves == ["yield"]


def test_what_is_left_unsaid_is_known_as_that(table: Table) -> None:
    outcomes = [table.coach.say(line(text), Path("kept.wav")) for text in ("One.", "Two.")]
    table.coach.stop()
    assert [outcome.result(0).heard for outcome in outcomes] == [False, False]
    assert not table.coach.busy


@pytest.mark.parametrize(
    ("said", "command", "ignored"),
    [
        ("take your time", False, True),
        ("mhm okay", False, True),
        ("I'm done", True, False),
        ("your time I would take", False, False),
    ],
)
def test_what_is_said_meanwhile_is_the_candidate_s_unless_it_is_nothing(
    table: Table, said: str, *, command: bool, ignored: bool
) -> None:
    table.coach.say(line(QUIET_LINE), Path("kept.wav"))
    table.pass_time("...")
    assert (table.coach.ignores(said.split(), 0.2, command=command) is not None) is ignored


def test_a_sign_of_listening_is_an_answer_when_the_coach_has_ended(table: Table) -> None:
    table.coach.say(line("Is this better?"), Path("kept.wav"))
    table.pass_time("...")
    table.mouth.stop(1)
    table.pass_time("...")
    assert table.coach.ignores(["Okay."], 0.5, command=False) is None


def test_deaf_ears_count_silence_from_when_they_hear_again() -> None:
    mouth: Any = Mouth()
    gate: Any = nullcontext()
    coach = HalfDuplex(mouth, gate, lambda _: None)
    coach.say(line("A question that takes twenty seconds."), Path("kept.wav"))
    nobody: Any = None
    for start in (20 * 16_000, 21 * 16_000):
        coach.listen(AudioBlock(np.zeros(BLOCK, np.float32), start), nobody, [])
    assert coach.until == 20.0
    assert coach.ignores("a question that takes twenty seconds".split(), 20.5, command=False) is not None
    assert coach.ignores("a question that takes twenty seconds".split(), 24.5, command=False) is None
