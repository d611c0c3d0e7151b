"""Interview questions, kept as TOML files beside the program: one a file, named by its identifier."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from voicecoach.errors import UsageError

DEFAULT_ROUND = "tpm"
"""The round of a rehearsal for which nothing was chosen."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """One question, as the interviewer would put it."""

    id: str
    round: str
    """Name of the round it belongs to."""
    text: str
    """Said aloud at the start."""


def read_prompts(directory: Path) -> tuple[Prompt, ...]:
    """Every prompt of a directory, by identifier.

    Raises:
        UsageError: a file is not a prompt.
    """
    return tuple(_read(path) for path in sorted(directory.glob("*.toml")))


def choose_prompt(prompts: tuple[Prompt, ...], identifier: str | None, round_name: str | None) -> Prompt:
    """The prompt asked for, or the first of the round (of the TPM round where none is named).

    Raises:
        UsageError: there is no such prompt, none for the round, or it belongs to another round.
    """
    if identifier is None:
        wanted = round_name or DEFAULT_ROUND
        for prompt in prompts:
            if prompt.round == wanted:
                return prompt
        raise UsageError(f"There is no prompt for the round {wanted!r} yet; choose one with --prompt.")
    for prompt in prompts:
        if prompt.id == identifier:
            if round_name not in {None, prompt.round}:
                raise UsageError(f"The prompt {identifier} belongs to the round {prompt.round}: leave --round out.")
            return prompt
    known = ", ".join(prompt.id for prompt in prompts)
    raise UsageError(f"There is no prompt called {identifier!r}; the prompts are {known}.")


def next_prompt(prompts: tuple[Prompt, ...], last: Prompt) -> Prompt:
    """The question after one, of the same round; after the last of the round comes its first."""
    same = [prompt for prompt in prompts if prompt.round == last.round]
    at = next((at for at, prompt in enumerate(same) if prompt.id == last.id), -1)
    return same[(at + 1) % len(same)] if same else last


def _read(path: Path) -> Prompt:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        return Prompt(path.stem, str(table["round"]), " ".join(str(table["text"]).split()))
    except (tomllib.TOMLDecodeError, KeyError, UnicodeDecodeError, OSError) as error:
        raise UsageError(f"{path} is not a prompt ({error}); it needs round and text, in TOML.") from error
