"""A small Whisper model of random weights; a test file asks for it with `pytest_plugins = ("shape_fixtures",)`."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))

from shape_model import build


@pytest.fixture(scope="session")
def mini_whisper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("mini", tmp_path_factory.mktemp("models") / "mini")
