"""What the candidate may say to the program instead of to the interviewer; only when it is all they say."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Literal, get_args

from voicecoach.coach.said_time import moments

Phase = Literal["answer", "paused", "feedback"]
"""Where in a session a command may be given."""

ALONE = 1.0
"""Seconds of silence before a brief command. A recogniser's utterances end at pauses of 0.6 s, and sentences that are
cut there end in "stop", "again" or "skip" now and then; nobody hesitates that long before the last word."""

ADDRESS = frozenset({"coach", "voicecoach"})

FILLING = frozenset("um umm uh uhm erm er ah hmm hm mm okay ok so well and please now then".split())
"""Words that make a command neither more nor less of one, at its ends."""

ROUGHLY = FILLING - {"and"} | frozenset({"the", "about", "around", "like"})
"""Words that make a moment neither more nor less of one: "again from about, um, nine forty"."""


class Command(StrEnum):
    """What the program can be told."""

    DONE = "done"
    PAUSE = "pause"
    RESUME = "resume"
    REPEAT = "repeat"
    TIME = "time"
    THINKING = "thinking"
    SKIP = "skip"
    AGAIN = "again"
    RETAKE = "retake"
    DETAILS = "details"
    NEXT = "next"
    LOUDER = "louder"
    SLOWER = "slower"
    HELP = "help"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the table of commands."""

    command: Command
    phases: tuple[Phase, ...]
    says: tuple[str, ...]
    """Whole utterances that give it, the one to teach first."""
    brief: tuple[str, ...]
    """Words that give it after a silence, after "coach", or in the menu behind the feedback."""
    key: str | None
    """The key that gives it; None where there is none."""
    explains: str
    """What it does, as the end of a sentence."""
    kept: bool
    """True where the words stay in the answer."""
    timed: tuple[str, ...] = ()
    """Openings that give it when a moment of the answer follows, and nothing else."""


@cache
def table() -> tuple[Entry, ...]:
    """Every command, in the order they are explained."""
    text = files("voicecoach.coach").joinpath("commands.toml").read_text(encoding="utf-8")
    return tuple(_entry(Command(name), row) for name, row in tomllib.loads(text).items())


def _entry(command: Command, row: Mapping[str, object]) -> Entry:
    def strings(name: str) -> tuple[str, ...]:
        several = row.get(name, [])
        assert isinstance(several, list)
        return tuple(map(str, several))

    key = row.get("key")
    return Entry(
        command,
        tuple(phase for phase in get_args(Phase) if phase in strings("when")),
        strings("says"),
        strings("brief"),
        None if key is None else str(key),
        str(row["explains"]),
        row.get("kept") is True,
        strings("from"),
    )


def wordings() -> tuple[str, ...]:
    """Every wording that gives a command somewhere, once each."""
    return tuple(dict.fromkeys(said for entry in table() for said in (*entry.says, *entry.brief)))


def heard_command(words: Iterable[str], phase: Phase, *, silence: float = 0.0) -> Entry | None:
    """The command that an utterance gives, when it gives one and says nothing else.

    Args:
        words: the utterance's words as written.
        phase: where in the session it was said.
        silence: seconds without speech before it.
    """
    spoken, addressed = _bare(words)
    alone = addressed or phase == "feedback" or silence >= ALONE
    for entry in table():
        whole = spoken in _spoken_forms(entry) or (alone and spoken in entry.brief) or bool(_moments(entry, spoken))
        if phase in entry.phases and whole:
            return entry
    return next((entry for entry in table() if phase in entry.phases and _closes_with(entry, spoken)), None)


def named_moments(entry: Entry, words: Iterable[str]) -> tuple[float, ...]:
    """The moments of the answer that a command may name, in seconds, likeliest first; empty when it names none.

    Args:
        entry: the command.
        words: the utterance that gave it, as written.
    """
    return _moments(entry, _bare(words)[0])


def _moments(entry: Entry, spoken: str) -> tuple[float, ...]:
    openings = (opening for opening in entry.timed if spoken.startswith(f"{opening} "))
    named = ([word for word in spoken.removeprefix(opening).split() if word not in ROUGHLY] for opening in openings)
    return next((said for words in named if (said := moments(words))), ())


def _closes_with(entry: Entry, spoken: str) -> bool:
    """True where words that stay in the answer may also close a longer utterance ("Three people. Give me a minute")."""
    return entry.kept and any(spoken.endswith(f" {form}") for form in _spoken_forms(entry))


def pressed_command(key: str, phase: Phase) -> Entry | None:
    """The command a key gives; None when it gives none here."""
    return next((entry for entry in table() if entry.key == key and phase in entry.phases), None)


@cache
def _spoken_forms(entry: Entry) -> frozenset[str]:
    return frozenset(_bare(said.split())[0] for said in entry.says)


def _bare(words: Iterable[str]) -> tuple[str, bool]:
    """An utterance without punctuation and filling, and whether it was addressed to the coach."""
    plain = [word.lower().replace("’", "'").strip(".,!?-…") for word in words]
    spoken = _trimmed([_SPELT.get(word, word) for word in plain if word])
    addressed = bool(spoken) and spoken[0] in ADDRESS
    return " ".join(_trimmed(spoken[1:]) if addressed else spoken), addressed


_SPELT = {"im": "i'm", "lets": "let's", "whats": "what's", "thats": "that's"}
"""Spellings without the apostrophe, which some recognisers leave out."""


def _trimmed(words: Sequence[str]) -> Sequence[str]:
    first, last = 0, len(words)
    while first < last and words[first] in FILLING:
        first += 1
    while last > first and words[last - 1] in FILLING:
        last -= 1
    return words[first:last]


def options(phase: Phase) -> str:
    """What can be said now, as one sentence for the ear."""
    offered = [entry for entry in table() if phase in entry.phases and entry.command is not Command.HELP]
    parts = [f"{_taught(entry)} {entry.explains}" for entry in offered]
    return f"You can say: {'; '.join(parts)}."


def _taught(entry: Entry) -> str:
    """The wording to teach: the brief one where there is one."""
    return f'"{(entry.brief or entry.says)[0]}"'


def says_done(words: Iterable[str]) -> bool:
    """True when an utterance says that the answer is over, and nothing else.

    Args:
        words: the utterance's words as written.
    """
    entry = heard_command(words, "answer")
    return entry is not None and entry.command is Command.DONE
