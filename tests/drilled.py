"""A drill held in virtual time with a scripted candidate, for the tests of drills."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from played import PACE, Played, Utterance

from voicecoach.analysis.types import Analysis
from voicecoach.coach.conversation import Move
from voicecoach.coach.drills.find import find_drill
from voicecoach.coach.drills.sheet import PLACE
from voicecoach.coach.drills.types import Drill
from voicecoach.coach.phrases import read_phrases
from voicecoach.coach.prompts import Prompt
from voicecoach.coach.prompts_read import read_prompts
from voicecoach.resources import prompts_dir

DATA = prompts_dir() / PLACE

PROMPTS = read_prompts(prompts_dir())

PHRASES = read_phrases(prompts_dir())

MOST = 400
"""Looks at what the coach says, before a drill counts as endless; five seconds lie between two of them."""

Answers = Callable[[Move], str | None]
"""What the candidate says to a move; None for silence."""


@dataclass(frozen=True)
class Held:
    """A drill that is over."""

    script: str
    """Both sides, line by line."""
    moves: tuple[Move, ...]
    analysis: Analysis | None
    debrief: str
    """All that is said afterwards; empty when nothing was judged."""


def new_drill(name: str, *, seed: int = 7, prompt: str | None = None, minutes: float | None = None) -> Drill:
    """A drill with the data that ship."""
    return find_drill(name, prompts=PROMPTS, phrases=PHRASES, data=DATA, seed=seed, prompt=prompt, minutes=minutes)


def hold(drill: Drill, answers: Answers, says: Sequence[str] = (), pause: float = 2.0) -> Held:
    """Hold a drill to its end.

    Args:
        drill: which.
        answers: the candidate's side of the talk, once they have said what they had to say.
        says: what that is, in turns.
        pause: seconds between two of these, or until the coach has spoken.
    """
    prompt = Prompt(drill.prompt or drill.name, drill.round, drill.question, opening=" ".join(drill.opening))
    played = Played(prompt, drill.conversation, 60 * drill.minutes)
    script, answered = played.play(tuple(_spoken(says, pause))), 0
    for _ in range(MOST):
        if "END  " in script:
            break
        moves = played.exchange.moves[answered:]
        answered += len(moves)
        script = played.play(tuple(_spoken([reply for _, move in moves if (reply := answers(move))], 0.0)))
    else:
        raise AssertionError(f"no end in sight:\n{script}")
    said = "" if played.analysis is None else " ".join(drill.debrief(played.analysis).sentences)
    return Held(script, tuple(move for _, move in played.exchange.moves), played.analysis, said)


def _spoken(texts: Sequence[str], pause: float) -> Iterator[Utterance]:
    start = 0.0
    for text in texts:
        words = tuple(text.split())
        yield Utterance(words, start, len(words) / PACE)
        start += len(words) / PACE + pause
