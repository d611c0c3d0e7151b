"""The prompts to choose from: those that ship, and the user's own in a directory beside their sessions."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from voicecoach.cli.console import note
from voicecoach.errors import UsageError

if TYPE_CHECKING:
    from voicecoach.coach.prompts import Prompt

FOLDER = "prompts"
"""Directory, among what the user makes, whose `.toml` files are read."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Every prompt there is."""

    prompts: "tuple[Prompt, ...]"
    """By identifier."""
    unusable: Mapping[str, UsageError]
    """Why those that cannot be read cannot, by identifier."""


def own_folder() -> Path:
    """Where the user's own prompts are looked for."""
    from voicecoach.resources import data_dir

    return data_dir() / FOLDER


def every_path() -> tuple[Path, ...]:
    """The file of every prompt, by identifier; one of the user's stands in for one that ships."""
    from voicecoach.coach.prompts_read import prompt_paths
    from voicecoach.resources import prompts_dir

    return prompt_paths(prompts_dir(), own_folder())


def shelf() -> Shelf:
    """Every prompt, and what stands where prompts do and is none."""
    from voicecoach.coach.prompts_read import load_prompt

    prompts, unusable = [], dict[str, UsageError]()
    for path in every_path():
        try:
            prompts.append(load_prompt(path))
        except UsageError as fault:
            unusable[path.stem] = fault
    return Shelf(tuple(prompts), unusable)


def find_prompt(identifier: str) -> "Prompt":
    """The prompt of that name.

    Raises:
        UsageError: there is none, or its file is no prompt.
    """
    from voicecoach.coach.prompts import choose_prompt

    found = shelf()
    if fault := found.unusable.get(identifier):
        raise fault
    return choose_prompt(found.prompts, identifier, None)


def due_prompt(identifier: str | None, round_name: str | None) -> "Prompt":
    """The prompt to practise: the one named, else the one of the round that was never practised or longest ago.

    Raises:
        UsageError: there is no such prompt or round, or the prompt belongs to another round.
    """
    from voicecoach.coach.prompts import choose_prompt
    from voicecoach.rubric.rounds import find_round
    from voicecoach.storage.practised import last_practised

    if round_name is not None:
        find_round(round_name)
    found = shelf()
    if identifier is not None and identifier in found.unusable:
        raise found.unusable[identifier]
    for fault in found.unusable.values():
        note(f"Left out: {fault}")
    return choose_prompt(found.prompts, identifier, round_name, tuple(last_practised()))


def prompt_after(last: "Prompt") -> "Prompt":
    """The prompt that follows one in its round."""
    from voicecoach.coach.prompts import next_prompt

    return next_prompt(shelf().prompts, last)
