"""The lock files: complete, hashed, and free of addresses."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
LOCKS = {name: ROOT / f"requirements/{name}.txt" for name in ("installer", "runtime", "dev", "whisper-assets")}
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}\b")


def entries(lock: Path) -> list[str]:
    """Return a lock file's entries, each on one line, without the comments."""
    lines = [line for line in lock.read_text().splitlines() if not line.lstrip().startswith("#")]
    return "\n".join(lines).replace("\\\n", " ").split("\n")


def locked(lock: Path) -> dict[str, str]:
    """Return the version of every package in a lock file; every package stands there once."""
    pins = [re.match(r"(\S+)==([^\s;]+)", entry) for entry in entries(lock)]
    versions: dict[str, str] = {canonicalize_name(pin[1]): pin[2] for pin in pins if pin}
    assert len(versions) == len(pins)
    return versions


def asked_for() -> dict[str, list[str]]:
    """Return the requirements of pyproject.toml by the lock file that has to meet them."""
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text())
    groups = pyproject["dependency-groups"]
    runtime = [*pyproject["project"]["dependencies"], *pyproject["build-system"]["requires"], *groups["build"]]
    return {"runtime": runtime, **{name: groups[name] for name in ("installer", "dev", "whisper-assets")}}


@pytest.mark.parametrize("name", LOCKS)
def test_every_entry_is_pinned_and_hashed(name: str) -> None:
    assert locked(LOCKS[name])
    assert [entry for entry in entries(LOCKS[name]) if not HASH.search(entry)] == []


@pytest.mark.parametrize("name", LOCKS)
def test_no_address_and_no_path_is_named(name: str) -> None:
    assert re.findall(r"://|file:|(?<!\S)/\S+|--(?!hash=)\S+|\S @ ", LOCKS[name].read_text()) == []


@pytest.mark.parametrize("name", LOCKS)
def test_every_range_of_pyproject_is_met(name: str) -> None:
    versions = locked(LOCKS[name])
    requirements = [Requirement(line) for line in asked_for()[name]]
    assert [str(one) for one in requirements if versions[canonicalize_name(one.name)] not in one.specifier] == []


def test_tests_run_on_the_versions_that_people_run() -> None:
    runtime, dev = locked(LOCKS["runtime"]), locked(LOCKS["dev"])
    assert {name: dev[name] for name in runtime.keys() & dev} == {name: runtime[name] for name in runtime.keys() & dev}


def test_torch_stays_away() -> None:
    assert not any("torch" in locked(lock) for lock in LOCKS.values())
