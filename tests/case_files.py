"""The Markdown cases of the rules: what they may hold, and how they become spoken answers.

A file `CODE.md` has sections `## fires: title` and `## silent: title`; `**bold**` marks the words a finding must quote.
Beside plain words a section may hold

    {steps}        the words of passages/steps.txt
    > And then?    on a line of its own: what the interviewer says there
    [4 s]          a silence before the next word

and a line `Round: pm` before the first section sets the round of all of them (else tpm).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from spoken import SOURCE, answer

from voicecoach.analysis.runner import analyse
from voicecoach.analysis.types import Analysis
from voicecoach.transcript.types import Answer, OtherTurn, Timing, Word

CASES = Path(__file__).parent / "cases"

SILENCE = re.compile(r"\[(\d+) s\]")


@dataclass(frozen=True)
class RuleCase:
    code: str
    fires: bool
    title: str
    text: str
    """The speaker's words."""
    marked: str
    round: str = "tpm"
    others: tuple[tuple[int, str], ...] = ()
    """What the interviewer says, with the index of the speaker's next word."""
    silences: tuple[tuple[int, int], ...] = ()
    """Seconds of silence, with the index of the word after them."""

    def __str__(self) -> str:
        return f"{self.code}: {'fires' if self.fires else 'silent'}: {self.title}"

    def judged(self, text: str) -> Analysis:
        """The analysis of the case in one of its forms, which has the same number of words."""
        words = len(text.split())
        assert words == len(self.text.split())
        others = tuple(OtherTurn("Interviewer", said, None, None, before_word=at) for at, said in self.others)
        spoken = answer(text, others=others, timing=Timing.WORD if self.silences else Timing.CUE)
        return analyse(_with_silences(spoken, self.silences), SOURCE, None, round_name=self.round)


def _with_silences(spoken: Answer, silences: tuple[tuple[int, int], ...]) -> Answer:
    words: tuple[Word, ...] = spoken.words
    for at, seconds in silences:
        words = (*words[:at], *(word.later(seconds) for word in words[at:]))
    return replace(spoken, words=words)


def read_cases(path: Path) -> list[RuleCase]:
    """The cases of one rule."""
    preamble, *sections = path.read_text(encoding="utf-8").split("\n## ")
    named = re.search(r"^Round: (\w+)$", preamble, re.MULTILINE)
    return [_case(path.stem, named[1] if named else "tpm", section) for section in sections]


def all_cases() -> list[RuleCase]:
    """The cases of every rule."""
    return [case for path in sorted(CASES.glob("*.md")) for case in read_cases(path)]


def _case(code: str, round_name: str, section: str) -> RuleCase:
    heading, _, body = section.partition("\n")
    kind, _, title = heading.partition(": ")
    assert kind in {"fires", "silent"}, heading
    marked = re.findall(r"\*\*(.+?)\*\*", body, re.DOTALL)
    assert len(marked) == (kind == "fires"), heading
    words: list[str] = []
    others: list[tuple[int, str]] = []
    silences: list[tuple[int, int]] = []
    for part in _parts(body.replace("**", "")):
        if part.startswith("> "):
            others.append((len(words), part.removeprefix("> ")))
        elif found := SILENCE.fullmatch(part):
            silences.append((len(words), int(found[1])))
        else:
            words += part.split()
    marks = " ".join(" ".join(marked).split())
    return RuleCase(code, kind == "fires", title, " ".join(words), marks, round_name, tuple(others), tuple(silences))


def _parts(body: str) -> Iterator[str]:
    """The interviewer's lines, silences, and the words between them, in order."""
    filled = re.sub(r"\{([\w-]+)\}", lambda name: (CASES / "passages" / f"{name[1]}.txt").read_text("utf-8"), body)
    for line in filled.splitlines():
        if line.startswith("> "):
            yield line
        else:
            yield from (part for part in re.split(r"(\[\d+ s\])", line) if part.strip())
