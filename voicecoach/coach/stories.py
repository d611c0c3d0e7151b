"""Which stories answer which questions: through what questions are after, as `stories.toml` has it."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from voicecoach.coach.prompts import Prompt
from voicecoach.rubric.stories import ROUND, Story


@dataclass(frozen=True, slots=True)
class Theme:
    """Something several questions are after."""

    name: str
    prompts: tuple[str, ...]
    """Identifiers of the questions."""


@cache
def themes() -> tuple[Theme, ...]:
    """All of them."""
    text = files("voicecoach.coach").joinpath("stories.toml").read_text(encoding="utf-8")
    return tuple(Theme(row["name"], tuple(row["prompts"])) for row in tomllib.loads(text)["themes"])


def questions(prompts: Iterable[Prompt]) -> tuple[str, ...]:
    """The prompts that ask for a story, by identifier."""
    return tuple(prompt.id for prompt in prompts if prompt.round == ROUND)


def covers(prompt: str | None) -> frozenset[str]:
    """The questions that a story told for one of them answers: that one, and those of the same themes."""
    if prompt is None:
        return frozenset()
    return frozenset({prompt}.union(*(theme.prompts for theme in themes() if prompt in theme.prompts)))


def uncovered(stories: Iterable[Story], prompts: Iterable[Prompt]) -> tuple[str, ...]:
    """The questions that no story answers."""
    answered = frozenset[str]().union(*(covers(story.prompt) for story in stories))
    return tuple(question for question in questions(prompts) if question not in answered)


def fitting(question: str, stories: Iterable[Story]) -> tuple[Story, ...]:
    """The stories that answer a question, the best first: told for it, then by themes in common and by parts told."""
    able = [story for story in stories if question in covers(story.prompt)]
    return tuple(sorted(able, key=lambda story: (story.prompt != question, -_common(question, story), _order(story))))


def ranked(stories: Iterable[Story]) -> tuple[Story, ...]:
    """The stories, each being the one that answers most questions that those before it leave open."""
    left, answered, order = sorted(stories, key=_order), frozenset[str](), list[Story]()
    while left:
        best = max(left, key=lambda story: len(covers(story.prompt) - answered))  # of equals, the first
        answered |= covers(best.prompt)
        left.remove(best)
        order.append(best)
    return tuple(order)


def _common(question: str, story: Story) -> int:
    return sum(question in theme.prompts and story.prompt in theme.prompts for theme in themes())


def _order(story: Story) -> tuple[int, str]:
    """Those with most parts first."""
    return len(story.latest.missing), story.name
