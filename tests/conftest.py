"""Fixtures for every room: real speech, and a sound card made of software."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from virtual_sound import VirtualSound, festival

from voicecoach.audio.decode import decode
from voicecoach.audio.types import Samples

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
