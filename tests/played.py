"""A rehearsal played through in virtual time, from a script of what the candidate says and when.

A script begins with a line of settings and goes on with what both sides say:

    subtitle-updates neutral 45
    00:05 YOU    How many members does this reach?
    00:08 COACH  Some three hundred million members.                    [fact sheet: scale]
    01:10-03:40 YOU  So first of all ...                                (talks on all that time)

Only the candidate's lines are input; `play_script` gives back the whole script, with what the coach made of them. A
candidate who is being talked to waits with the next line until the coach has finished; whoever is cut short stops.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from voicecoach.analysis.runner import analyse
from voicecoach.analysis.types import Analysis, Source
from voicecoach.coach.commands import Command
from voicecoach.coach.conversation import Conversation
from voicecoach.coach.floor import Do, End, Floor, Say
from voicecoach.coach.interviewer import Interviewer, closing_line
from voicecoach.coach.manner import Tone
from voicecoach.coach.phrases import read_phrases
from voicecoach.coach.prompts import Prompt, choose_prompt
from voicecoach.coach.prompts_read import read_prompts
from voicecoach.coach.spoken import duration
from voicecoach.resources import prompts_dir
from voicecoach.session.exchange import Exchange
from voicecoach.session.judging import CANDIDATE, session_transcript
from voicecoach.transcript.speaker import select
from voicecoach.transcript.types import Turn, Word

STEP = 0.1
"""Seconds between two looks at the clock."""

PACE = 2.5
"""Words a second, where a line does not say how long it takes."""

HEARD_AFTER = 0.6
"""Seconds of silence after which an utterance is written down."""

UNSAID = "//"
"""Stands before what the candidate did not come to say, because the coach cut in."""

LINE = re.compile(r"(\d+:\d\d)(?:-(\d+:\d\d))? +(YOU|COACH|END) +(.*)")


@dataclass(frozen=True)
class Utterance:
    """What the candidate says in one breath."""

    words: tuple[str, ...]
    start: float
    seconds: float
    stretched: bool = False
    """True when the script says how long it takes."""


def play_script(script: str) -> tuple[str, Analysis | None]:
    """Play a script; gives it back with the coach's side as it came out, and the last judgement."""
    head, *lines = [line for line in script.splitlines() if line.strip() and not line.startswith("#")]
    identifier, tone, minutes = head.split()
    prompt = choose_prompt(read_prompts(prompts_dir()), identifier, None)
    interviewer = Interviewer(prompt, read_phrases(prompts_dir()), limit=60 * float(minutes), tone=Tone(tone))
    told = Played(prompt, interviewer, 60 * float(minutes))
    said = told.play(tuple(_candidate(lines)))
    return f"{head}\n{said}", told.analysis


class Played:
    """One rehearsal without sound."""

    def __init__(self, prompt: Prompt, conversation: Conversation, limit: float) -> None:
        self.exchange = Exchange(Floor(limit), conversation, closing_line(prompt, limit))
        self.analysis: Analysis | None = None
        self._prompt = prompt
        self._lines: list[str] = []
        self._now = 0.0
        self._over = False

    def play(self, utterances: Sequence[Utterance]) -> str:
        """Say the candidate's lines at their times, and listen to what comes back."""
        for utterance in utterances:
            self._wait(until=utterance.start)
            if self._over:
                break
            self._say(utterance)
        self._wait(until=self._now + 5)
        return "".join(f"{line}\n" for line in self._lines)

    def _wait(self, until: float) -> None:
        while self._now < until and not self._over:
            self._tick(speaking=False)

    def _say(self, utterance: Utterance) -> None:
        begun, texts = self._now, utterance.words
        share = utterance.seconds / len(texts)
        self._lines.append("")
        place = len(self._lines) - 1
        end, said = begun + utterance.seconds, len(texts)
        cut: Sequence[object] = ()
        while self._now < end and not cut:
            self._now = round(self._now + STEP, 3)
            cut = self.exchange.tick(self._now, speaking=True, settled=True)
        if cut:
            said = max(1, int((self._now - begun) / share))
        words = tuple(Word(text, begun + at * share, begun + (at + 1) * share) for at, text in enumerate(texts[:said]))
        when = f"{_clock(begun)}-{_clock(end)}" if utterance.stretched else _clock(begun)
        unsaid = [UNSAID, *texts[said:]] if cut else []
        self._lines[place] = f"{when} YOU    {' '.join([*texts[:said], *unsaid])}"
        while self._now < end + HEARD_AFTER and not cut:
            self._tick(speaking=False, settled=False)
        _, acts = self.exchange.hear(Turn(words), words[0].start or 0.0, words[-1].end or 0.0)
        self._judge()
        self._do((*cut, *acts))

    def _tick(self, *, speaking: bool, settled: bool = True) -> None:
        self._now = round(self._now + STEP, 3)
        self._do(self.exchange.tick(self._now, speaking=speaking, settled=settled))

    def _do(self, acts: Sequence[object]) -> None:
        for act in acts:
            match act:
                case Say(text, reason, move):
                    self._lines.append(f"{_clock(self._now)} COACH  {text}  [{reason}]")
                    begun, self._now = self._now, round(self._now + duration([text]), 1)
                    self.exchange.speaks(text, begun, None if move is None else move.kind)
                    self.exchange.heard_out(self._now)
                case Do(Command.REPEAT):
                    self._do([Say(self._prompt.text, "the question was asked for")])
                case End(ending):
                    self._lines.append(f"{_clock(self._now)} END    {ending.value}")
                    self._over = True

    def _judge(self) -> None:
        if any(turn.speaker == CANDIDATE for turn in self.exchange.turns):
            transcript = session_transcript(self._prompt.spoken, self.exchange.turns)
            self.analysis = analyse(
                select(transcript, CANDIDATE),
                Source("played", "audio", None, ""),
                None,
                round_name=self._prompt.round,
                prompt=self._prompt.id,
            )
            self.exchange.look(self.analysis)


def _candidate(lines: Sequence[str]) -> Iterator[Utterance]:
    for line in lines:
        match = LINE.match(line)
        if match is None:
            raise ValueError(f"not a line of a script: {line}")
        begin, end, who, text = match.groups()
        if who == "YOU":
            words = tuple(word for word in text.split() if word != UNSAID)
            start = _seconds(begin)
            yield Utterance(words, start, _seconds(end) - start if end else len(words) / PACE, bool(end))


def _seconds(clock: str) -> float:
    minutes, seconds = clock.split(":")
    return 60.0 * int(minutes) + int(seconds)


def _clock(seconds: float) -> str:
    return f"{int(seconds) // 60:02}:{int(seconds) % 60:02}"
