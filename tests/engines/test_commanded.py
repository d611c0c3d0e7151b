"""A recogniser's words, put right where the sound is a command and the words half say so."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from virtual_sound import festival

from voicecoach.audio.decode import decode
from voicecoach.audio.types import Samples
from voicecoach.coach.commands import wordings
from voicecoach.engines.commanded import Commanded
from voicecoach.engines.keywords import KeywordSearch
from voicecoach.engines.types import EngineInfo
from voicecoach.transcript.types import Word


@dataclass(frozen=True)
class Writes:
    """A recogniser that always writes the same."""

    text: str
    info: EngineInfo = field(default=EngineInfo("test", "", verbatim=True, offline_fallback=False))

    def transcribe(self, samples: Samples) -> tuple[Word, ...]:
        del samples
        return tuple(Word(word, at * 0.3, at * 0.3 + 0.3, 0.9 - at / 10) for at, word in enumerate(self.text.split()))


@pytest.fixture(scope="module")
def search() -> KeywordSearch:
    return KeywordSearch(wordings())


@pytest.fixture(scope="module")
def paused(tmp_path_factory: pytest.TempPathFactory) -> Samples:
    place: Path = tmp_path_factory.mktemp("command")
    return decode(festival("Pause the session.", place / "pause.wav")).samples


def heard(search: KeywordSearch, text: str, sound: Samples) -> tuple[Word, ...]:
    return Commanded(Writes(text), search).transcribe(sound)


def test_a_command_that_is_half_heard_is_heard(search: KeywordSearch, paused: Samples) -> None:
    words = heard(search, "cause the session", paused)
    assert [word.text for word in words] == ["pause", "the", "session"]
    assert words[0].start == 0.0
    assert words[-1].end == pytest.approx(0.9)
    assert {word.probability for word in words} == {0.7}


@pytest.mark.parametrize("text", ["gods must be crazy", ""])
def test_words_that_do_not_bear_it_out_stay(search: KeywordSearch, paused: Samples, text: str) -> None:
    assert " ".join(word.text for word in heard(search, text, paused)) == text


def test_other_speech_keeps_its_words(search: KeywordSearch, tmp_path: Path) -> None:
    sound = decode(festival("We keep the session in a cache.", tmp_path / "said.wav")).samples
    assert " ".join(word.text for word in heard(search, "pause the session", sound)) == "pause the session"
    assert " ".join(word.text for word in heard(search, "we keep the session", sound)) == "we keep the session"
