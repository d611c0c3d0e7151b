"""The set-up scripts, run on a copy of the checkout with a Python that only takes notes."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPTS = ("run", "test", "setup", "lock")
TOOLS = ("sh", "dirname", "cat", "cksum", "uname", "mkdir", "rm", "grep", "tail", "env", "id", "cp", "chmod", "ls")

# Stands for any Python and for the one in the environment that it makes, where `pip` says where it lives.
PYTHON = """#!/bin/sh
case "$1 $2" in
    "-c "*version_info\\[:2\\]*) echo 3.11 ;;
    "-m venv")
        mkdir -p "$3/bin" && cp "$0" "$3/bin/python"
        printf '#!/bin/sh\\necho pip 26 from %s/lib\\n' "$3" >"$3/bin/pip"
        printf '#!/bin/sh\\necho "$PWD:$*"\\n' >"$3/bin/voicecoach"
        chmod +x "$3/bin/pip" "$3/bin/voicecoach"
        echo venv >>"$NOTES" ;;
    "-m pip")
        echo "$*" >>"$NOTES"
        [ -z "${PIP_SAYS-}" ] || { echo "$PIP_SAYS" && exit 1; } ;;
esac
"""


class Desk:
    """A checkout on a machine that has a shell, a few tools and, unless taken away, a Python."""

    def __init__(self, home: Path) -> None:
        self.checkout, self.bin, self.notes = home / "the checkout", home / "bin", home / "notes"
        self.bin.mkdir()
        for tool in TOOLS:
            found = shutil.which(tool)
            assert found
            (self.bin / tool).symlink_to(found)
        self.python = self.bin / "python3"
        self.python.write_text(PYTHON)
        self.python.chmod(0o755)
        for folder in ("scripts", "requirements"):
            shutil.copytree(ROOT / folder, self.checkout / folder)
        shutil.copy(ROOT / "pyproject.toml", self.checkout)

    def call(self, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run one of the scripts from a foreign directory; the notes begin anew."""
        self.notes.write_text("")
        return subprocess.run(
            [self.checkout / "scripts" / command[0], *command[1:]],
            cwd=self.bin.parent,
            env={"PATH": str(self.bin), "NOTES": str(self.notes), **environment},
            capture_output=True,
            text=True,
            check=False,
        )

    def took_notes(self) -> list[str]:
        """Return what Python was asked to do in the last call."""
        return self.notes.read_text().splitlines()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Return a checkout in a directory whose name has a space, on a machine without package managers."""
    return Desk(tmp_path)


@pytest.mark.parametrize("script", [*(f"scripts/{name}" for name in SCRIPTS), ".ci/run"])
def test_scripts_can_be_run_and_say_how(script: str) -> None:
    assert os.access(ROOT / script, os.X_OK)
    assert (
        (ROOT / script).read_text().splitlines()[1].startswith(f"# Usage: {'' if script[0] == '.' else './'}{script}")
    )


def test_first_run_installs_what_is_locked_and_starts_where_the_caller_stands(desk: Desk) -> None:
    done = desk.call("run", "analyze", "my answer.wav")
    assert (done.returncode, done.stdout) == (0, f"{desk.bin.parent}:analyze my answer.wav\n")
    venv, installer, lock, package = desk.took_notes()
    assert venv == "venv"
    assert installer.endswith("--require-hashes -r requirements/installer.txt")
    assert lock.endswith("--require-hashes -r requirements/runtime.txt")
    assert package.endswith("--no-deps --no-build-isolation --editable .")


def test_second_run_does_and_says_nothing(desk: Desk) -> None:
    desk.call("run")
    assert desk.call("run").stderr == ""
    assert desk.took_notes() == []


def test_changed_lock_is_installed_into_the_same_environment(desk: Desk) -> None:
    desk.call("run")
    with (desk.checkout / "requirements/runtime.txt").open("a") as lock:
        lock.write("# changed\n")
    desk.call("run")
    assert len(desk.took_notes()) == 3
    assert "venv" not in desk.took_notes()


def test_moved_checkout_gets_a_new_environment(desk: Desk) -> None:
    desk.call("run")
    desk.checkout = desk.checkout.rename(desk.checkout.with_name("elsewhere"))
    desk.call("run")
    assert desk.took_notes()[0] == "venv"


def test_environment_whose_python_is_gone_is_made_anew(desk: Desk) -> None:
    desk.call("run")
    (desk.checkout / ".venv/bin/python").unlink()
    desk.call("run")
    assert desk.took_notes()[0] == "venv"


def test_killed_set_up_is_begun_again(desk: Desk) -> None:
    desk.call("run")
    (desk.checkout / ".venv/unfinished").touch()
    desk.call("run")
    assert desk.took_notes()[0] == "venv"
    assert not (desk.checkout / ".venv/unfinished").exists()


def test_no_network_is_one_sentence(desk: Desk) -> None:
    done = desk.call("run", PIP_SAYS="WARNING: Retrying after connection broken by 'NewConnectionError'")
    assert (done.returncode, done.stdout) == (4, "")
    assert "connect this machine to the network" in done.stderr.splitlines()[-1]
    assert "Retrying" not in done.stderr
    assert desk.call("run").returncode == 0


def test_failing_pip_shows_the_end_of_the_log(desk: Desk) -> None:
    done = desk.call("run", PIP_SAYS="ERROR: THESE PACKAGES DO NOT MATCH THE HASHES")
    assert done.returncode == 4
    *_, last_of_log, sentence = done.stderr.splitlines()
    assert last_of_log == "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES"
    assert str(desk.checkout / "build/setup.log") in sentence


def test_no_python_is_one_sentence(desk: Desk) -> None:
    desk.python.unlink()
    done = desk.call("run")
    assert done.returncode == 4
    assert "needs Python 3.11 or newer" in done.stderr.splitlines()[-1]


def test_tests_do_not_start_without_their_system_packages(desk: Desk) -> None:
    done = desk.call("test")
    assert done.returncode == 4
    assert "pulseaudio" in done.stderr
    assert desk.took_notes() == []


def test_unknown_purpose_is_refused(desk: Desk) -> None:
    done = desk.call("setup", "everything")
    assert (done.returncode, done.stderr) == (2, "Usage: ./scripts/setup [run | test]\n")
