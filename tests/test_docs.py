"""The documentation keeps up: every command, engine, rule, exit status and room stands in it."""

import re
from pathlib import Path

import pytest
import typer

from voicecoach.analysis.rules import RULES
from voicecoach.cli.app import app
from voicecoach.engines.choose import EngineName
from voicecoach.reports.document import SCHEMA

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def commands() -> list[str]:
    return sorted(typer.main.get_command(app).commands)  # type: ignore[attr-defined]


@pytest.mark.parametrize("command", commands())
def test_every_command_stands_in_the_readme(command: str) -> None:
    assert f"voicecoach {command}" in README


@pytest.mark.parametrize("name", [rule.code for rule in RULES] + [engine.value for engine in EngineName])
def test_every_rule_and_engine_stands_in_the_readme(name: str) -> None:
    assert f"| `{name}`" in README


def test_the_readme_begins_with_the_two_commands() -> None:
    block = README.partition("```sh\n")[2].partition("```")[0]
    assert [line.split("#")[0].strip() for line in block.splitlines()] == ["./scripts/run demo", "./scripts/test"]


def test_links_lead_somewhere() -> None:
    for page in (ROOT / "README.md", *(ROOT / "docs").glob("*.md")):
        for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
            assert target.startswith("https://") or (page.parent / target).exists(), target


def test_every_room_stands_in_the_house() -> None:
    house = (ROOT / "docs" / "house.md").read_text(encoding="utf-8")
    for entry in (ROOT / "voicecoach").iterdir():
        if entry.is_dir() and (entry / "__init__.py").exists() and entry.name != "samples":
            assert f"`{entry.name}/`" in house
        elif entry.suffix == ".py" and not entry.name.startswith("__"):
            assert f"`{entry.name}`" in house


def test_the_schema_is_described() -> None:
    assert SCHEMA in (ROOT / "docs" / "json.md").read_text(encoding="utf-8")


def test_the_changelog_has_an_entry_for_what_comes_next() -> None:
    assert "## Unreleased" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
