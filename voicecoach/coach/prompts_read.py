"""Reading prompts: TOML files, one a prompt, named by its identifier. Every fault is gathered with its place."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

from voicecoach.coach.prompts import (
    DESIGN_KINDS,
    EVIDENCE,
    STORY_KINDS,
    STORY_PARTS,
    TOPICS,
    Fact,
    Probe,
    Prompt,
    Shift,
    kinds_of,
)
from voicecoach.coach.prompts_table import Problem, Table
from voicecoach.errors import UsageError
from voicecoach.rubric.rounds import rounds

KEYS = ("round", "kind", "title", "opening", "text", "closing", "context", "facts", "shifts", "probes")
FACT_KEYS = ("topic", "asked", "says", "decide")
SHIFT_KEYS = ("at", "says", "wants")
PROBE_KEYS = ("missing", "at", "says")


def prompt_paths(*directories: Path) -> tuple[Path, ...]:
    """The prompts in some directories, by identifier; of two with the same, that in the later directory."""
    files = (path for directory in directories for path in directory.glob("*.toml"))
    found = {path.stem: path for path in files if not path.name.startswith(".")}  # hidden ones are an editor's
    return tuple(found[identifier] for identifier in sorted(found))


def read_prompts(*directories: Path) -> tuple[Prompt, ...]:
    """Every prompt of some directories, as `prompt_paths` finds them.

    Raises:
        UsageError: a file is no prompt.
    """
    return tuple(load_prompt(path) for path in prompt_paths(*directories))


def load_prompt(path: Path) -> Prompt:
    """The prompt in a file.

    Raises:
        UsageError: it cannot be read, is no TOML, or lacks what a prompt needs.
    """
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise UsageError(f"{path} cannot be read as TOML: `voicecoach prompts check` shows why.") from error
    prompt, problems = read_prompt(path.stem, tables)
    if problems:
        raise UsageError(f"{path} is no prompt yet ({problems[0].sentence}): `voicecoach prompts check` shows where.")
    return prompt


def read_prompt(identifier: str, tables: Mapping[str, object]) -> tuple[Prompt, tuple[Problem, ...]]:
    """The prompt in the tables of a file, without what cannot be read, and why that cannot.

    Args:
        identifier: the file's name without its suffix.
        tables: as `tomllib` gives them.
    """
    top = Table(tables, (), KEYS)
    facts = top.tables("facts", FACT_KEYS)
    shifts = top.tables("shifts", SHIFT_KEYS)
    probes = top.tables("probes", PROBE_KEYS)
    round_name = top.one_of("round", tuple(entry.name for entry in rounds()))
    kinds = kinds_of(round_name) if round_name else (*DESIGN_KINDS, *STORY_KINDS)
    kind = top.one_of("kind", kinds, default=kinds[0])
    evidence = EVIDENCE if kind in DESIGN_KINDS else (*STORY_PARTS, *EVIDENCE)
    prompt = Prompt(
        id=identifier,
        round=round_name,
        text=top.text("text", needed=True),
        kind=kind,
        title=top.text("title"),
        opening=top.text("opening"),
        closing=top.text("closing"),
        context=top.text("context"),
        facts=tuple(_fact(table) for table in facts),
        shifts=tuple(_shift(table) for table in shifts),
        probes=tuple(_probe(table, evidence) for table in probes),
    )
    every = (top, *facts, *shifts, *probes)
    return prompt, tuple(problem for table in every for problem in table.problems)


def _fact(table: Table) -> Fact:
    decide = table.flag("decide")
    return Fact(
        topic=table.one_of("topic", TOPICS),
        asked=tuple(tuple(entry.split()) for entry in table.texts("asked")),
        says=table.text("says", needed=not decide),
        decide=decide,
    )


def _shift(table: Table) -> Shift:
    return Shift(table.minute("at"), table.text("says", needed=True), tuple(table.wants("wants")))


def _probe(table: Table, evidence: tuple[str, ...]) -> Probe:
    return Probe(table.one_of("missing", evidence), table.minute("at"), table.text("says", needed=True))
