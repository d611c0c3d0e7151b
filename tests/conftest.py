"""Fixtures for every room: real speech, and a sound card made of software."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from commands import Voicecoach
from virtual_sound import VirtualSound, festival

from voicecoach.audio.decode import decode
from voicecoach.audio.types import Samples
from voicecoach.resources import HOME_VARIABLE

SPOKEN = "Before I design anything, how many people will use this?"


@pytest.fixture(scope="session")
def virtual_sound() -> Iterator[VirtualSound]:
    card = VirtualSound()
    yield card
    card.close()


@pytest.fixture(scope="session")
def spoken_wav(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return festival(SPOKEN, tmp_path_factory.mktemp("spoken") / "question.wav")


@pytest.fixture(scope="session")
def spoken(spoken_wav: Path) -> Samples:
    return decode(spoken_wav).samples


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep every test out of the user's own sessions and models."""
    place = tmp_path_factory.mktemp("home")
    monkeypatch.setenv(HOME_VARIABLE, str(place))
    return place


@pytest.fixture
def voicecoach(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Voicecoach:
    return Voicecoach(monkeypatch, capsys)
