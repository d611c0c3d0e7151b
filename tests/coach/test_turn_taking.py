"""Plays of turn-taking: what a candidate says, keeps silent and presses, and what comes of it, in virtual time.

A play lists what the candidate does, one line each, and under it, indented and with the minute, whatever comes of it:

    says 4s: words      four seconds of speech; "..." in the words is half a second without voice, a breath
    waits 9s            nothing is heard
    presses p
        01:30 coach: words      is said aloud, and nobody listens meanwhile
        01:30 does: pause       is left to the session to carry out
        01:30 ends: KEY         the answer is over; nothing after it counts
        01:30 keeps: words      become a part of the answer

The sound is cut by the segmenter of the live loop, and words come half a second after their utterance is over.
"""

import re
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
import pytest

from voicecoach.audio.types import SAMPLE_RATE, seconds
from voicecoach.coach.commands import pressed_command
from voicecoach.coach.floor import Act, Do, End, Floor, Say
from voicecoach.endpointing.segmenter import Segmenter
from voicecoach.endpointing.settings import LIVE
from voicecoach.endpointing.types import CHUNK, Utterance

BREATH = 0.5
DECODING = 0.5
A_WORD = 0.35
"""Seconds the coach takes for a word."""


@dataclass
class Stage:
    """Plays one answer chunk by chunk and writes down what comes of it."""

    floor: Floor
    happened: list[str] = field(default_factory=list)
    over: bool = False
    _at: int = 0
    _ear: Segmenter = field(default_factory=lambda: Segmenter(LIVE))
    _said: deque[tuple[int, str]] = field(default_factory=deque)
    _unwritten: deque[tuple[float, Utterance]] = field(default_factory=deque)

    @property
    def now(self) -> float:
        return seconds(self._at)

    def says(self, length: float, words: str) -> None:
        parts = words.split(" ... ")
        for at, part in enumerate(parts):
            if at:
                self._listen(BREATH, voice=0.0)
            self._said.append((self._at, part))
            self._listen(length / len(parts), voice=0.9)

    def waits(self, length: float) -> None:
        self._listen(length, voice=0.0)

    def presses(self, key: str) -> None:
        entry = pressed_command(key, self.floor.phase)
        assert entry is not None
        self._carry_out(self.floor.obey(entry, self.now))

    def _listen(self, length: float, voice: float) -> None:
        for _ in range(round(length * SAMPLE_RATE / CHUNK)):
            if self.over:
                return
            events = self._ear.push(np.array([voice], np.float32))
            self._at += CHUNK
            self._unwritten.extend((self.now + DECODING, each) for each in events if isinstance(each, Utterance))
            settled = not self._unwritten
            self._write_down()
            self._carry_out(self.floor.tick(self.now, speaking=self._ear.speaking, settled=settled))

    def _write_down(self) -> None:
        while self._unwritten and (self.over or self._unwritten[0][0] <= self.now):
            _, utterance = self._unwritten.popleft()
            words = " ".join(self._words(utterance)).split()
            start, end = seconds(utterance.start) + LIVE.pre_roll, seconds(utterance.end) - LIVE.pad
            belongs, acts = self.floor.hear(words, start, end, alone=not utterance.follows)
            if belongs and words:
                self._note(f"keeps: {' '.join(words)}")
            self._carry_out(acts)

    def _words(self, utterance: Utterance) -> Iterable[str]:
        while self._said and self._said[0][0] < utterance.end:
            yield self._said.popleft()[1]

    def _carry_out(self, acts: Iterable[Act]) -> None:
        for act in acts:
            match act:
                case Say(text) if not self.over:
                    self._note(f"coach: {text}")
                    self._speak(text)
                case Do(command) if not self.over:
                    self._note(f"does: {command.value}")
                case End(ending) if not self.over:
                    self._note(f"ends: {ending.name}")
                    self._end()

    def _end(self) -> None:
        """What is still being said or written down belongs to the answer."""
        self.over = True
        self._unwritten.extend((self.now, utterance) for utterance in self._ear.finish())
        self._write_down()

    def _speak(self, text: str) -> None:
        self._at += round(A_WORD * len(text.split()) * SAMPLE_RATE / CHUNK) * CHUNK
        self._ear.reset(self._at)
        self.floor.spoke(self.now)

    def _note(self, what: str) -> None:
        self.happened.append(f"{int(self.now) // 60:02}:{int(self.now) % 60:02} {what}")


SAYS = re.compile(r"says (\d+)s: (.*)")
WAITS = re.compile(r"waits (\d+)s")


def played(play: str, minutes: float) -> str:
    """Play what the candidate does and write under each line what came of it."""
    stage, lines = Stage(Floor(minutes * 60)), []
    for line in play.strip().splitlines():
        if line.startswith(" "):
            continue
        if said := SAYS.fullmatch(line):
            stage.says(float(said[1]), said[2])
        elif waits := WAITS.fullmatch(line):
            stage.waits(float(waits[1]))
        else:
            stage.presses(line.removeprefix("presses "))
        lines += [line, *(f"    {what}" for what in stage.happened)]
        stage.happened.clear()
    return "\n".join(lines)


PLAYS = {
    "thinking for five to ten seconds never ends an answer, and nobody cuts in": (
        45,
        """
waits 8s
says 4s: so the first question is who uses it
waits 9s
    00:13 keeps: so the first question is who uses it
says 3s: say ten thousand people
waits 5s
    00:25 keeps: say ten thousand people
says 5s: then one database is enough
waits 9s
    00:35 keeps: then one database is enough
says 4s: and we add a cache later
waits 9s
    00:48 keeps: and we add a cache later
""",
    ),
    "a long silence gets one line and no more": (
        45,
        """
says 4s: so the first question is who uses it
waits 90s
    00:05 keeps: so the first question is who uses it
    00:14 coach: Take your time. Say, I'm done, when you are.
says 4s: say ten thousand people
waits 12s
    01:42 keeps: say ten thousand people
    01:51 coach: Take your time.
""",
    ),
    "silence from the first second on is silence like any other": (
        45,
        """
waits 60s
    00:10 coach: Take your time. Say, I'm done, when you are.
""",
    ),
    "give me a minute buys a minute": (
        45,
        """
says 2s: give me a minute
waits 55s
    00:03 keeps: give me a minute
waits 25s
    01:12 coach: Take your time. Say, I'm done, when you are.
""",
    ),
    "whoever speaks before the minute is over has used it": (
        45,
        """
says 2s: let me think about that
waits 20s
    00:03 keeps: let me think about that
says 4s: we start with one region
waits 15s
    00:27 keeps: we start with one region
    00:36 coach: Take your time. Say, I'm done, when you are.
""",
    ),
    "five minutes left are announced once, and in a pause": (
        12,
        """
says 410s: we start with one region
    00:15 keeps: we start with one region
says 20s: and then we add another
    06:59 keeps: and then we add another
waits 3s
    07:10 coach: Five minutes left.
says 20s: and then a third
    07:29 keeps: and then a third
waits 3s
""",
    ),
    "nobody is told of five minutes while they take a breath": (
        12,
        """
says 425s: we start with one region
    00:15 keeps: we start with one region
says 9s: and then ... we add another
    07:10 keeps: and then
waits 2s
    07:15 keeps: we add another
    07:15 coach: Five minutes left.
""",
    ),
    "time is up in a pause": (
        2,
        """
says 100s: we start with one region
    00:15 keeps: we start with one region
waits 9s
says 8s: and we stop there
waits 9s
    01:57 keeps: and we stop there
    02:00 ends: TIME
""",
    ),
    "time is up in the middle of a sentence, which may be finished": (
        2,
        """
says 110s: we start with one region
    00:15 keeps: we start with one region
waits 2s
says 20s: and the last thing is ... what it costs
    02:02 keeps: and the last thing is
waits 5s
    02:13 ends: TIME
    02:13 keeps: what it costs
""",
    ),
    "but not without end": (
        2,
        """
says 110s: we start with one region
    00:15 keeps: we start with one region
waits 2s
says 60s: and the last thing is
    02:07 keeps: and the last thing is
    02:20 ends: TIME
""",
    ),
    "a breath after the time is no pause": (
        2,
        """
says 125s: we start with one region ... and then
    00:15 keeps: we start with one region
    01:15 keeps: and then
waits 2s
    02:06 ends: TIME
""",
    ),
    "a pause stops the clock, and nothing in it is a part of the answer": (
        10,
        """
says 60s: we start with one region
    00:15 keeps: we start with one region
waits 2s
says 1s: pause
waits 300s
    01:04 does: pause
says 9s: no mother I am in an interview ... go on
waits 3s
says 2s: how much time is left
waits 3s
    06:18 coach: Eight minutes left.
says 1s: I'm back
waits 2s
    06:23 does: resume
says 2s: how much time is left
waits 2s
    06:27 coach: Eight minutes left.
""",
    ),
    "time cannot be up in a pause": (
        2,
        """
says 100s: we start with one region
    00:15 keeps: we start with one region
presses p
    01:40 does: pause
waits 600s
presses p
    11:40 does: resume
waits 5s
says 30s: and one more thing
    12:00 keeps: and one more thing
waits 2s
    12:15 ends: TIME
""",
    ),
    "commands inside a sentence are words of the answer": (
        45,
        """
says 5s: when the job says ... I'm done ... we skip this question
waits 2s
    00:07 keeps: when the job says I'm done we skip this question
says 4s: and then the workers stop
waits 3s
    00:13 keeps: and then the workers stop
says 3s: how much time is left for the migration
waits 2s
    00:19 keeps: how much time is left for the migration
""",
    ),
    "nor are they commands where a long sentence was cut at a breath": (
        45,
        """
says 20s: so the coordinator waits until every worker has told it ... I'm done
    00:10 keeps: so the coordinator waits until every worker has told it
waits 3s
    00:21 keeps: I'm done
says 1s: I'm done
waits 3s
    00:25 ends: SAID
""",
    ),
    "a brief word is a command after a silence, not after a pause for breath": (
        45,
        """
says 4s: if the queue is full we
waits 1s
says 1s: stop
    00:05 keeps: if the queue is full we
waits 3s
    00:07 keeps: stop
says 1s: stop
waits 2s
    00:11 does: stop
""",
    ),
    "the clock is told when it is asked for, and the answer goes on": (
        10,
        """
says 150s: we start with one region
    00:15 keeps: we start with one region
waits 1s
says 2s: how much time do I have left
waits 9s
    02:34 coach: Seven minutes left.
says 4s: then we add a cache
waits 2s
    02:48 keeps: then we add a cache
""",
    ),
    "asking counts as speaking: the silence begins anew": (
        45,
        """
waits 9s
presses t
    00:08 coach: Forty-four minutes left.
waits 9s
waits 4s
    00:20 coach: Take your time. Say, I'm done, when you are.
""",
    ),
    "a key ends it in the middle of a word, and nothing that was said is lost": (
        45,
        """
says 4s: we start with one region
waits 2s
    00:05 keeps: we start with one region
says 9s: and when that is full we
presses enter
    00:14 ends: KEY
    00:14 keeps: and when that is full we
""",
    ),
}


@pytest.mark.parametrize("title", PLAYS)
def test_the_play_goes_as_written(title: str) -> None:
    minutes, play = PLAYS[title]
    assert played(play, minutes) == play.strip()
